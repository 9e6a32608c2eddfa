import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Logger } from '../log.js';
import { addressBlock } from '../util/address-block.js';
import type { Reason, Unauthenticated } from './unauthenticated.js';

const WINDOW_SECONDS = 60;
/** So many wrong credentials a minute are anybody's mistakes; those that follow are answered later and later. */
const MISTAKES = 10;
const STEP_MS = 100;
const LONGEST_MS = 2_000;
/** A flood must not fill the memory with waiting requests: what is beyond it is answered at once. */
const MOST_WAITING = 2_000;

export interface Refusals {
  /** Counts and logs it; resolves when it may be answered. */
  note(refusal: Unauthenticated, address: string): Promise<void>;
}

export interface RefusalOptions {
  readonly log: Logger;
  readonly count?: (reason: Reason) => void;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Of wrong credentials, by address. Right ones are never kept waiting, whoever shares their address. */
export function createRefusals({ log, count = () => undefined, wait = sleep }: RefusalOptions): Refusals {
  const byAddress = new RateLimiterMemory({ points: MISTAKES, duration: WINDOW_SECONDS });
  let waiting = 0;
  return {
    async note({ reason, shown }, address) {
      count(reason);
      const { consumedPoints: tries } = await byAddress.penalty(addressBlock(address), 1);
      if (tries <= MISTAKES) log.warn({ address, reason, credential: shown }, 'a credential was refused');
      if (tries === MISTAKES + 1) log.warn({ address }, 'wrong credentials of an address are answered slowly');
      const delay = Math.min(LONGEST_MS, (tries - MISTAKES) * STEP_MS);
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
