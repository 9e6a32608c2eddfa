export type ClockKind = 'real' | 'frozen';

export interface ClockImage {
  kind: ClockKind;
  now: number;
  offset: number;
}

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

  image(): ClockImage {
    return { kind: this.kind, now: this.now(), offset: this.offset };
  }

  /** A frozen clock stands where the image's stood; a real one runs as far ahead of the real time as that one did. */
  load(image: ClockImage): void {
    const base = this.kind === 'frozen' ? this.startAt : Math.floor(Date.now() / 1000);
    const alike = this.kind === 'real' && image.kind === 'real';
    const ahead = image.now - base;
    this.offset = alike ? image.offset : this.kind === 'frozen' ? ahead : Math.max(0, ahead);
    this.last = 0;
  }

  advance(seconds: number): void {
    this.offset += seconds;
  }
}
