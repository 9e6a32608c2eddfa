import { createHmac } from 'node:crypto';
import { createHistogram, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Pacing {
  readonly url: string;
  readonly perSecond: number;
  readonly count: number;
  readonly body: (number: number) => string;
}

export interface Paced {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds. */
  readonly longest: number;
}

export const SECRET = 'whsec_bench';
const CONNECTIONS = 64;
const TICK_MS = 5;
const PRECISION = 1_000;
/** Whoever is so late answers no more. */
const LATEST_MS = 30_000;

/**
 * Posts signed events at times that were fixed before, whatever becomes of them: an answer's time counts from when its
 * event was to be sent.
 */
export async function sendPaced({ url, perSecond, count, body }: Pacing): Promise<Paced> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: LATEST_MS, bodyTimeout: LATEST_MS });
  const times = createHistogram();
  const start = performance.now();
  const post = async (number: number) => {
    const due = start + (number * 1_000) / perSecond;
    const sent = body(number);
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature(sent) };
    const answer = await pool.request({ method: 'POST', path: pathname, headers, body: sent });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`Event ${number} was answered with ${answer.statusCode}.`);
    times.record(Math.max(1, Math.round((performance.now() - due) * PRECISION)));
  };
  try {
    const posts: Promise<void>[] = [];
    while (posts.length < count) {
      const due = Math.min(count, Math.ceil(((performance.now() - start) * perSecond) / 1_000));
      while (posts.length < due) posts.push(post(posts.length));
      await wait(TICK_MS);
    }
    await Promise.all(posts);
    const seconds = (performance.now() - start) / 1_000;
    const percentile = (which: number) => times.percentile(which) / PRECISION;
    return { perSecond: count / seconds, p50: percentile(50), p99: percentile(99), longest: times.max / PRECISION };
  } finally {
    await pool.destroy();
  }
}

function signature(body: string): string {
  const time = Math.floor(Date.now() / 1_000);
  return `t=${time},v1=${createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex')}`;
}
