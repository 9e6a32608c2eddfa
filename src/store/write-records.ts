import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.js';
import type { Tables, WriteRow } from './tables.js';

export interface WriteRecord {
  readonly principal: string;
  readonly key: string;
  readonly mutation: string;
  readonly account: string | null;
  readonly fingerprint: string;
  /** Step name → attempt; a step that is not named is at its first. */
  readonly attempts: Readonly<Record<string, number>>;
  readonly state: 'started' | 'done' | 'refused';
  /** No key that this write gave to Stripe is older. Null: it has left nothing at Stripe yet. */
  readonly keyedAt: Date | null;
}

export type NewWrite = Pick<WriteRecord, 'principal' | 'key' | 'mutation' | 'account' | 'fingerprint'>;
export type WriteEnd = Pick<WriteRecord, 'attempts' | 'keyedAt'> & { readonly state: 'done' | 'refused' };

/** Which records may go: used last before `usedBefore`, and if they are of an unknown outcome, keyed before the other. */
export interface Expiry {
  readonly usedBefore: Date;
  readonly unknownKeyedBefore: Date;
}

export interface WriteRecords {
  /** Records the write, or returns the record that its key has already, which may be of another write. */
  open(write: NewWrite, at: Date): Promise<WriteRecord>;
  /** Marks it as running, with keys no older than `keyedAt`. Durable when it resolves; false if the record is gone. */
  start(principal: string, key: string, keyedAt: Date, at: Date): Promise<boolean>;
  /**
   * Notes how the run ended that began with the attempts `from`. Nothing if they have risen since: another process was
   * faster, and knows more.
   */
  end(
    write: Pick<WriteRecord, 'principal' | 'key'>,
    from: WriteRecord['attempts'],
    end: WriteEnd,
    at: Date,
  ): Promise<void>;
  /** Removes about `most` records at the most and says how many; several processes may do so at once. */
  removeExpired(expiry: Expiry, most: number): Promise<number>;
}

export function createWriteRecords({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): WriteRecords {
  const update = (principal: string, key: string, values: Partial<WriteRow>) =>
    db.updateTable('writes').set(values).where('principal', '=', principal).where('idempotency_key', '=', key);
  return {
    async open(write, at) {
      // The record may be removed between the two looks: then the key is free again.
      for (;;) {
        const row = (await insert(db, toRow(write, at))) ?? (await existing(db, write));
        if (row) return toRecord(row);
      }
    },
    async start(principal, key, keyedAt, at) {
      const values = { state: 'started' as const, keyed_at: keyedAt.getTime(), updated_at: at.getTime() };
      return (await update(principal, key, values).executeTakeFirst()).numUpdatedRows > 0n;
    },
    async end({ principal, key }, from, { state, attempts, keyedAt }, at) {
      const values = {
        state,
        attempts: JSON.stringify(attempts),
        keyed_at: keyedAt?.getTime() ?? null,
        updated_at: at.getTime(),
      };
      await update(principal, key, values).where('attempts', '=', JSON.stringify(from)).execute();
    },
    async removeExpired(expiry, most) {
      const expired = (where: ExpressionBuilder<Tables, 'writes'>) => isExpired(where, expiry);
      const oldest = db
        .selectFrom('writes')
        .select(['principal', 'idempotency_key'])
        .where(expired)
        .orderBy('updated_at')
        .limit(most)
        .$if(locksRows, (query) => query.forUpdate().skipLocked());
      // Asked twice: a record that is used again between the choice and the removal stays.
      const { numDeletedRows } = await db
        .deleteFrom('writes')
        .where(expired)
        .where(({ eb, refTuple }) =>
          eb(refTuple('principal', 'idempotency_key'), 'in', oldest.$asTuple('principal', 'idempotency_key')),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function isExpired(where: ExpressionBuilder<Tables, 'writes'>, expiry: Expiry): Expression<SqlBool> {
  return where.and([
    where('updated_at', '<', expiry.usedBefore.getTime()),
    where.or([
      where('state', '!=', 'started'),
      where('keyed_at', 'is', null),
      where('keyed_at', '<', expiry.unknownKeyedBefore.getTime()),
    ]),
  ]);
}

function insert(db: Kysely<Tables>, row: WriteRow): Promise<WriteRow | undefined> {
  return db
    .insertInto('writes')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

function existing(db: Kysely<Tables>, { principal, key }: NewWrite): Promise<WriteRow | undefined> {
  return db
    .selectFrom('writes')
    .selectAll()
    .where('principal', '=', principal)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

function toRow(write: NewWrite, at: Date): WriteRow {
  return {
    principal: write.principal,
    idempotency_key: write.key,
    mutation: write.mutation,
    account: write.account,
    fingerprint: write.fingerprint,
    attempts: '{}',
    state: 'started',
    keyed_at: at.getTime(),
    created_at: at.getTime(),
    updated_at: at.getTime(),
  };
}

const attemptsOf = z.record(z.string(), z.int().positive());

function toRecord(row: WriteRow): WriteRecord {
  return {
    principal: row.principal,
    key: row.idempotency_key,
    mutation: row.mutation,
    account: row.account,
    fingerprint: row.fingerprint,
    attempts: attemptsOf.parse(JSON.parse(row.attempts)),
    state: row.state,
    keyedAt: row.keyed_at === null ? null : new Date(row.keyed_at),
  };
}
