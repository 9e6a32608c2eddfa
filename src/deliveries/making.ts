import type { Logger } from '../log.js';
import type { Choose, DisabledReason, EndpointRecord, Store } from '../store/index.js';
import type { Partners, Reach } from './ports.js';
import { listensTo } from './topics.js';

export interface MakingOptions {
  readonly deliveries: Pick<Store['deliveries'], 'makeNext' | 'endpoints'>;
  readonly partners: Pick<Partners, 'reach'>;
  readonly mode: 'test' | 'live';
  readonly disable: (endpoint: EndpointRecord, reason: DisabledReason) => Promise<void>;
  /** There is something to send. */
  readonly onMade: () => void;
  readonly log: Pick<Logger, 'error'>;
  readonly now: () => number;
}

const AT_ONCE = 200;

/** A round of it makes the deliveries of all events that are applied by then. */
export function createMaking({ deliveries, partners, mode, disable, onMade, now }: MakingOptions) {
  async function reachOf(endpoint: EndpointRecord): Promise<Reach | null> {
    if (endpoint.mode !== mode) return null;
    const reach = await partners.reach(endpoint);
    if (typeof reach !== 'string') return reach;
    await disable(endpoint, reach === 'expired' ? 'credential_expired' : 'credential_revoked');
    return null;
  }

  /** Who is told what at the moment. */
  async function choosing(): Promise<Choose> {
    const known = new Map<string, { readonly endpoint: EndpointRecord; readonly reach: Reach | null }>();
    for (const endpoint of await deliveries.endpoints.enabled())
      known.set(endpoint.id, { endpoint, reach: await reachOf(endpoint) });
    return ({ type, account }, { id }) => {
      const listening = known.get(id);
      if (listening === undefined) return null;
      const { endpoint, reach } = listening;
      // The platform's own events are no partner's.
      if (reach === null || account === null || !listensTo(endpoint, type)) return false;
      if (endpoint.account !== null && endpoint.account !== account) return false;
      return reach.reaches(account) && reach.sees(type);
    };
  }

  return async (closed: () => boolean): Promise<void> => {
    for (let made: number | null = AT_ONCE; (made === null || made === AT_ONCE) && !closed();) {
      made = await deliveries.makeNext(await choosing(), AT_ONCE, new Date(now()));
      if (made !== 0) onMade();
    }
  };
}
