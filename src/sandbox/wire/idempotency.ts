import { StripeRefusal } from './error-body.js';

/** What the first execution answered. `null` while it is still running. */
export interface StoredAnswer {
  status: number;
  body: object;
  requestId: string;
}

export interface KeyEntry {
  fingerprint: string;
  at: number;
  answer: StoredAnswer | null;
}

/** A key that a call under way has taken. */
export interface Claim {
  settle(answer: StoredAnswer): void;
  /** The call was refused before it was executed: the key is free again. */
  release(): void;
}

const KEPT_FOR = 24 * 60 * 60;

/** Answers of keyed POSTs, kept for a day on the sandbox's clock. */
export class IdempotencyKeys {
  private settled: ((name: string) => void) | undefined;
  private readonly entries = new Map<string, KeyEntry>();

  /** The stored answer to replay, or a claim: then the key is taken until the claim ends. */
  claim(scope: string, key: string, fingerprint: string, now: number): StoredAnswer | Claim {
    this.prune(now);
    const name = `${scope} ${key}`;
    const known = this.entries.get(name);
    if (!known) return this.taken(name, { fingerprint, at: now, answer: null });
    if (known.fingerprint !== fingerprint) throw mismatch(key);
    if (!known.answer) throw inUse(key);
    return known.answer;
  }

  /** A claim of a world that has been replaced ends without a trace, even if the key has been claimed anew. */
  private taken(name: string, entry: KeyEntry): Claim {
    this.entries.set(name, entry);
    const isLost = () => this.entries.get(name) !== entry;
    return {
      settle: (answer) => {
        if (isLost()) return;
        entry.answer = answer;
        this.settled?.(name);
      },
      release: () => {
        if (!isLost()) this.entries.delete(name);
      },
    };
  }

  /** Tells of every answer that is kept from now on. */
  watch(settled: (name: string) => void): void {
    this.settled = settled;
  }

  /** The kept answers, oldest first; a call under way has none. */
  image(): [string, KeyEntry][] {
    return [...this.entries].flatMap(([name]) => this.one(name));
  }

  one(name: string): [string, KeyEntry][] {
    const entry = this.entries.get(name);
    return entry?.answer ? [[name, { ...entry }]] : [];
  }

  load(image: readonly (readonly [string, KeyEntry])[]): void {
    this.entries.clear();
    this.add(image);
  }

  add(image: readonly (readonly [string, KeyEntry])[]): void {
    for (const [name, entry] of image) this.entries.set(name, { ...entry });
  }

  private prune(now: number): void {
    for (const [name, entry] of this.entries) {
      if (now - entry.at < KEPT_FOR) return;
      this.entries.delete(name);
    }
  }
}

export function checkKey(key: string): void {
  if (key.length > 255) {
    throw new StripeRefusal(400, 'Idempotency keys can be at most 255 characters long.', { type: 'idempotency_error' });
  }
}

function mismatch(key: string): StripeRefusal {
  return new StripeRefusal(
    400,
    'Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key ' +
      `other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  );
}

function inUse(key: string): StripeRefusal {
  return new StripeRefusal(
    409,
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, ` +
      `and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  );
}
