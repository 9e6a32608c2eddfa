/*
 * Webhooks: which endpoints hear of an event, and how it gets to them. Doors: `webhookResources` (the API),
 * `openCourier` (the post), `answerWebhookControl` (faults on demand) and `real-time.ts` (the question whether to approve).
 * Endpoints and deliveries are stored in the platform; what is under way lives in the courier alone.
 */
import { defineCollection } from '../state/collection.js';
import type { Tenant } from '../state/tenant.js';

export interface StoredEndpoint {
  id: string;
  created: number;
  api_version: string | null;
  /** Hears of connected accounts; otherwise of the platform itself. */
  connect: boolean;
  description: string | null;
  enabled_events: string[];
  metadata: Record<string, string>;
  secret: string;
  status: 'disabled' | 'enabled';
  /** Gets notifications without data, as v2 event destinations do. */
  thin: boolean;
  url: string;
}

export const webhookEndpoints = defineCollection<StoredEndpoint>('webhook_endpoints')({});

/** None of them hears anything until it is enabled again. */
export function disableEndpoints(platform: Tenant): void {
  const endpoints = webhookEndpoints.in(platform);
  for (const { id } of endpoints.all()) endpoints.update(id, { status: 'disabled' });
}

export interface Attempt {
  at: number;
  /** Null: there was no answer. */
  status: number | null;
  error: string | null;
}

export interface StoredDelivery {
  id: string;
  created: number;
  /** Whose event it is. */
  account: string;
  attempts: readonly Attempt[];
  /** When it is to be sent next, or was to be sent last. */
  due: number;
  endpoint: string;
  event: string;
  /** `lost` was never sent, on demand. */
  status: 'failed' | 'lost' | 'pending' | 'succeeded';
  type: string;
}

export const deliveries = defineCollection<StoredDelivery>('webhook_deliveries')({
  event: (delivery) => delivery.event,
  open: (delivery) => (delivery.status === 'pending' ? 'open' : null),
});

/** What can be asked of the post and of the approvals, through `/_sandbox/webhooks`. */
export interface Settings {
  id: string;
  /** So many of the next deliveries are sent twice, never sent, or sent together in reverse order. */
  duplicate: number;
  lose: number;
  reverse: number;
  /** Seconds from one attempt to the next. */
  retry_delays: readonly number[];
  /** What happens to an authorization when nobody answers in time. */
  authorization_default: 'approve' | 'decline';
  authorization_timeout_ms: number;
}

const settings = defineCollection<Settings>('webhook_settings')({});

const MINUTE = 60;
/** As a Stripe sandbox: three times over a few hours. */
const DEFAULTS: Settings = {
  id: 'settings',
  duplicate: 0,
  lose: 0,
  reverse: 0,
  retry_delays: [5 * MINUTE, 30 * MINUTE, 3 * 60 * MINUTE],
  authorization_default: 'decline',
  authorization_timeout_ms: 2_000,
};

/** An account's own settings, else those of the platform. */
export function settingsOf(platform: Tenant, tenant: Tenant = platform): Settings {
  const { id } = DEFAULTS;
  return settings.in(tenant).get(id) ?? settings.in(platform).get(id) ?? DEFAULTS;
}

export function changeSettings(platform: Tenant, tenant: Tenant, patch: Partial<Settings>): Settings {
  const collection = settings.in(tenant);
  const old = collection.get(DEFAULTS.id) ?? collection.put(settingsOf(platform, tenant));
  return collection.update(old.id, patch);
}

export function resetSettings(tenant: Tenant): void {
  settings.in(tenant).delete(DEFAULTS.id);
}

/** To how many endpoints an event has not come yet. */
export function undelivered(platform: Tenant, event: string): number {
  const sent = deliveries.in(platform).all('event', event);
  const reached = new Set(sent.filter(({ status }) => status === 'succeeded').map(({ endpoint }) => endpoint));
  return new Set(sent.map(({ endpoint }) => endpoint)).size - reached.size;
}
