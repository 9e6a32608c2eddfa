import type { World } from '../state/world.js';
import { ControlRefusal, fields } from './json-body.js';
import { whole } from './faults.js';

/** What Stripe allows one account: calls in a second of the sandbox's clock, and calls under way at once. */
export interface Limits {
  reads: number;
  writes: number;
  concurrency: number;
}

const OFF = 1_000_000_000;
export const TEST_MODE: Limits = { reads: 25, writes: 25, concurrency: 25 };
const LIVE_MODE: Limits = { reads: 100, writes: 100, concurrency: 100 };

/** Stripe's limiters, off until they are switched on. */
export class RateLimits {
  private limits: Limits | undefined;
  private second = 0;
  private counts = new Map<string, number>();
  private readonly underWay = new Map<string, number>();

  constructor(private readonly world: World) {}

  current(): Limits | undefined {
    return this.limits;
  }

  set(limits: Limits | undefined): void {
    this.limits = limits;
    this.counts = new Map();
  }

  /** Counts the call, or says which limit it is over. What was let in must be told of by `leave`. */
  enter(method: string, account: string): 'global-rate' | 'global-concurrency' | undefined {
    const now = this.world.clock.now();
    if (now !== this.second) this.counts = new Map();
    this.second = now;
    const kind = method === 'GET' ? 'reads' : 'writes';
    const name = `${kind} ${account}`;
    const count = (this.counts.get(name) ?? 0) + 1;
    const running = (this.underWay.get(account) ?? 0) + 1;
    if (this.limits && running > this.limits.concurrency) return 'global-concurrency';
    if (this.limits && count > this.limits[kind]) return 'global-rate';
    this.counts.set(name, count);
    this.underWay.set(account, running);
    return undefined;
  }

  leave(account: string): void {
    const running = (this.underWay.get(account) ?? 1) - 1;
    if (running > 0) this.underWay.set(account, running);
    else this.underWay.delete(account);
  }
}

/** `{"mode": "test" | "live" | "off"}`, or numbers of one's own. */
export function readLimits(text: string): Limits | undefined {
  const { mode, reads, writes, concurrency } = fields(text, ['mode', 'reads', 'writes', 'concurrency']);
  if (mode === 'off') return undefined;
  if (mode !== undefined && mode !== 'test' && mode !== 'live') throw new ControlRefusal('mode is test, live or off');
  const known = mode === 'test' ? TEST_MODE : mode === 'live' ? LIVE_MODE : undefined;
  return {
    reads: whole(reads, 'reads', OFF) ?? known?.reads ?? OFF,
    writes: whole(writes, 'writes', OFF) ?? known?.writes ?? OFF,
    concurrency: whole(concurrency, 'concurrency', OFF) ?? known?.concurrency ?? OFF,
  };
}
