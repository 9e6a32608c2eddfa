import type { Kysely } from 'kysely';
import type { Database } from '../database.js';
import type { InboxEntryRow, Tables } from '../tables.js';

/** An event as it came. */
export interface InboxEntry {
  /** Stripe's id of the event. */
  readonly id: string;
  readonly type: string;
  /** Null: the platform's own. */
  readonly account: string | null;
  /** Unix seconds, Stripe's. */
  readonly created: number;
  readonly body: string;
  /**
   * `received` is in the queue, `waiting` for somebody to know its account, `answered` was a question and never is in
   * the queue, `ignored` is of the other mode.
   */
  readonly state: InboxEntryRow['state'];
  /** Why it is in quarantine, or ignored. */
  readonly reason: string | null;
  readonly receivedAt: Date;
  /** How often it was taken from the queue. */
  readonly attempts: number;
}

export type NewInboxEntry = Pick<InboxEntry, 'id' | 'type' | 'account' | 'created' | 'body' | 'reason'> & {
  readonly state: Extract<InboxEntry['state'], 'received' | 'quarantined' | 'answered' | 'ignored'>;
};

export interface InboxEntries {
  /** Durable when it resolves, with the ids of those that are new; the others are as they were. */
  receive(entries: readonly NewInboxEntry[], at: Date): Promise<ReadonlySet<string>>;
  /** Takes the oldest from the queue until `until`: then they are in it again, if nothing has come of them. */
  claim(most: number, at: Date, until: Date): Promise<InboxEntry[]>;
  /** Out of the queue, until their account is known. */
  park(ids: readonly string[]): Promise<void>;
  /** What waited for an account that is known by now is in the queue again; says how much that is. */
  releaseKnown(at: Date): Promise<number>;
  quarantine(id: string, reason: string): Promise<void>;
  /**
   * Out of the quarantine, as what it is read as now: into the queue as if it had just come, or where else that belongs.
   * False when it is not in quarantine. Read under another id it is another entry, and this one is over.
   */
  replay(id: string, as: NewInboxEntry, at: Date): Promise<boolean>;
  /** Removes about `most` of what came before then and is not in the queue, and says how many. */
  removeExpired(before: Date, most: number): Promise<number>;
}

export function createInboxEntries({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): InboxEntries {
  return {
    receive: (sent, at) => receive(db, sent, at),
    claim: (most, at, until) => claim(db, { most, at, until, locksRows }),
    async park(ids) {
      if (ids.length === 0) return;
      await db
        .updateTable('inbox_entries')
        .set({ state: 'waiting', attempts: 0 })
        .where('id', 'in', [...ids])
        .where('state', '=', 'received')
        .execute();
    },
    async releaseKnown(at) {
      const { numUpdatedRows } = await db
        .updateTable('inbox_entries')
        .set({ state: 'received', due_at: at.getTime() })
        .where('state', '=', 'waiting')
        .where((where) =>
          where.or([
            where('account', 'in', (query) =>
              query.selectFrom('inbox_accounts').select('account').where('known_at', 'is not', null),
            ),
            where('account', 'in', (query) => query.selectFrom('account_grants').select('account')),
          ]),
        )
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async quarantine(id, reason) {
      await db
        .updateTable('inbox_entries')
        .set({ state: 'quarantined', reason })
        .where('id', '=', id)
        .where('state', '=', 'received')
        .execute();
    },
    replay: (id, as, at) => db.transaction().execute((tx) => replay(tx, id, as, at)),
    removeExpired: (before, most) => removeExpired(db, before, most),
  };
}

interface Claim {
  readonly most: number;
  readonly at: Date;
  readonly until: Date;
  readonly locksRows: boolean;
}

async function claim(db: Kysely<Tables>, { most, at, until, locksRows }: Claim): Promise<InboxEntry[]> {
  const rows = await db
    .with('next', (query) =>
      query
        .selectFrom('inbox_entries')
        .select('id')
        .where('state', '=', 'received')
        .where('due_at', '<=', at.getTime())
        .orderBy('due_at')
        .limit(most)
        .$if(locksRows, (next) => next.forUpdate().skipLocked()),
    )
    .updateTable('inbox_entries')
    .set((set) => ({ due_at: until.getTime(), attempts: set('attempts', '+', 1) }))
    .where('id', 'in', (query) => query.selectFrom('next').select('id'))
    .returningAll()
    .execute();
  return rows.map(toEntry).sort(byAge);
}

async function receive(db: Kysely<Tables>, sent: readonly NewInboxEntry[], at: Date): Promise<ReadonlySet<string>> {
  if (sent.length === 0) return new Set();
  const inserted = await db
    .insertInto('inbox_entries')
    .values(
      sent.map(({ id, type, account, created, body, state, reason }) => ({
        ...{ id, type, account, created, body, state, reason },
        received_at: at.getTime(),
        due_at: at.getTime(),
        attempts: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return new Set(inserted.map(({ id }) => id));
}

async function replay(tx: Kysely<Tables>, id: string, as: NewInboxEntry, at: Date): Promise<boolean> {
  const { type, account, created, state, reason } = as;
  const now = { attempts: 0, due_at: at.getTime() };
  const over = { state: 'ignored', reason: `It is ${as.id}.` } as const;
  const { numUpdatedRows } = await tx
    .updateTable('inbox_entries')
    .set(as.id === id ? { type, account, created, state, reason, ...now } : over)
    .where('id', '=', id)
    .where('state', '=', 'quarantined')
    .executeTakeFirst();
  if (numUpdatedRows > 0n && as.id !== id) await receive(tx, [as], at);
  return numUpdatedRows > 0n;
}

async function removeExpired(db: Kysely<Tables>, before: Date, most: number): Promise<number> {
  const old = await db
    .selectFrom('inbox_entries')
    .select('id')
    .where('received_at', '<', before.getTime())
    .where('state', '!=', 'received')
    .orderBy('received_at')
    .limit(most)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) {
    await db.deleteFrom('inbox_applied').where('id', 'in', ids).execute();
    await db.deleteFrom('inbox_entries').where('id', 'in', ids).execute();
  }
  const objects = db
    .selectFrom('inbox_objects')
    .select('object')
    .where('created', '<', Math.floor(before.getTime() / 1000))
    .limit(most - ids.length);
  const { numDeletedRows } = await db.deleteFrom('inbox_objects').where('object', 'in', objects).executeTakeFirst();
  return ids.length + Number(numDeletedRows);
}

export function toEntry(row: InboxEntryRow): InboxEntry {
  const { id, type, account, created, body, state, reason, attempts } = row;
  return { id, type, account, created, body, state, reason, attempts, receivedAt: new Date(row.received_at) };
}

/** What happened first; within a second of Stripe's, what came first. */
function byAge(a: InboxEntry, b: InboxEntry): number {
  return a.created - b.created || a.receivedAt.getTime() - b.receivedAt.getTime();
}
