/**
 * The durable things: credentials, grants, the record of writes and the audit log. Door: this file. One interface, with SQLite or
 * PostgreSQL behind it: an `open…` function each, and the same tables. It knows no domain: what a permission or a
 * mutation means is its callers' business.
 */
import type { Logger } from '../log.js';
import { type AccountGrants, createAccountGrants } from './account-grants.js';
import { type ApiKeys, createApiKeys } from './api-keys.js';
import { type AuditEntries, createAuditEntries } from './audit-entries.js';
import { type ClientTokens, createClientTokens } from './client-tokens.js';
import type { Database } from './database.js';
import { migrateToLatest } from './migrations/index.js';
import { openPostgres } from './postgres/postgres.js';
import { openSqlite } from './sqlite.js';
import { createSigningKeys, type SigningKeys } from './signing-keys.js';
import { createUsedTokens, type UsedTokens } from './used-tokens.js';
import { createTrustedDocuments, type TrustedDocuments } from './trusted-documents.js';
import { createWriteRecords, type WriteRecords } from './write-records.js';

export type { AccountGrants } from './account-grants.js';
export type { ApiKeyRecord, ApiKeys } from './api-keys.js';
export type { AuditEntries, AuditFilter, AuditPage, AuditPlace, AuditRecord } from './audit-entries.js';
export type { ClientTokenRecord, ClientTokens } from './client-tokens.js';
export type { SigningKeyRecord, SigningKeys } from './signing-keys.js';
export { keptIn, type Retention, startRetention } from './retention.js';
export type { TrustedDocumentRecord, TrustedDocuments } from './trusted-documents.js';
export type { OpenedWrite, WriteRecord, WriteRecords, WriteStep } from './write-records.js';

export interface Store {
  readonly apiKeys: ApiKeys;
  readonly accountGrants: AccountGrants;
  readonly usedTokens: UsedTokens;
  readonly clientTokens: ClientTokens;
  readonly signingKeys: SigningKeys;
  readonly trustedDocuments: TrustedDocuments;
  readonly writes: WriteRecords;
  readonly audit: AuditEntries;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens `sqlite:./path.db`, `sqlite::memory:` or `postgres://user:password@host/database` and brings its tables up to
 * date.
 */
export async function openStore(url: string, log: Logger): Promise<Store> {
  const database = openDatabase(url, log);
  try {
    const applied = await database.migrating(migrateToLatest);
    if (applied.length > 0) log.info({ applied }, 'store migrated');
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return toStore(database);
}

function openDatabase(url: string, log: Logger): Database {
  const [scheme, ...rest] = url.split(':');
  if (scheme === 'sqlite') return openSqlite(rest.join(':'));
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgres(url, log);
  throw new Error(`No store for the scheme ${scheme}: use sqlite:./path.db or postgres://host/database`);
}

function toStore({ db, locksRows }: Database): Store {
  return {
    apiKeys: createApiKeys(db),
    accountGrants: createAccountGrants(db),
    usedTokens: createUsedTokens(db),
    clientTokens: createClientTokens(db),
    signingKeys: createSigningKeys(db),
    trustedDocuments: createTrustedDocuments(db),
    writes: createWriteRecords({ db, locksRows }),
    audit: createAuditEntries(db),
    async ready() {
      await db.selectFrom('api_keys').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
