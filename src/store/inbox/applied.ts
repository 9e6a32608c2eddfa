import type { Kysely } from 'kysely';
import type { Database } from '../database.js';
import type { Tables } from '../tables.js';

/** An event that is to be applied. */
export interface Applying {
  readonly id: string;
  /** The one object that it tells of, in its account; null when it tells of none. */
  readonly object: string | null;
  /** What it holds of the object: `final` is never followed, `dated` is what it was then, `nothing` must be read. */
  readonly holds: 'final' | 'dated' | 'nothing';
}

/** The place of an event that was applied. */
export interface Numbered {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly id: string;
  /**
   * No event that was applied before it tells of a later state of its object, or of one in the same second; and, where it
   * is read again, no other one of its object was applied since.
   */
  readonly isNewest: boolean;
}

/** An event that was applied. */
export interface AppliedEntry extends Numbered {
  readonly type: string;
  readonly account: string | null;
  readonly body: string;
  /** Of the last one of its object, where that is another, and the newest. */
  readonly newestBody: string | null;
}

/** Which events are meant: of all accounts and of the platform itself, or of some accounts. */
export interface AppliedFilter {
  readonly accounts: 'all' | readonly string[];
  readonly types?: readonly string[] | undefined;
}

export interface Applied {
  /** Gives those that are still in the queue their numbers, in this order, all or none; durable when it resolves. */
  apply(events: readonly Applying[]): Promise<Numbered[]>;
  /** In order. Whoever has seen a number has all before it, too. */
  after(seq: number, filter: AppliedFilter, most: number): Promise<AppliedEntry[]>;
  /** The last number that was given; 0 if none was. */
  lastSeq(): Promise<number>;
  /** Null: not applied, or too long ago. */
  seqOf(id: string): Promise<number | null>;
}

export function createApplied({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): Applied {
  const rows = () =>
    db
      .selectFrom('inbox_applied as applied')
      .innerJoin('inbox_entries as entry', 'entry.id', 'applied.id')
      .select(['applied.seq', 'applied.id', 'applied.type', 'applied.account', 'applied.is_newest', 'entry.body'])
      .select((select) => [
        'applied.object',
        select
          .selectFrom('inbox_applied as other')
          .select(({ fn }) => fn.max('other.seq').as('seq'))
          .whereRef('other.object', '=', 'applied.object')
          .as('last'),
      ])
      .orderBy('applied.seq');
  return {
    async apply(events) {
      if (events.length === 0) return [];
      return db.transaction().execute((tx) => giveNumbers(tx, events, locksRows));
    },
    async after(seq, { accounts, types }, most) {
      if (accounts !== 'all' && accounts.length === 0) return [];
      const found = await rows()
        .where('applied.seq', '>', seq)
        .$if(accounts !== 'all', (query) => query.where('applied.account', 'in', [...accounts]))
        .$if(types !== undefined, (query) => query.where('applied.type', 'in', [...(types ?? [])]))
        .limit(most)
        .execute();
      const followed = found.flatMap(({ seq, last }) => (last !== null && last > seq ? [last] : []));
      const newest = followed.length === 0 ? [] : await rows().where('applied.seq', 'in', followed).execute();
      const bodies = new Map(newest.flatMap(({ seq, is_newest, body }) => (is_newest === 1 ? [[seq, body]] : [])));
      return found.map((row) => toApplied(row, bodies));
    },
    async lastSeq() {
      const { last_seq } = await db.selectFrom('inbox_state').select('last_seq').executeTakeFirstOrThrow();
      return last_seq;
    },
    async seqOf(id) {
      const row = await db.selectFrom('inbox_applied').select('seq').where('id', '=', id).executeTakeFirst();
      return row?.seq ?? null;
    },
  };
}

/** The row with the last number is held until the end: nobody sees a number while a smaller one is missing. */
async function giveNumbers(tx: Kysely<Tables>, events: readonly Applying[], locksRows: boolean): Promise<Numbered[]> {
  const { last_seq: last } = await tx
    .updateTable('inbox_state')
    .set((set) => ({ last_seq: set.ref('last_seq') }))
    .returning('last_seq')
    .executeTakeFirstOrThrow();
  const queued = await tx
    .selectFrom('inbox_entries')
    .select(['id', 'type', 'account', 'created'])
    .where('state', '=', 'received')
    .where(
      'id',
      'in',
      events.map(({ id }) => id),
    )
    .$if(locksRows, (query) => query.forUpdate())
    .execute();
  if (queued.length === 0) return [];
  const entries = new Map(queued.map((row) => [row.id, row]));
  const newest = await newestOf(tx, events);
  const changed = new Map<string, number>();
  const applied: Tables['inbox_applied'][] = [];
  for (const { id, object, holds } of events) {
    const entry = entries.get(id);
    if (!entry) continue;
    entries.delete(id);
    const known = object === null ? undefined : newest.get(object);
    const decides = holds === 'final' || (holds === 'dated' && (known === undefined || entry.created > known));
    if (object !== null && (known === undefined || entry.created > known)) {
      newest.set(object, entry.created);
      changed.set(object, entry.created);
    }
    const { type, account } = entry;
    applied.push({ seq: last + applied.length + 1, id, type, account, is_newest: decides ? 1 : 0, object });
  }
  await tx.insertInto('inbox_applied').values(applied).execute();
  await tx
    .updateTable('inbox_entries')
    .set({ state: 'applied' })
    .where(
      'id',
      'in',
      applied.map(({ id }) => id),
    )
    .execute();
  if (changed.size > 0)
    await tx
      .insertInto('inbox_objects')
      .values([...changed].map(([object, created]) => ({ object, created })))
      .onConflict((conflict) =>
        conflict.column('object').doUpdateSet((set) => ({ created: set.ref('excluded.created') })),
      )
      .execute();
  await tx
    .updateTable('inbox_state')
    .set({ last_seq: last + applied.length })
    .execute();
  return applied.map(({ seq, id, is_newest }) => ({ seq, id, isNewest: is_newest === 1 }));
}

/** Per object, the time of the newest event that was applied. */
async function newestOf(tx: Kysely<Tables>, events: readonly Applying[]): Promise<Map<string, number>> {
  const objects = events.flatMap(({ object }) => (object === null ? [] : [object]));
  if (objects.length === 0) return new Map();
  const rows = await tx.selectFrom('inbox_objects').selectAll().where('object', 'in', objects).execute();
  return new Map(rows.map(({ object, created }) => [object, created]));
}

interface FoundRow extends Omit<Tables['inbox_applied'], 'object'> {
  readonly body: string;
  /** The last number of its object. */
  readonly last: number | null;
}

function toApplied({ seq, id, type, account, body, is_newest, last }: FoundRow, bodies: Map<number, string>) {
  const isLast = last === null || last === seq;
  const newestBody = isLast ? null : (bodies.get(last) ?? null);
  return { seq, id, type, account, body, newestBody, isNewest: is_newest === 1 && isLast };
}
