import type Stripe from 'stripe';
import type { StoredEvent } from '../state/events.js';
import type { World } from '../state/world.js';
import { undelivered, type StoredEndpoint } from './state.js';

/** As the API shows it: what is still outstanding is counted now. */
export function renderEvent(world: World, event: StoredEvent): StoredEvent {
  return { ...event, pending_webhooks: event.pending_webhooks === 0 ? 0 : undelivered(world.platform, event.id) };
}

/** SDK 23 knows no notifications of Treasury. */
export function hasThinTwin(type: string): boolean {
  return !type.startsWith('treasury.');
}

const SNAPSHOT = 'evt_';
const THIN = 'evt_test_';

export type ThinEvent = Stripe.V2.Core.EventBase & { related_object: { id: string; type: string; url: string } };

/** The notification of the same happening without its data; its id names the event that has them. */
export function thinEvent(event: StoredEvent): ThinEvent {
  const { account, created, id, request, type } = event;
  const key = request?.idempotency_key;
  return {
    id: id.replace(SNAPSHOT, THIN),
    object: 'v2.core.event',
    ...(account === undefined ? {} : { context: account }),
    created: new Date(created * 1000).toISOString(),
    livemode: false,
    ...(request?.id ? { reason: { type: 'request', request: { id: request.id, idempotency_key: key ?? '' } } } : {}),
    related_object: related(event),
    snapshot_event: id,
    type: `v1.${type}`,
  };
}

/** What an endpoint is sent of an event: in its own version, or told without the data. */
export function bodyFor({ api_version, thin }: StoredEndpoint, event: StoredEvent): string {
  const told = thin ? thinEvent(event) : { ...event, api_version: api_version ?? event.api_version };
  return JSON.stringify(told, null, 2);
}

export function snapshotId(thin: string): string {
  return thin.replace(THIN, SNAPSHOT);
}

const PATHS: Readonly<Record<string, string>> = {
  account: '/v1/accounts',
  balance: '/v1/balance',
  file: '/v1/files',
  'issuing.authorization': '/v1/issuing/authorizations',
  'issuing.card': '/v1/issuing/cards',
  'issuing.cardholder': '/v1/issuing/cardholders',
  'issuing.dispute': '/v1/issuing/disputes',
  'issuing.personalization_design': '/v1/issuing/personalization_designs',
  'issuing.token': '/v1/issuing/tokens',
  'issuing.transaction': '/v1/issuing/transactions',
  payout: '/v1/payouts',
  topup: '/v1/topups',
};

function related({ account, data }: StoredEvent): ThinEvent['related_object'] {
  const values = new Map<string, unknown>(Object.entries(data.object));
  const [id, type] = [String(values.get('id') ?? ''), String(values.get('object'))];
  const below: Readonly<Record<string, string>> = {
    bank_account: 'external_accounts',
    capability: 'capabilities',
    person: 'persons',
  };
  const folder = below[type];
  if (folder !== undefined) return { id, type, url: `/v1/accounts/${account ?? ''}/${folder}/${id}` };
  return { id, type, url: type === 'balance' ? '/v1/balance' : `${PATHS[type] ?? `/v1/${type}s`}/${id}` };
}
