import type { Resource } from '../wire/endpoint.js';

export const treasuryResources: readonly Resource[] = [];
