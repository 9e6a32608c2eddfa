/** Calls on their way are not evenly spaced when they arrive, so a little less than the limit is sent. */
const HEADROOM = 0.92;
const WINDOW_MS = 1_000;
/** Of the full rate, regained each second after a 429. */
const REGAINED_PER_SECOND = 0.05;
/** 429s that come together are one event. */
const SAME_EVENT_MS = 500;
/** When Stripe does not say how long to wait; spread, so that waiting instances do not return at once. */
const PAUSE_MS = 300;

/**
 * How many calls may begin in any second. Exact for every window of a second, so a burst may use the whole of it at
 * once. Halved by a 429, and slowly back up again.
 */
export class Budget {
  private readonly begun: number[] = [];
  private rate: number;
  private readonly full: number;
  private slowedAt = Number.NEGATIVE_INFINITY;
  private changedAt = 0;
  private pausedUntil = 0;

  constructor(perSecond: number) {
    this.full = Math.max(1, Math.floor(perSecond * HEADROOM));
    this.rate = this.full;
  }

  /** Calls a second, as allowed at this moment. */
  perSecond(now: number): number {
    if (this.rate < this.full) {
      this.rate = Math.min(this.full, this.rate + (this.full * REGAINED_PER_SECOND * (now - this.changedAt)) / 1_000);
    }
    this.changedAt = now;
    return Math.max(1, Math.floor(this.rate));
  }

  /** Milliseconds until a call may begin; 0: now. */
  wait(now: number): number {
    if (this.pausedUntil > now) return this.pausedUntil - now;
    while (this.begun[0] !== undefined && this.begun[0] <= now - WINDOW_MS) this.begun.shift();
    const allowed = this.perSecond(now);
    const blocking = this.begun[this.begun.length - allowed];
    return blocking === undefined ? 0 : blocking + WINDOW_MS - now;
  }

  begin(now: number): void {
    this.begun.push(now);
  }

  /** Stripe answered that calls come too fast. */
  slowDown(now: number, retryAfterMs: number | null): void {
    const pause = retryAfterMs ?? PAUSE_MS;
    this.pausedUntil = Math.max(this.pausedUntil, now + pause * (1 + Math.random() / 2));
    if (now - this.slowedAt < SAME_EVENT_MS) return;
    this.slowedAt = now;
    this.rate = Math.max(1, this.perSecond(now) / 2);
  }
}
