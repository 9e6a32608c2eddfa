import DataLoader from 'dataloader';
import type { InboxPort } from './inbox-entry.type.js';

/** When the events of accounts were last looked for, of all that one request asks for at once. */
export type EventsChecked = Pick<DataLoader<string, Date | null>, 'load'>;

export function createEventsChecked(inbox: Pick<InboxPort, 'checkedAt'>): EventsChecked {
  return new DataLoader<string, Date | null>(async (accounts) => {
    const found = await inbox.checkedAt(accounts);
    return accounts.map((account) => found.get(account) ?? null);
  });
}
