import type { InboxEntry, InboxFilter, InboxPage, Store } from '../store/index.js';
import { read } from './receive.js';

/** What came of a wish to replay. `unreadable` would stand in quarantine again at once, and stays there. */
export type Replay =
  | { readonly kind: 'replayed' | 'elsewhere'; readonly entry: InboxEntry }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' };

/** For people who look after what was received. */
export interface InboxDesk {
  /** Newest first. */
  page(filter: InboxFilter, page: InboxPage): Promise<InboxEntry[]>;
  find(id: string): Promise<InboxEntry | null>;
  /** From the quarantine into the queue, read anew; `elsewhere` was not in quarantine, and is as it was. */
  replay(id: string): Promise<Replay>;
  /** When the events of each of these accounts were last looked for at Stripe; those where that never was are left out. */
  checkedAt(accounts: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

export interface DeskOptions {
  readonly inbox: Store['inbox'];
  readonly mode: 'test' | 'live';
  /** Something is in the queue. */
  readonly onReplayed?: () => void;
  readonly now?: () => number;
}

export function createDesk({ inbox, mode, onReplayed = () => undefined, now = Date.now }: DeskOptions): InboxDesk {
  return {
    page: (filter, page) => inbox.page(filter, page),
    find: (id) => inbox.find(id),
    checkedAt: (accounts) => inbox.checks.checkedAt(accounts),
    async replay(id) {
      const found = await inbox.find(id);
      if (found === null) return { kind: 'missing' };
      if (found.state !== 'quarantined') return { kind: 'elsewhere', entry: found };
      const { entry: as } = read(found.body, mode, now());
      if (as.state === 'quarantined') return { kind: 'unreadable', reason: as.reason ?? '' };
      const done = await inbox.replay(id, as, new Date(now()));
      if (done) onReplayed();
      const entry = await inbox.find(as.id);
      if (entry === null) return { kind: 'missing' };
      return { kind: done ? 'replayed' : 'elsewhere', entry };
    },
  };
}
