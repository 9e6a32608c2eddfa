/** The rows as the database holds them. */
export interface DeliveryTables {
  webhook_endpoints: WebhookEndpointRow;
  webhook_secrets: WebhookSecretRow;
  deliveries: DeliveryRow;
  delivery_attempts: DeliveryAttemptRow;
  delivery_state: DeliveryStateRow;
}

/** Why an endpoint gets nothing. */
export type DisabledReason = 'asked' | 'failing' | 'gone' | 'credential_revoked' | 'credential_expired';

export interface WebhookEndpointRow {
  id: string;
  principal: string;
  credential: string;
  mode: 'test' | 'live';
  /** Null: every account that its credential reaches. */
  account: string | null;
  url: string;
  description: string;
  topics: string;
  document: string;
  variables: string;
  disabled: DisabledReason | null;
  disabled_at: number | null;
  /** Since when nothing was delivered that was tried. */
  failing_since: number | null;
  failures: number;
  delivered_at: number | null;
  /** Events up to this number are not its own. */
  from_seq: number;
  created_at: number;
}

export interface WebhookSecretRow {
  id: string;
  endpoint: string;
  sealed: string;
  created_at: number;
  expires_at: number | null;
}

export interface DeliveryRow {
  id: string;
  endpoint: string;
  topic: string;
  account: string | null;
  /** Null: it is our own notice or a test. */
  event: string | null;
  /** Of our own notices: the id of what they are about. */
  about: string | null;
  occurred_at: number;
  state: 'pending' | 'delivered' | 'failed';
  due_at: number;
  /** How often it was taken to be sent. */
  attempts: number;
  /** The same since it was last put in the queue. */
  tries: number;
  /** The replay that put it in the queue last. */
  replay: string | null;
  created_at: number;
  ended_at: number | null;
}

export type AttemptOutcome =
  | 'delivered'
  | 'refused'
  | 'unresolved'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'redirect'
  | 'too_large'
  | 'broken'
  | 'status'
  | 'unanswered';

export interface DeliveryAttemptRow {
  delivery: string;
  number: number;
  at: number;
  ms: number;
  outcome: AttemptOutcome;
  status: number | null;
  message: string;
  excerpt: string;
}

/** One row: deliveries of all events up to this number are made. */
export interface DeliveryStateRow {
  id: number;
  seq: number;
}
