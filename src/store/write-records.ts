import type { Kysely } from 'kysely';
import { z } from 'zod';
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

export interface WriteRecords {
  /** Records the write, or returns the record that its key has already, which may be of another write. */
  open(write: NewWrite, at: Date): Promise<WriteRecord>;
  /** Marks it as running, with keys no older than `keyedAt`. Durable when it resolves. */
  start(principal: string, key: string, keyedAt: Date, at: Date): Promise<void>;
  end(principal: string, key: string, end: WriteEnd, at: Date): Promise<void>;
}

export function createWriteRecords(db: Kysely<Tables>): WriteRecords {
  const update = (principal: string, key: string, values: Partial<WriteRow>) =>
    db
      .updateTable('writes')
      .set(values)
      .where('principal', '=', principal)
      .where('idempotency_key', '=', key)
      .execute();
  return {
    async open(write, at) {
      const row = toRow(write, at);
      const inserted = await db
        .insertInto('writes')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      return toRecord(inserted ?? (await existing(db, write)));
    },
    async start(principal, key, keyedAt, at) {
      await update(principal, key, { state: 'started', keyed_at: keyedAt.getTime(), updated_at: at.getTime() });
    },
    async end(principal, key, { state, attempts, keyedAt }, at) {
      await update(principal, key, {
        state,
        attempts: JSON.stringify(attempts),
        keyed_at: keyedAt?.getTime() ?? null,
        updated_at: at.getTime(),
      });
    },
  };
}

function existing(db: Kysely<Tables>, { principal, key }: NewWrite): Promise<WriteRow> {
  return db
    .selectFrom('writes')
    .selectAll()
    .where('principal', '=', principal)
    .where('idempotency_key', '=', key)
    .executeTakeFirstOrThrow();
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
