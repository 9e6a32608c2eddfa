/**
 * The durable things: credentials, grants and the record of writes. Door: this file. One interface, with SQLite behind
 * it; another database is another `open…` function that returns the same Kysely tables. It knows no domain: what a
 * permission or a mutation means is its callers' business.
 */
import type { Kysely } from 'kysely';
import type { Logger } from '../log.js';
import { type AccountGrants, createAccountGrants } from './account-grants.js';
import { type ApiKeys, createApiKeys } from './api-keys.js';
import { migrateToLatest } from './migrations/index.js';
import { openSqlite } from './sqlite.js';
import type { Tables } from './tables.js';
import { createWriteRecords, type WriteRecords } from './write-records.js';

export type { AccountGrants } from './account-grants.js';
export type { ApiKeyRecord, ApiKeys } from './api-keys.js';
export type { WriteRecord, WriteRecords } from './write-records.js';

export interface Store {
  readonly apiKeys: ApiKeys;
  readonly accountGrants: AccountGrants;
  readonly writes: WriteRecords;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Opens `sqlite:./path.db` or `sqlite::memory:` and brings its tables up to date. */
export async function openStore(url: string, log: Logger): Promise<Store> {
  const [scheme, ...rest] = url.split(':');
  if (scheme !== 'sqlite') throw new Error(`No store for the scheme ${scheme}: use sqlite:./path.db`);
  const { db, locked } = openSqlite(rest.join(':'));
  try {
    const applied = await locked(() => migrateToLatest(db));
    if (applied.length > 0) log.info({ applied }, 'store migrated');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return toStore(db);
}

function toStore(db: Kysely<Tables>): Store {
  return {
    apiKeys: createApiKeys(db),
    accountGrants: createAccountGrants(db),
    writes: createWriteRecords(db),
    async ready() {
      await db.selectFrom('api_keys').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
