import { Budget } from './budget.js';
import type { Lane } from './caller.js';
import { FairQueue } from './fair-queue.js';

/** What Stripe takes from a platform (https://docs.stripe.com/rate-limits). */
export interface UpstreamLimits {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  /** Calls at once for one connected account. */
  readonly perAccount: number;
  /** Calls at once in all. */
  readonly connections: number;
}

export interface Turn {
  readonly write: boolean;
  readonly account: string;
  readonly viewer: string;
  readonly lane: Lane;
  readonly deadline: number;
}

/** A turn that was given; it must be returned when the call is over. */
export interface Slot {
  readonly queuedMs: number;
  release(): void;
}

interface Asking extends Turn {
  readonly since: number;
  readonly give: (slot: Slot | null) => void;
  waits: boolean;
  expires: NodeJS.Timeout | null;
}

type Side = 'reads' | 'writes';

/** Every call of the platform passes here, so that Stripe's limits are met by waiting and not by refusals. */
export class Limiter {
  private readonly budgets: { readonly [S in Side]: Budget };
  private readonly queues = { reads: new FairQueue<Asking>(), writes: new FairQueue<Asking>() };
  private readonly timers: { [S in Side]: NodeJS.Timeout | null } = { reads: null, writes: null };
  private readonly running = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: UpstreamLimits) {
    this.budgets = { reads: new Budget(limits.readsPerSecond), writes: new Budget(limits.writesPerSecond) };
  }

  /** Waits for a turn; null when none came before the deadline. `again`: Stripe sent it back, so it goes first. */
  acquire(turn: Turn, again = false): Promise<Slot | null> {
    const since = performance.now();
    if (turn.deadline <= since) return Promise.resolve(null);
    const side = turn.write ? 'writes' : 'reads';
    return new Promise((give) => {
      const asking: Asking = { ...turn, since, give, waits: true, expires: null };
      this.queues[side].add(asking, again);
      this.serve(side);
      if (asking.waits) this.expireLater(side, asking);
    });
  }

  /** Stripe refused a call for coming too fast. */
  slowDown(write: boolean, retryAfterMs: number | null): void {
    this.budgets[write ? 'writes' : 'reads'].slowDown(performance.now(), retryAfterMs);
  }

  private serve(side: Side): void {
    const queue = this.queues[side];
    while (queue.size > 0 && this.total < this.limits.connections) {
      const now = performance.now();
      const wait = this.budgets[side].wait(now);
      if (wait > 0) return this.serveLater(side, wait);
      const next = queue.take(({ account }) => (this.running.get(account) ?? 0) < this.limits.perAccount);
      if (next === null) return;
      this.budgets[side].begin(now);
      this.give(next, now);
    }
  }

  private give(asking: Asking, now: number): void {
    const { account, expires, since } = asking;
    asking.waits = false;
    if (expires !== null) clearTimeout(expires);
    this.total += 1;
    this.running.set(account, (this.running.get(account) ?? 0) + 1);
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      this.total -= 1;
      const left = (this.running.get(account) ?? 1) - 1;
      if (left === 0) this.running.delete(account);
      else this.running.set(account, left);
      this.serve('reads');
      this.serve('writes');
    };
    asking.give({ queuedMs: now - since, release });
  }

  private serveLater(side: Side, wait: number): void {
    if (this.timers[side] !== null) return;
    const timer = setTimeout(() => {
      this.timers[side] = null;
      this.serve(side);
    }, Math.ceil(wait));
    this.timers[side] = timer;
  }

  private expireLater(side: Side, asking: Asking): void {
    const left = asking.deadline - performance.now();
    asking.expires = setTimeout(() => {
      this.queues[side].remove(asking);
      asking.give(null);
    }, left);
  }
}
