import type Stripe from 'stripe';
import { defineCollection } from './collection.js';
import type { Tenant } from './tenant.js';

export const API_VERSION = '2026-10-28.endive';

export type EventType = Stripe.Event['type'];
export type EventObject<K extends EventType> = Extract<Stripe.Event, { type: K }>['data']['object'];

/** As `Stripe.Event`, with the snapshot left open: its shape follows from the type, which `emit` checks. */
export interface StoredEvent extends Omit<Stripe.EventBase, 'data' | 'type'> {
  type: EventType;
  data: { object: object; previous_attributes?: object };
}

export const events = defineCollection<StoredEvent>('events')({ type: (event) => event.type });

/** The call or job that made an event happen. */
export interface Cause {
  tenant: Tenant;
  now: number;
  requestId: string | null;
  idempotencyKey: string | null;
}

/** Snapshots are taken as given: `object` must be freshly rendered and is never changed afterwards. */
export function newEvent(id: string, cause: Cause, type: EventType, object: object, before?: object): StoredEvent {
  const previous = before ? difference(before, object) : undefined;
  return {
    id,
    object: 'event',
    ...(cause.tenant.isPlatform ? {} : { account: cause.tenant.id }),
    api_version: API_VERSION,
    created: cause.now,
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  };
}

/** Old values of what changed: hashes key by key, arrays whole. Keys that are new are reported as null, as Stripe does. */
export function difference(before: object, after: object): object | undefined {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed: [string, unknown][] = [];
  for (const [key, now] of Object.entries(after)) {
    const was: unknown = old.get(key);
    if (isHash(was) && isHash(now)) {
      const inner = difference(was, now);
      if (inner) changed.push([key, inner]);
    } else if (JSON.stringify(was) !== JSON.stringify(now)) changed.push([key, was ?? null]);
    old.delete(key);
  }
  for (const [key, was] of old) if (was !== undefined) changed.push([key, was]);
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

function isHash(value: unknown): value is object {
  // What writes itself, as a Decimal does, is one value and not a hash.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}
