import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Logger } from '../log.js';
import { addressBlock } from '../util/address-block.js';
import { Counter } from '../util/counter.js';
import type { Reason, Unauthenticated } from './unauthenticated.js';

const WINDOW_SECONDS = 60;
/** So many wrong credentials a minute are anybody's mistakes; those that follow are answered later and later. */
const MISTAKES = 10;
const STEP_MS = 100;
const LONGEST_MS = 2_000;
/** A flood must not fill the memory with waiting requests: what is beyond it is answered at once. */
const MOST_WAITING = 2_000;

export interface Refusals {
  readonly counter: Counter<Reason>;
  /** Counts and logs it; resolves when it may be answered. */
  note(refusal: Unauthenticated, address: string): Promise<void>;
}

export interface RefusalOptions {
  readonly log: Logger;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Of wrong credentials, by address. Right ones are never kept waiting, whoever shares their address. */
export function createRefusals({ log, wait = sleep }: RefusalOptions): Refusals {
  const help = 'Credentials that were shown and opened nothing, by reason.';
  const counter = new Counter<Reason>('cardgraph_credentials_refused_total', help);
  const byAddress = new RateLimiterMemory({ points: MISTAKES, duration: WINDOW_SECONDS });
  let waiting = 0;
  return {
    counter,
    async note({ reason, shown }, address) {
      counter.add(reason);
      const { consumedPoints: count } = await byAddress.penalty(addressBlock(address), 1);
      if (count <= MISTAKES) log.warn({ address, reason, credential: shown }, 'a credential was refused');
      if (count === MISTAKES + 1) log.warn({ address }, 'wrong credentials of an address are answered slowly');
      const delay = Math.min(LONGEST_MS, (count - MISTAKES) * STEP_MS);
      if (delay <= 0 || waiting >= MOST_WAITING) return;
      waiting += 1;
      try {
        await wait(delay);
      } finally {
        waiting -= 1;
      }
    },
  };
}
