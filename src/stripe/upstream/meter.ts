/** One request as it was sent to Stripe. */
export interface SentCall {
  readonly method: string;
  readonly path: string;
  /** The connected account; null for the platform itself. */
  readonly account: string | null;
  /** From the start of the request to its headers. */
  readonly ms: number;
  /** How long it waited for its turn. */
  readonly queuedMs: number;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  readonly why: string;
}

export interface MeterOptions {
  /** The operation may send so many requests. */
  readonly most: number;
  /** Keep each request, for a viewer who may see them. */
  readonly traced: boolean;
}

/** Counts what one operation costs at Stripe: retries count, since they cost as much. */
export class Meter {
  private begun = 0;
  private sent = 0;
  private readonly kept: SentCall[] = [];
  private saved = 0;

  constructor(private readonly options: MeterOptions) {}

  get calls(): number {
    return this.sent;
  }

  get most(): number {
    return this.options.most;
  }

  get traced(): boolean {
    return this.options.traced;
  }

  /** Takes a call from what the operation may make; false when nothing is left. */
  begin(): boolean {
    if (this.begun >= this.options.most) return false;
    this.begun += 1;
    return true;
  }

  /** Objects that were read without a call of their own. */
  get readWithoutCall(): number {
    return this.saved;
  }

  get trace(): readonly SentCall[] {
    return this.kept;
  }

  /** A call that is sent once more costs once more. */
  again(): void {
    this.begun += 1;
  }

  count(call: SentCall): void {
    this.sent += 1;
    if (this.options.traced) this.kept.push(call);
  }

  countSaved(): void {
    this.saved += 1;
  }
}
