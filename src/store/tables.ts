import type { DecisionTables } from './decisions/rows.js';
import type { DeliveryTables } from './deliveries/tables.js';

/** The rows as the database holds them. Times are milliseconds since 1970, lists are JSON. */
export interface Tables extends DecisionTables, DeliveryTables {
  api_keys: ApiKeyRow;
  account_grants: AccountGrantRow;
  used_tokens: UsedTokenRow;
  client_tokens: ClientTokenRow;
  signing_keys: SigningKeyRow;
  writes: WriteRow;
  trusted_documents: TrustedDocumentRow;
  audit_entries: AuditEntryRow;
  audit_removal: AuditRemovalRow;
  inbox_entries: InboxEntryRow;
  inbox_applied: InboxAppliedRow;
  inbox_objects: InboxObjectRow;
  inbox_accounts: InboxAccountRow;
  inbox_state: InboxStateRow;
}

export interface ApiKeyRow {
  id: string;
  principal: string;
  name: string;
  prefix: string;
  hash: string;
  permissions: string;
  accounts: string;
  mode: 'test' | 'live';
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
  ip_ranges: string;
  replaces: string | null;
  trusted_only: number;
}

export interface AccountGrantRow {
  principal: string;
  account: string;
  created_at: number;
}

export interface UsedTokenRow {
  id: string;
  expires_at: number;
}

export interface ClientTokenRow {
  id: string;
  principal: string;
  maker: string;
  credential: string;
  partner: string | null;
  trusted_only: number;
  signing_key: string;
  mode: 'test' | 'live';
  permissions: string;
  account: string;
  cardholder: string | null;
  card: string | null;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

export interface SigningKeyRow {
  id: string;
  secret: string;
  created_at: number;
}

export interface WriteRow {
  principal: string;
  idempotency_key: string;
  mutation: string;
  account: string | null;
  fingerprint: string;
  attempts: string;
  state: 'started' | 'done' | 'refused' | 'deferred' | 'unknown';
  steps: string;
  codes: string;
  keyed_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface TrustedDocumentRow {
  principal: string;
  hash: string;
  document: string;
  created_at: number;
}

export interface AuditEntryRow {
  seq: number;
  id: string;
  segment: string;
  at: number;
  principal: string;
  account: string | null;
  mutation: string | null;
  entry: string;
  previous: string;
  hash: string;
}

/** One row: the last entry that retention has removed. */
export interface AuditRemovalRow {
  id: number;
  removed_to: number;
  removed_hash: string;
}

export interface InboxEntryRow {
  id: string;
  type: string;
  account: string | null;
  /** Unix seconds, Stripe's. */
  created: number;
  body: string;
  state: 'received' | 'waiting' | 'applied' | 'quarantined' | 'answered' | 'ignored';
  reason: string | null;
  received_at: number;
  due_at: number;
  attempts: number;
}

export interface InboxAppliedRow {
  seq: number;
  id: string;
  type: string;
  account: string | null;
  is_newest: number;
  /** The one that it tells of, in its account. */
  object: string | null;
}

/** The newest event of an object: account and id of it, and Stripe's time of the event. */
export interface InboxObjectRow {
  object: string;
  created: number;
}

/** The empty account is the platform. `checked_to` is in Stripe's unix seconds. */
export interface InboxAccountRow {
  account: string;
  known_at: number | null;
  ask_at: number;
  asked: number;
  suspected_at: number | null;
  checked_to: number | null;
  checked_at: number | null;
}

/** One row. */
export interface InboxStateRow {
  id: number;
  last_seq: number;
  started_at: number;
  alive_at: number;
  checker: string | null;
  checker_until: number;
}
