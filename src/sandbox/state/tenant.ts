import type { Journal } from './journal.js';

/** An account as the owner of objects: the platform, or one connected account. Collections hang on it. */
export interface Tenant {
  readonly id: string;
  readonly isPlatform: boolean;
  readonly journal: Journal;
}
