export type ClockKind = 'real' | 'frozen';

/** Unix seconds, never going back. A frozen clock moves only by `advance`. */
export class Clock {
  private offset = 0;
  private last = 0;

  constructor(
    readonly kind: ClockKind,
    private readonly startAt: number,
  ) {}

  now(): number {
    const base = this.kind === 'frozen' ? this.startAt : Math.floor(Date.now() / 1000);
    this.last = Math.max(this.last, base + this.offset);
    return this.last;
  }

  advance(seconds: number): void {
    this.offset += seconds;
  }
}
