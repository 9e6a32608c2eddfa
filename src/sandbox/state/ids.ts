const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Stripe-shaped ids and other invented values from a seeded generator: the same seed and calls give the same world. */
export class Ids {
  private state: number;

  constructor(seed: string) {
    this.state = hash(seed);
  }

  /** Most objects: 24 characters, of which 7 to 16 are the end of the owning account's id. */
  object(prefix: string, account: string): string {
    return `${prefix}_1${this.letters(5)}${account.slice(-10)}${this.letters(8)}`;
  }

  account(): string {
    return `acct_1${this.letters(15)}`;
  }

  /** Ids of 14 characters, such as `req_…`, `ipcd_…` and `ics_…`. */
  short(prefix: string): string {
    return `${prefix}_${this.letters(14)}`;
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => ALPHABET[this.below(ALPHABET.length)]).join('');
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.below(10))).join('');
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** Where the generator stands. */
  image(): number {
    return this.state;
  }

  load(image: number): void {
    this.state = image | 0;
  }

  /** From here on the values are those of another seed. */
  reseed(seed: string): void {
    this.state = hash(seed);
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
}
