import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { DecisionRow } from './rows.js';

/** What was decided; the purchase and how it was decided are their writer's JSON. */
export interface DecisionRecord {
  readonly id: string;
  /** Stripe's event that asked. */
  readonly event: string;
  readonly account: string;
  readonly authorization: string;
  readonly card: string;
  readonly cardholder: string | null;
  /** Unix seconds, Stripe's. */
  readonly askedAt: number;
  readonly decidedAt: Date;
  /** Null: the request could not be read. */
  readonly purchase: string | null;
  readonly outcome: string;
}

export interface DecisionFilter {
  readonly account: string;
  readonly card?: string | undefined;
  readonly cardholder?: string | undefined;
}

export interface DecisionPage {
  readonly limit: number;
  /** Only older ones than the decision with this id, or the nearest that are newer. */
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

export interface DecisionRange {
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly after?: { readonly askedAt: number; readonly id: string } | undefined;
}

export interface DecisionRecords {
  /** Durable when it resolves; one that is there already stays as it is. */
  add(records: readonly DecisionRecord[]): Promise<void>;
  find(account: string, id: string): Promise<DecisionRecord | null>;
  /** The last ones of these authorizations, newest first. */
  of(account: string, authorizations: readonly string[]): Promise<DecisionRecord[]>;
  /** Newest first, in both directions. */
  page(filter: DecisionFilter, page: DecisionPage): Promise<DecisionRecord[]>;
  /** Those that were asked in the range, both ends included, oldest first; after the last one of the page before. */
  between(account: string, range: DecisionRange, most: number): Promise<DecisionRecord[]>;
  removeExpired(decidedBefore: Date, most: number): Promise<number>;
}

export function createDecisionRecords(db: Kysely<Tables>): DecisionRecords {
  const read = () => db.selectFrom('decisions').selectAll();
  const placeOf = async (id: string | undefined) =>
    id === undefined
      ? undefined
      : await db.selectFrom('decisions').select(['decided_at', 'id']).where('id', '=', id).executeTakeFirst();
  return {
    async add(records) {
      if (records.length === 0) return;
      await db
        .insertInto('decisions')
        .values(records.map(toRow))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async find(account, id) {
      const row = await read().where('id', '=', id).where('account', '=', account).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async of(account, authorizations) {
      if (authorizations.length === 0) return [];
      const rows = await read()
        .where('account', '=', account)
        .where('authorization', 'in', [...authorizations])
        .orderBy('decided_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async page({ account, card, cardholder }, { limit, olderThan, newerThan }) {
      const place = await placeOf(olderThan ?? newerThan);
      const forward = newerThan === undefined;
      if (place === undefined && !(olderThan === undefined && forward)) return [];
      const rows = await read()
        .where('account', '=', account)
        .$if(card !== undefined, (query) => query.where('card', '=', card ?? ''))
        .$if(cardholder !== undefined, (query) => query.where('cardholder', '=', cardholder ?? ''))
        .$if(place !== undefined, (query) =>
          query.where((where) =>
            where.or([
              where('decided_at', forward ? '<' : '>', place?.decided_at ?? 0),
              where.and([
                where('decided_at', '=', place?.decided_at ?? 0),
                where('id', forward ? '<' : '>', place?.id ?? ''),
              ]),
            ]),
          ),
        )
        .orderBy('decided_at', forward ? 'desc' : 'asc')
        .orderBy('id', forward ? 'desc' : 'asc')
        .limit(limit)
        .execute();
      return (forward ? rows : rows.reverse()).map(toRecord);
    },
    async between(account, { from, to, after }, most) {
      const rows = await read()
        .where('account', '=', account)
        .where('asked_at', '>=', from)
        .where('asked_at', '<=', to)
        .$if(after !== undefined, (query) =>
          query.where((where) =>
            where.or([
              where('asked_at', '>', after?.askedAt ?? 0),
              where.and([where('asked_at', '=', after?.askedAt ?? 0), where('id', '>', after?.id ?? '')]),
            ]),
          ),
        )
        .orderBy('asked_at')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(toRecord);
    },
    async removeExpired(decidedBefore, most) {
      const { numDeletedRows } = await db
        .deleteFrom('decisions')
        .where('id', 'in', (query) =>
          query
            .selectFrom('decisions')
            .select('id')
            .where('decided_at', '<', decidedBefore.getTime())
            .orderBy('decided_at')
            .limit(most),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function toRow({ askedAt, decidedAt, ...record }: DecisionRecord): DecisionRow {
  return { ...record, asked_at: askedAt, decided_at: decidedAt.getTime() };
}

function toRecord({ asked_at, decided_at, ...row }: DecisionRow): DecisionRecord {
  return { ...row, askedAt: asked_at, decidedAt: new Date(decided_at) };
}
