import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../util/sha256.js';
import { bearerIn, type Shown } from './authenticate.js';
import type { Refusals } from './refusals.js';
import { Unauthenticated } from './unauthenticated.js';

/** Resolves for the one token that reads the metrics. @throws Unauthenticated */
export type CheckMetricsToken = (shown: Shown) => Promise<void>;

/** It opens nothing else, and no other credential opens the metrics. A wrong one is counted and slowed like every other credential. */
export function createMetricsTokenCheck(token: string, refusals: Refusals): CheckMetricsToken {
  const hash = Buffer.from(sha256(token));
  return async ({ authorization, address }) => {
    const shown = bearerIn(authorization);
    if (shown !== undefined && timingSafeEqual(Buffer.from(sha256(shown)), hash)) return;
    const refusal = new Unauthenticated(shown === undefined ? 'malformed' : 'unknown');
    if (authorization !== undefined) await refusals.note(refusal, address);
    throw refusal;
  };
}
