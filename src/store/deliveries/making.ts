import type { Kysely } from 'kysely';
import { sha256 } from '../../util/sha256.js';
import type { Tables } from '../tables.js';
import type { DeliveryRow } from './tables.js';

/** An event that was applied, as far as it decides who is told. */
export interface Happened {
  readonly seq: number;
  readonly event: string;
  readonly type: string;
  /** Null: the platform's own. */
  readonly account: string | null;
}

/** Which endpoints there are, with what each has before it. */
export interface Listening {
  readonly id: string;
  readonly fromSeq: number;
}

/** Says which endpoints are told of what; null when it does not know one of them yet. */
export type Choose = (event: Happened, endpoint: Listening) => boolean | null;

/** Something of our own to be delivered. */
export interface Notice {
  readonly id: string;
  readonly endpoint: string;
  readonly topic: string;
  readonly account: string | null;
  readonly about: string;
}

export interface ReplayRange {
  readonly endpoint: string;
  readonly since: Date;
  readonly until: Date;
  /** Those that were delivered, too. */
  readonly delivered: boolean;
  /** The same replay puts nothing in the queue twice. */
  readonly replay: string;
}

export interface DeliveryMaking {
  /**
   * Makes the deliveries of the next events that were applied, each once among all processes, and says how many events
   * those were; null when an endpoint is new to `choose`.
   */
  makeNext(choose: Choose, most: number, at: Date): Promise<number | null>;
  /** False if it is there already. */
  notify(notice: Notice, at: Date): Promise<boolean>;
  /** Makes what is missing of these events. */
  makeMissing(endpoint: string, events: readonly OccurredEvent[], replay: string, at: Date): Promise<number>;
  /** Events that came since then, in order. */
  happenedSince(since: Date, afterSeq: number, most: number): Promise<OccurredEvent[]>;
}

export interface OccurredEvent extends Happened {
  readonly occurredAt: Date;
}

export function createDeliveryMaking(db: Kysely<Tables>): DeliveryMaking {
  return {
    makeNext: (choose, most, at) => db.transaction().execute((tx) => makeNext(tx, choose, most, at)),
    async notify({ id, endpoint, topic, account, about }, at) {
      const row = { ...fresh(at), id, endpoint, topic, account, event: null, about, occurred_at: at.getTime() };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('deliveries')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    makeMissing: (endpoint, events, replay, at) =>
      insert(
        db,
        events.map((event) => ({ ...toDelivery(event, endpoint, at), replay })),
      ),
    async happenedSince(since, afterSeq, most) {
      const rows = await happened(db)
        .where('applied.seq', '>', afterSeq)
        .where('entry.received_at', '>=', since.getTime() - CLOCKS_APART_MS)
        .where('entry.created', '>=', Math.floor(since.getTime() / 1000))
        .limit(most)
        .execute();
      return rows.map(toHappened);
    },
  };
}

/** Stripe's clock and ours may differ by that, so that the index on what was received serves. */
const CLOCKS_APART_MS = 24 * 60 * 60 * 1000;

async function makeNext(tx: Kysely<Tables>, choose: Choose, most: number, at: Date): Promise<number | null> {
  // Held until the end: one process makes deliveries at a time, and no endpoint begins in between.
  const { seq } = await tx
    .updateTable('delivery_state')
    .set((set) => ({ seq: set.ref('seq') }))
    .returning('seq')
    .executeTakeFirstOrThrow();
  const events = (await happened(tx).where('applied.seq', '>', seq).limit(most).execute()).map(toHappened);
  const last = events.at(-1);
  if (last === undefined) return 0;
  const endpoints = await tx
    .selectFrom('webhook_endpoints')
    .select(['id', 'from_seq'])
    .where('disabled', 'is', null)
    .execute();
  const made: DeliveryRow[] = [];
  for (const event of events)
    for (const { id, from_seq: fromSeq } of endpoints) {
      const chosen = choose(event, { id, fromSeq });
      if (chosen === null) return null;
      if (chosen && event.seq > fromSeq) made.push(toDelivery(event, id, at));
    }
  await insert(tx, made);
  await tx.updateTable('delivery_state').set({ seq: last.seq }).execute();
  return events.length;
}

function happened(db: Kysely<Tables>) {
  return db
    .selectFrom('inbox_applied as applied')
    .innerJoin('inbox_entries as entry', 'entry.id', 'applied.id')
    .select(['applied.seq', 'applied.id', 'applied.type', 'applied.account', 'entry.created'])
    .orderBy('applied.seq');
}

type HappenedRow = Awaited<ReturnType<ReturnType<typeof happened>['execute']>>[number];

const toHappened = ({ seq, id, type, account, created }: HappenedRow): OccurredEvent => ({
  ...{ seq, event: id, type, account },
  occurredAt: new Date(created * 1000),
});

const AT_ONCE = 100;

/** Says how many are new. */
async function insert(db: Kysely<Tables>, rows: readonly DeliveryRow[]): Promise<number> {
  let made = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('deliveries')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    made += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return made;
}

const ID_DIGITS = 32;

/** The id is the same whoever makes it: the partner knows it again. */
function toDelivery({ event, type, account, occurredAt }: OccurredEvent, endpoint: string, at: Date): DeliveryRow {
  const id = `dlv_${sha256(`${endpoint}|${event}`).slice(0, ID_DIGITS)}`;
  return { ...fresh(at), id, endpoint, topic: type, account, event, about: null, occurred_at: occurredAt.getTime() };
}

function fresh(at: Date) {
  const state = 'pending' as const;
  const now = at.getTime();
  return { state, due_at: now, attempts: 0, tries: 0, replay: null, created_at: now, ended_at: null };
}
