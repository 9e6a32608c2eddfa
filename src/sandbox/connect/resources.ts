import type { Resource } from '../wire/endpoint.js';
import { eventResource } from './events.js';

export const connectResources: readonly Resource[] = [eventResource];
