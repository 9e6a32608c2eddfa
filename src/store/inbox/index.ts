import type { Database } from '../database.js';
import { type InboxAccounts, createInboxAccounts } from './accounts.js';
import { type Applied, createApplied } from './applied.js';
import { createInboxChecks, type InboxChecks } from './checks.js';
import { createInboxEntries, type InboxEntries } from './entries.js';
import { createInboxShown, type InboxShown } from './shown.js';

export type { InboxAccounts } from './accounts.js';
export type { Applied, AppliedEntry, AppliedFilter, Applying, Numbered } from './applied.js';
export type { Check, InboxChecks } from './checks.js';
export type { InboxEntries, InboxEntry, NewInboxEntry } from './entries.js';
export type { InboxCounts, InboxFilter, InboxPage, InboxShown } from './shown.js';

/** What Stripe tells us: received once, applied in an order that has no gaps. */
export interface Inbox extends InboxEntries, InboxShown, Applied {
  readonly accounts: InboxAccounts;
  readonly checks: InboxChecks;
}

export function createInbox(database: Pick<Database, 'db' | 'locksRows'>): Inbox {
  return {
    ...createInboxEntries(database),
    ...createInboxShown(database.db),
    ...createApplied(database),
    accounts: createInboxAccounts(database.db),
    checks: createInboxChecks(database.db),
  };
}
