import type { Resource } from '../wire/endpoint.js';

export const issuingResources: readonly Resource[] = [];
