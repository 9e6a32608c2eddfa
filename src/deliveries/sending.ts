import type { DeliveryRecord, EndpointRecord, Store } from '../store/index.js';

export interface SendingOptions {
  readonly queue: Pick<Store['deliveries'], 'waiting' | 'claim' | 'endpoints'>;
  /** Never rejects. */
  readonly attempt: (endpoint: EndpointRecord, delivery: DeliveryRecord) => Promise<void>;
  /** A place is free. */
  readonly onFree: () => void;
  readonly now: () => number;
}

export interface Sending {
  readonly round: (closed: () => boolean) => Promise<void>;
  /** So many are on their way. */
  onTheWay(): number;
  /** Resolves when nothing is. */
  landed(): Promise<void>;
}

/** Longer than an answer takes to be made, and to be taken. */
const LEASE_MS = 60_000;
const MOST_ON_THE_WAY = 1_000;
const MOST_TO_ONE = 4;
/** After so many failures in a row, an endpoint is tried with one delivery at a time. */
const FEW_FAILURES = 3;
const ENDPOINTS_AT_ONCE = 100;

/**
 * Each endpoint has few places of its own: one that is slow holds those and no others. What is beyond them stays in the
 * store.
 */
export function createSending({ queue, attempt, onFree, now }: SendingOptions): Sending {
  const sentTo = new Map<string, Set<Promise<void>>>();
  let total = 0;

  const countOf = (endpoint: string) => sentTo.get(endpoint)?.size ?? 0;

  function start(endpoint: EndpointRecord, delivery: DeliveryRecord): void {
    const { id } = endpoint;
    const mine = sentTo.get(id) ?? new Set();
    sentTo.set(id, mine);
    total += 1;
    const sent = attempt(endpoint, delivery).finally(() => {
      total -= 1;
      mine.delete(sent);
      if (mine.size === 0) sentTo.delete(id);
      onFree();
    });
    mine.add(sent);
  }

  /** Says how many it has begun. */
  async function serve(id: string): Promise<number> {
    const endpoint = await queue.endpoints.find(id);
    if (endpoint === null || endpoint.disabled !== null) return 0;
    const most = endpoint.failures >= FEW_FAILURES ? 1 : MOST_TO_ONE;
    const free = Math.min(most - countOf(id), MOST_ON_THE_WAY - total);
    if (free <= 0) return 0;
    const taken = await queue.claim(id, free, new Date(now()), new Date(now() + LEASE_MS));
    for (const delivery of taken) start(endpoint, delivery);
    return taken.length;
  }

  return {
    async round(closed) {
      /** Those that have had their turn: a second look would find the same. */
      const served = new Set<string>();
      while (!closed() && total < MOST_ON_THE_WAY) {
        const full = [...sentTo].filter(([, sent]) => sent.size >= MOST_TO_ONE).map(([id]) => id);
        const without = [...new Set([...full, ...served])];
        const waiting = await queue.waiting(new Date(now()), without, ENDPOINTS_AT_ONCE);
        if (waiting.length === 0) return;
        for (const id of waiting) {
          served.add(id);
          if (!closed()) await serve(id);
        }
      }
    },
    onTheWay: () => total,
    async landed() {
      while (total > 0) await Promise.all([...sentTo.values()].flatMap((sent) => [...sent]));
    },
  };
}
