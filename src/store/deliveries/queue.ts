import type { Kysely } from 'kysely';
import type { Database } from '../database.js';
import type { Tables } from '../tables.js';
import type { AttemptOutcome, DeliveryAttemptRow, DeliveryRow } from './tables.js';
import type { ReplayRange } from './making.js';

/** An event on its way to a partner. */
export interface DeliveryRecord {
  readonly id: string;
  readonly endpoint: string;
  readonly topic: string;
  readonly account: string | null;
  /** Stripe's id of the event. Null: it is a notice of our own. */
  readonly event: string | null;
  /** Of our own notices: the id of what they are about. */
  readonly about: string | null;
  readonly occurredAt: Date;
  readonly state: DeliveryRow['state'];
  /** Of a pending one: when it is tried next, or taken again should its sender have ended. */
  readonly dueAt: Date;
  readonly attempts: number;
  readonly tries: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export interface AttemptRecord {
  readonly number: number;
  readonly at: Date;
  readonly ms: number;
  readonly outcome: AttemptOutcome;
  /** Of the answer, if one came. */
  readonly status: number | null;
  readonly message: string;
  /** How the answer began, where it was none of success. */
  readonly excerpt: string;
}

/** What becomes of a delivery that was taken. */
export type Ending =
  | { readonly kind: 'delivered'; readonly at: Date }
  | { readonly kind: 'failed'; readonly at: Date }
  /** It is tried again then. `untried`: nothing was sent, and this try does not count. */
  | { readonly kind: 'again'; readonly dueAt: Date; readonly untried?: boolean };

export interface DeliveryPage {
  readonly endpoint: string;
  readonly state?: DeliveryRow['state'] | undefined;
  readonly limit: number;
  /** Ids: newest first, those after or before it. */
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

export interface DeliveryQueue {
  /** Enabled endpoints for which something is due, but for these. */
  waiting(at: Date, without: readonly string[], most: number): Promise<string[]>;
  /** Takes the oldest of an endpoint until `until`: then they are in the queue again, if nothing has come of them. */
  claim(endpoint: string, most: number, at: Date, until: Date): Promise<DeliveryRecord[]>;
  /** Only if it is still the same taking: another process may have it by now, and false says so. */
  end(taken: Pick<DeliveryRecord, 'id' | 'attempts'>, ending: Ending, attempt: AttemptRecord | null): Promise<boolean>;
  find(id: string): Promise<DeliveryRecord | null>;
  /** Newest first. */
  page(page: DeliveryPage): Promise<DeliveryRecord[]>;
  /** Of each delivery, the last first. */
  attemptsOf(deliveries: readonly string[]): Promise<(AttemptRecord & { readonly delivery: string })[]>;
  /** Puts it in the queue again; the same replay does so once. False if it is in the queue, or this replay was. */
  replay(id: string, replay: string, at: Date): Promise<boolean>;
  /** Puts those that have ended in the queue again, and says how many. */
  replayAll(range: ReplayRange, at: Date): Promise<number>;
  /** Removes about `most` that were made before then, or whose endpoint is gone, and says how many. */
  removeExpired(before: Date, most: number): Promise<number>;
}

export function createDeliveryQueue({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): DeliveryQueue {
  const all = () => db.selectFrom('deliveries').selectAll();
  return {
    async waiting(at, without, most) {
      const rows = await db
        .selectFrom('webhook_endpoints as endpoint')
        .select('endpoint.id')
        .where('endpoint.disabled', 'is', null)
        .$if(without.length > 0, (query) => query.where('endpoint.id', 'not in', [...without]))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('deliveries')
              .select('deliveries.id')
              .whereRef('deliveries.endpoint', '=', 'endpoint.id')
              .where('deliveries.state', '=', 'pending')
              .where('deliveries.due_at', '<=', at.getTime()),
          ),
        )
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },
    async claim(endpoint, most, at, until) {
      const rows = await db
        .with('next', (query) =>
          query
            .selectFrom('deliveries')
            .select('id')
            .where('endpoint', '=', endpoint)
            .where('state', '=', 'pending')
            .where('due_at', '<=', at.getTime())
            .orderBy('due_at')
            .orderBy('occurred_at')
            .limit(most)
            .$if(locksRows, (next) => next.forUpdate().skipLocked()),
        )
        .updateTable('deliveries')
        .set((set) => ({ due_at: until.getTime(), attempts: set('attempts', '+', 1), tries: set('tries', '+', 1) }))
        .where('id', 'in', (query) => query.selectFrom('next').select('id'))
        .returningAll()
        .execute();
      return rows.map(toDelivery).sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
    },
    end: (taken, ending, attempt) => db.transaction().execute((tx) => end(tx, taken, ending, attempt)),
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toDelivery(row) : null;
    },
    page: (page) => pageOf(db, page),
    async attemptsOf(deliveries) {
      if (deliveries.length === 0) return [];
      const rows = await db
        .selectFrom('delivery_attempts')
        .selectAll()
        .where('delivery', 'in', [...deliveries])
        .orderBy('number', 'desc')
        .execute();
      return rows.map(toAttempt);
    },
    async replay(id, replay, at) {
      const { numUpdatedRows } = await again(db, replay, at)
        .where('id', '=', id)
        .where('state', '!=', 'pending')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async replayAll({ endpoint, since, until, delivered, replay }, at) {
      const { numUpdatedRows } = await again(db, replay, at)
        .where('endpoint', '=', endpoint)
        .where('state', 'in', delivered ? ['failed', 'delivered'] : ['failed'])
        .where('occurred_at', '>=', since.getTime())
        .where('occurred_at', '<=', until.getTime())
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    removeExpired: (before, most) => removeExpired(db, before, most),
  };
}

function again(db: Kysely<Tables>, replay: string, at: Date) {
  return db
    .updateTable('deliveries')
    .set({ state: 'pending', due_at: at.getTime(), tries: 0, ended_at: null, replay })
    .where((where) => where.or([where('replay', 'is', null), where('replay', '!=', replay)]));
}

async function end(
  tx: Kysely<Tables>,
  { id, attempts }: Pick<DeliveryRecord, 'id' | 'attempts'>,
  ending: Ending,
  attempt: AttemptRecord | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set((set) =>
      ending.kind === 'again'
        ? { due_at: ending.dueAt.getTime(), ...(ending.untried ? { tries: set('tries', '-', 1) } : {}) }
        : { state: ending.kind, ended_at: ending.at.getTime() },
    )
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  const mine = numUpdatedRows > 0n;
  if (mine && attempt !== null) await tx.insertInto('delivery_attempts').values(toAttemptRow(id, attempt)).execute();
  return mine;
}

async function pageOf(db: Kysely<Tables>, page: DeliveryPage): Promise<DeliveryRecord[]> {
  const { endpoint, state, limit, olderThan, newerThan } = page;
  const backward = newerThan !== undefined;
  const from = olderThan ?? newerThan;
  const place =
    from === undefined
      ? undefined
      : await db.selectFrom('deliveries').select(['created_at', 'id']).where('id', '=', from).executeTakeFirst();
  if (from !== undefined && place === undefined) return [];
  const beyond = backward ? '>' : '<';
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('endpoint', '=', endpoint)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'pending'))
    .$if(place !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('created_at', beyond, place?.created_at ?? 0),
          where.and([where('created_at', '=', place?.created_at ?? 0), where('id', beyond, place?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('created_at', backward ? 'asc' : 'desc')
    .orderBy('id', backward ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  return (backward ? rows.reverse() : rows).map(toDelivery);
}

async function removeExpired(db: Kysely<Tables>, before: Date, most: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('deliveries')
      .select('id')
      .where((where) =>
        where.or([
          where('created_at', '<', before.getTime()),
          where.not(
            where.exists(
              where
                .selectFrom('webhook_endpoints')
                .select('webhook_endpoints.id')
                .whereRef('webhook_endpoints.id', '=', 'deliveries.endpoint'),
            ),
          ),
        ]),
      )
      .limit(most)
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.deleteFrom('delivery_attempts').where('delivery', 'in', ids).execute();
    await tx.deleteFrom('deliveries').where('id', 'in', ids).execute();
    return ids.length;
  });
}

function toDelivery(row: DeliveryRow): DeliveryRecord {
  const { id, endpoint, topic, account, event, about, state, attempts, tries } = row;
  return {
    ...{ id, endpoint, topic, account, event, about, state, attempts, tries },
    occurredAt: new Date(row.occurred_at),
    dueAt: new Date(row.due_at),
    createdAt: new Date(row.created_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  };
}

const toAttemptRow = (delivery: string, { number, at, ms, ...told }: AttemptRecord): DeliveryAttemptRow => ({
  ...{ delivery, number, at: at.getTime(), ms: Math.round(ms) },
  ...told,
});

function toAttempt({ delivery, number, at, ms, outcome, status, message, excerpt }: DeliveryAttemptRow) {
  return { delivery, number, at: new Date(at), ms, outcome, status, message, excerpt };
}
