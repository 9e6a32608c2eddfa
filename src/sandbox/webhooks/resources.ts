import type { Resource } from '../wire/endpoint.js';
import { thinEventResource } from './thin-events.js';
import { webhookEndpointResource } from './webhook-endpoints.js';

export const webhookResources: readonly Resource[] = [webhookEndpointResource, thinEventResource];
