import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ApiKeyRow, Tables } from '../tables.js';

export interface ApiKeyRecord {
  readonly id: string;
  readonly principal: string;
  readonly name: string;
  /** The part of the secret that may be shown. */
  readonly prefix: string;
  /** The only trace of the secret. */
  readonly hash: string;
  readonly permissions: readonly string[];
  readonly accounts: 'all' | readonly string[];
  readonly mode: 'test' | 'live';
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** Addresses and CIDR networks that it may be used from; empty for anywhere. */
  readonly ipRanges: readonly string[];
  /** Id of the key whose place it took. */
  readonly replaces: string | null;
  /** Nothing but trusted documents runs for it. */
  readonly trustedDocumentsOnly: boolean;
}

export interface ApiKeys {
  /** False, and nothing done, if the id is taken. */
  insert(key: ApiKeyRecord): Promise<boolean>;
  find(id: string): Promise<ApiKeyRecord | null>;
  findByHash(hash: string): Promise<ApiKeyRecord | null>;
  /** The key that took its place. */
  successorOf(id: string): Promise<ApiKeyRecord | null>;
  /** Oldest first, revoked ones included. */
  list(): Promise<ApiKeyRecord[]>;
  /** False if there is no such key or it is revoked already. */
  revoke(id: string, at: Date): Promise<boolean>;
  /** Ends it at `at`, unless it ends sooner. */
  expire(id: string, at: Date): Promise<void>;
  /** Which of these are revoked or have ended by then. */
  closedAmong(ids: readonly string[], at: Date): Promise<string[]>;
  /** Notes the use, unless one was noted after `unlessAfter`. */
  touch(id: string, at: Date, unlessAfter: Date): Promise<void>;
}

export function createApiKeys(db: Kysely<Tables>): ApiKeys {
  return {
    async insert(key) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('api_keys')
        .values(toRow(key))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async find(id) {
      const row = await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async findByHash(hash) {
      const row = await db.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async successorOf(id) {
      const row = await db.selectFrom('api_keys').selectAll().where('replaces', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async list() {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(toRecord);
    },
    async revoke(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('api_keys')
        .set({ revoked_at: at.getTime() })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async expire(id, at) {
      await db
        .updateTable('api_keys')
        .set({ expires_at: at.getTime() })
        .where('id', '=', id)
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at.getTime())]))
        .execute();
    },
    async closedAmong(ids, at) {
      const rows = await db
        .selectFrom('api_keys')
        .select('id')
        .where('id', 'in', [...ids])
        .where((where) => where.or([where('revoked_at', 'is not', null), where('expires_at', '<=', at.getTime())]))
        .execute();
      return rows.map(({ id }) => id);
    },
    async touch(id, at, unlessAfter) {
      await db
        .updateTable('api_keys')
        .set({ last_used_at: at.getTime() })
        .where('id', '=', id)
        .where((where) =>
          where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', unlessAfter.getTime())]),
        )
        .execute();
    },
  };
}

const textList = z.array(z.string());

function toRow(key: ApiKeyRecord): ApiKeyRow {
  return {
    id: key.id,
    principal: key.principal,
    name: key.name,
    prefix: key.prefix,
    hash: key.hash,
    permissions: JSON.stringify(key.permissions),
    accounts: key.accounts === 'all' ? 'all' : JSON.stringify(key.accounts),
    mode: key.mode,
    created_at: key.createdAt.getTime(),
    expires_at: key.expiresAt?.getTime() ?? null,
    revoked_at: key.revokedAt?.getTime() ?? null,
    last_used_at: key.lastUsedAt?.getTime() ?? null,
    ip_ranges: JSON.stringify(key.ipRanges),
    replaces: key.replaces,
    trusted_only: key.trustedDocumentsOnly ? 1 : 0,
  };
}

function toRecord(row: ApiKeyRow): ApiKeyRecord {
  return {
    id: row.id,
    principal: row.principal,
    name: row.name,
    prefix: row.prefix,
    hash: row.hash,
    permissions: textList.parse(JSON.parse(row.permissions)),
    accounts: row.accounts === 'all' ? 'all' : textList.parse(JSON.parse(row.accounts)),
    mode: row.mode,
    createdAt: new Date(row.created_at),
    expiresAt: toDate(row.expires_at),
    revokedAt: toDate(row.revoked_at),
    lastUsedAt: toDate(row.last_used_at),
    ipRanges: textList.parse(JSON.parse(row.ip_ranges)),
    replaces: row.replaces,
    trustedDocumentsOnly: row.trusted_only !== 0,
  };
}

function toDate(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}
