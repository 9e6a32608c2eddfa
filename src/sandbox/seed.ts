import type { Dispatcher } from './dispatch.js';

/** Ids of the demo world, for banners, demos and tests. */
export interface Seeded {
  accounts: string[];
}

export function plantSeed(_dispatcher: Dispatcher): Seeded {
  return { accounts: [] };
}
