import type { Logger } from '../log.js';
import type { DisabledReason, EndpointRecord, Store } from '../store/index.js';
import { sha256 } from '../util/sha256.js';
import { listensTo, NOTICES } from './topics.js';

export interface NoticesOptions {
  readonly deliveries: Pick<Store['deliveries'], 'endpoints' | 'notify'>;
  readonly onMade: () => void;
  readonly log: Pick<Logger, 'warn'>;
  readonly now: () => number;
}

const ID_DIGITS = 32;

/** Ends an endpoint, and tells the others of its principal that listen to that. */
export function createDisable({ deliveries, onMade, log, now }: NoticesOptions) {
  return async (endpoint: EndpointRecord, reason: DisabledReason): Promise<void> => {
    const { id, principal, mode, account } = endpoint;
    const at = new Date(now());
    if (!(await deliveries.endpoints.disable(id, reason, at))) return;
    log.warn({ endpoint: id, reason }, 'a webhook endpoint is disabled');
    for (const other of await deliveries.endpoints.list({ mode, principal })) {
      const { id: to, disabled } = other;
      const hears = other.account === null || other.account === account;
      if (disabled !== null || !hears || !listensTo(other, NOTICES.disabled)) continue;
      const digits = sha256(`${id}|${at.getTime()}|${to}`).slice(0, ID_DIGITS);
      const notice = { id: `dlv_${digits}`, endpoint: to, topic: NOTICES.disabled, account, about: id };
      if (await deliveries.notify(notice, at)) onMade();
    }
  };
}
