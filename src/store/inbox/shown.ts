import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import { type InboxEntry, toEntry } from './entries.js';

/** How much is in the queue, waits and stands in quarantine, and since when the oldest is in the queue. */
export interface InboxCounts {
  readonly received: number;
  readonly waiting: number;
  readonly quarantined: number;
  readonly oldestReceivedAt: Date | null;
}

export interface InboxFilter {
  readonly states?: readonly InboxEntry['state'][] | undefined;
  readonly account?: string | undefined;
}

/** Where a page begins: after or before the entry of this id. */
export interface InboxPage {
  readonly limit: number;
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

/** What people are shown of the inbox. */
export interface InboxShown {
  find(id: string): Promise<InboxEntry | null>;
  /** Newest first. */
  page(filter: InboxFilter, page: InboxPage): Promise<InboxEntry[]>;
  counts(): Promise<InboxCounts>;
}

export function createInboxShown(db: Kysely<Tables>): InboxShown {
  const entries = () => db.selectFrom('inbox_entries').selectAll();
  const row = (id: string) => entries().where('id', '=', id).executeTakeFirst();
  return {
    async find(id) {
      const found = await row(id);
      return found ? toEntry(found) : null;
    },
    async page({ states, account }, { limit, olderThan, newerThan }) {
      const cursor = newerThan ?? olderThan;
      const start = cursor === undefined ? undefined : await row(cursor);
      if (cursor !== undefined && !start) return [];
      const way = newerThan === undefined ? 'desc' : 'asc';
      const found = await entries()
        .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
        .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
        .$if(start !== undefined, (query) =>
          query.where((where) => beyond(where, start ?? { received_at: 0, id: '' }, way)),
        )
        .orderBy('received_at', way)
        .orderBy('id', way)
        .limit(limit)
        .execute();
      return (newerThan === undefined ? found : found.reverse()).map(toEntry);
    },
    counts: () => counts(db),
  };
}

function beyond(
  { eb, refTuple, tuple }: ExpressionBuilder<Tables, 'inbox_entries'>,
  { received_at, id }: { readonly received_at: number; readonly id: string },
  way: 'asc' | 'desc',
) {
  return eb(refTuple('received_at', 'id'), way === 'desc' ? '<' : '>', tuple(received_at, id));
}

async function counts(db: Kysely<Tables>): Promise<InboxCounts> {
  const rows = await db
    .selectFrom('inbox_entries')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('received_at').as('oldest')])
    .where('state', 'in', ['received', 'waiting', 'quarantined'])
    .groupBy('state')
    .execute();
  const of = (state: InboxEntry['state']) => rows.find((row) => row.state === state);
  const oldest = of('received')?.oldest ?? null;
  return {
    received: Number(of('received')?.count ?? 0),
    waiting: Number(of('waiting')?.count ?? 0),
    quarantined: Number(of('quarantined')?.count ?? 0),
    oldestReceivedAt: oldest === null ? null : new Date(Number(oldest)),
  };
}
