/**
 * The durable things: credentials, grants, the record of writes, the audit log and what Stripe told us. Door: this file.
 * One interface, with SQLite or PostgreSQL behind it: an `open…` function each, and the same tables. It knows no
 * domain: what a permission or a mutation means is its callers' business.
 */
import type { Logger } from '../log.js';
import { type AccountGrants, createAccountGrants } from './credentials/account-grants.js';
import { type ApiKeys, createApiKeys } from './credentials/api-keys.js';
import { type AuditEntries, createAuditEntries } from './audit-entries.js';
import { type ClientTokens, createClientTokens } from './credentials/client-tokens.js';
import type { OpenChannel } from './channel.js';
import type { Database } from './database.js';
import { createDecisionStore, type DecisionStore } from './decisions/index.js';
import { createDeliveries, type Deliveries } from './deliveries/index.js';
import { createInbox, type Inbox } from './inbox/index.js';
import { MIGRATIONS, migrateToLatest } from './migrations/index.js';
import { stateOf, type StoreState } from './migrations/state.js';
import { appliedInPostgres, openPostgres } from './postgres/postgres.js';
import { appliedInSqlite, openSqlite } from './sqlite/sqlite.js';
import { createSigningKeys, type SigningKeys } from './credentials/signing-keys.js';
import { createUsedTokens, type UsedTokens } from './credentials/used-tokens.js';
import { createTrustedDocuments, type TrustedDocuments } from './trusted-documents.js';
import { createWriteRecords, type WriteRecords } from './write-records.js';

export type { AccountGrants } from './credentials/account-grants.js';
export type { ApiKeyRecord, ApiKeys } from './credentials/api-keys.js';
export type { AuditEntries, AuditFilter, AuditPage, AuditPlace, AuditRecord } from './audit-entries.js';
export type { Channel, ChannelListener, OpenChannel } from './channel.js';
export type { ClientTokenRecord, ClientTokens } from './credentials/client-tokens.js';
export type { SigningKeyRecord, SigningKeys } from './credentials/signing-keys.js';
export type {
  DecisionDefaultRecord,
  DecisionEndpointRecord,
  DecisionFilter,
  DecisionPage,
  DecisionRecord,
  DecisionRuleRecord,
  DecisionStore,
  SpendRecord,
} from './decisions/index.js';
export type {
  AttemptOutcome,
  AttemptRecord,
  Choose,
  Deliveries,
  DeliveryRecord,
  DisabledReason,
  EndpointChange,
  EndpointRecord,
  NewEndpoint,
  OccurredEvent,
  WebhookSecretRecord,
} from './deliveries/index.js';
export type {
  AppliedEntry,
  AppliedFilter,
  Applying,
  Inbox,
  InboxCounts,
  InboxEntry,
  InboxFilter,
  InboxPage,
  NewInboxEntry,
  Numbered,
} from './inbox/index.js';
export type { StoreState } from './migrations/state.js';
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
  readonly inbox: Inbox;
  readonly decisions: DecisionStore;
  /** Null where its processes cannot hear each other. */
  readonly channel: OpenChannel | null;
  readonly deliveries: Deliveries;
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

/** How far the tables at the address are, without bringing them anywhere; null: no store is there yet. */
export async function inspectStore(url: string, log: Logger): Promise<StoreState | null> {
  const sqlite = /^sqlite:(.+)$/.exec(url)?.[1];
  const applied = sqlite === undefined ? await appliedInPostgres(url, log) : appliedInSqlite(sqlite);
  return applied && stateOf(applied, MIGRATIONS);
}

function openDatabase(url: string, log: Logger): Database {
  const [scheme, ...rest] = url.split(':');
  if (scheme === 'sqlite') return openSqlite(rest.join(':'));
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgres(url, log);
  throw new Error(`No store for the scheme ${scheme}: use sqlite:./path.db or postgres://host/database`);
}

function toStore({ db, locksRows, channel }: Database): Store {
  return {
    channel,
    apiKeys: createApiKeys(db),
    accountGrants: createAccountGrants(db),
    usedTokens: createUsedTokens(db),
    clientTokens: createClientTokens(db),
    signingKeys: createSigningKeys(db),
    trustedDocuments: createTrustedDocuments(db),
    writes: createWriteRecords({ db, locksRows }),
    audit: createAuditEntries(db),
    inbox: createInbox({ db, locksRows }),
    decisions: createDecisionStore({ db, locksRows }),
    deliveries: createDeliveries({ db, locksRows }),
    async ready() {
      await db.selectFrom('api_keys').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
