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
  /** `deferred` was refused for now, `unknown` got no answer. */
  readonly state: WriteRow['state'];
  /** The Stripe calls so far, over all runs. */
  readonly steps: readonly WriteStep[];
  /** Why it was refused. */
  readonly codes: readonly string[];
  /** No key that this write gave to Stripe is older. Null: it has left nothing at Stripe yet. */
  readonly keyedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One Stripe call of a write. */
export type WriteStep = z.output<typeof step>;

const step = z.object({
  name: z.string(),
  attempt: z.int().positive(),
  outcome: z.enum(['done', 'failed']),
  /** Stripe's id of what it made or changed. */
  object: z.string().nullable(),
  /** Of the Stripe request. */
  requestId: z.string().nullable(),
});

/** `isNew`: the key had no record before. */
export type OpenedWrite = WriteRecord & { readonly isNew: boolean };

export type NewWrite = Pick<WriteRecord, 'principal' | 'key' | 'mutation' | 'account' | 'fingerprint'>;
export type WriteEnd = Pick<WriteRecord, 'attempts' | 'keyedAt'> &
  Partial<Pick<WriteRecord, 'steps' | 'codes'>> & { readonly state: Exclude<WriteRecord['state'], 'started'> };

/** Which records may go: used last before `usedBefore`, and if they are of an unknown outcome, keyed before the other. */
export interface Expiry {
  readonly usedBefore: Date;
  readonly unknownKeyedBefore: Date;
}

export interface WriteRecords {
  /** Records the write, or returns the record that its key has already, which may be of another write. */
  open(write: NewWrite, at: Date): Promise<OpenedWrite>;
  /** Marks it as running, with keys no older than `keyedAt`. Durable when it resolves; false if the record is gone. */
  start(principal: string, key: string, keyedAt: Date, at: Date): Promise<boolean>;
  /** Durable when it resolves. */
  progress(principal: string, key: string, steps: readonly WriteStep[], at: Date): Promise<void>;
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
  find(principal: string, key: string): Promise<WriteRecord | null>;
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
        const inserted = await insert(db, toRow(write, at));
        const row = inserted ?? (await existing(db, write));
        if (row) return { ...toRecord(row), isNew: inserted !== undefined };
      }
    },
    async start(principal, key, keyedAt, at) {
      const values = { state: 'started' as const, keyed_at: keyedAt.getTime(), updated_at: at.getTime() };
      return (await update(principal, key, values).executeTakeFirst()).numUpdatedRows > 0n;
    },
    async progress(principal, key, steps, at) {
      await update(principal, key, { steps: JSON.stringify(steps), updated_at: at.getTime() }).execute();
    },
    async find(principal, key) {
      const row = await existing(db, { principal, key });
      return row ? toRecord(row) : null;
    },
    async end({ principal, key }, from, { state, attempts, keyedAt, steps, codes }, at) {
      const values = {
        state,
        ...(steps && { steps: JSON.stringify(steps) }),
        ...(codes && { codes: JSON.stringify(codes) }),
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
      where('state', 'not in', ['started', 'unknown']),
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

function existing(
  db: Kysely<Tables>,
  { principal, key }: Pick<NewWrite, 'principal' | 'key'>,
): Promise<WriteRow | undefined> {
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
    steps: '[]',
    codes: '[]',
    keyed_at: at.getTime(),
    created_at: at.getTime(),
    updated_at: at.getTime(),
  };
}

const attemptsOf = z.record(z.string(), z.int().positive());
const stepsOf = z.array(step);
const codesOf = z.array(z.string());

function toRecord(row: WriteRow): WriteRecord {
  return {
    principal: row.principal,
    key: row.idempotency_key,
    mutation: row.mutation,
    account: row.account,
    fingerprint: row.fingerprint,
    attempts: attemptsOf.parse(JSON.parse(row.attempts)),
    state: row.state,
    steps: stepsOf.parse(JSON.parse(row.steps)),
    codes: codesOf.parse(JSON.parse(row.codes)),
    keyedAt: row.keyed_at === null ? null : new Date(row.keyed_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}
