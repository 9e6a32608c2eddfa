import type { EndpointRecord, OccurredEvent, Store } from '../store/index.js';
import type { ReplayAsk, ReplayedRange } from './desk.js';
import type { Partners } from './ports.js';
import { listensTo } from './topics.js';

export interface ReplayingOptions {
  readonly store: Pick<Store['deliveries'], 'happenedSince' | 'makeMissing' | 'replayAll'>;
  readonly partners: Pick<Partners, 'reach'>;
  readonly onQueued: () => void;
  readonly now: () => number;
}

/** So many events are looked through by one replay. */
const MOST = 10_000;
const AT_ONCE = 500;

export function createReplaying({ store, partners, onQueued, now }: ReplayingOptions) {
  return async (endpoint: EndpointRecord, { since, delivered, as }: ReplayAsk): Promise<ReplayedRange> => {
    const reach = await partners.reach(endpoint);
    const until = new Date(now());
    if (typeof reach === 'string') return { replayed: 0, restSince: null };
    const hears = ({ type, account }: OccurredEvent) =>
      account !== null &&
      (endpoint.account === null || endpoint.account === account) &&
      listensTo(endpoint, type) &&
      reach.reaches(account) &&
      reach.sees(type);
    let replayed = 0;
    let looked = 0;
    let last: OccurredEvent | undefined;
    for (let full = true; full && looked < MOST;) {
      const events = await store.happenedSince(since, last?.seq ?? 0, AT_ONCE);
      replayed += await store.makeMissing(endpoint.id, events.filter(hears), as, until);
      looked += events.length;
      last = events.at(-1) ?? last;
      full = events.length === AT_ONCE;
    }
    const isAll = looked < MOST;
    const restSince = isAll ? null : (last?.occurredAt ?? null);
    replayed += await store.replayAll(
      { endpoint: endpoint.id, since, until: restSince ?? until, delivered, replay: as },
      until,
    );
    onQueued();
    return { replayed, restSince };
  };
}
