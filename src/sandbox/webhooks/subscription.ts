import { isConnected } from '../connect/access/connection.js';
import type { StoredEvent } from '../state/events.js';
import type { Tenant } from '../state/tenant.js';
import { hasThinTwin } from './payload.js';
import { webhookEndpoints, type StoredEndpoint } from './state.js';

/** Never part of `*`, and sent by `real-time.ts` alone. */
export const REAL_TIME = 'issuing_authorization.request';

/** The enabled endpoints that hear of an event: connected accounts speak to Connect endpoints only. */
export function subscribers(platform: Tenant, event: Pick<StoredEvent, 'account' | 'type'>): StoredEndpoint[] {
  if (event.type === REAL_TIME) return [];
  if (event.account !== undefined && !isConnected(platform, event.account)) return [];
  return hearing(platform, event.account !== undefined).filter(
    ({ enabled_events: names, thin }) =>
      (names.includes('*') || names.includes(event.type)) && (!thin || hasThinTwin(event.type)),
  );
}

/** The endpoint that decides on authorizations: the first one that names the question. */
export function decidingEndpoint(platform: Tenant, tenant: Tenant): StoredEndpoint | undefined {
  return hearing(platform, !tenant.isPlatform).find(({ enabled_events: names }) => names.includes(REAL_TIME));
}

function hearing(platform: Tenant, connect: boolean): StoredEndpoint[] {
  return webhookEndpoints
    .in(platform)
    .all()
    .filter((endpoint) => endpoint.status === 'enabled' && endpoint.connect === connect);
}
