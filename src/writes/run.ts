import type { Logger } from '../log.js';
import type { Store, WriteRecord } from '../store/index.js';
import { sha256 } from '../util/sha256.js';
import { stableJson } from '../util/stable-json.js';
import { createSteps } from './steps.js';
import type { Step, Write, WriteOutcome, WriteResult, Writes } from './write.js';

/** Stripe forgets an idempotency key after a day at the earliest; the hour between is for the work itself. */
const KEYS_LIVE_MS = 23 * 60 * 60 * 1000;

type Conflict = Extract<WriteOutcome<unknown>, { kind: 'conflict' }>;

const otherWrite: Conflict = { kind: 'conflict', reason: 'other_write' };

export interface WritesOptions {
  readonly store: Pick<Store, 'writes'>;
  readonly log: Logger;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

export function createWrites({ store: { writes: records }, log, now = Date.now }: WritesOptions): Writes {
  const running = new Map<string, string>();
  const date = () => new Date(now());

  async function record(write: Write, fingerprint: string): Promise<WriteRecord | Conflict> {
    const { principal, key, mutation, account } = write;
    const at = date();
    const found = await records.open({ principal, key, mutation, account, fingerprint }, at);
    if (found.fingerprint !== fingerprint) return otherWrite;
    if (!write.repeatable && found.keyedAt && at.getTime() - found.keyedAt.getTime() > KEYS_LIVE_MS)
      return { kind: 'conflict', reason: 'too_old' };
    const marked = { ...found, keyedAt: found.keyedAt ?? at };
    if (found.state === 'started' && found.keyedAt) return marked;
    // Gone since it was read, it has expired: the key is free again.
    return (await records.start(principal, key, marked.keyedAt, at)) ? marked : record(write, fingerprint);
  }

  async function perform<T>(write: Write, fingerprint: string, work: (step: Step) => Promise<WriteResult<T>>) {
    const found = await record(write, fingerprint);
    if ('kind' in found) return found;
    const steps = createSteps(write, found.attempts);
    const result = await work(steps.step);
    if ('turnedAway' in result) return { kind: 'settled' as const, value: result.turnedAway };
    const refused = 'refused' in result;
    const end = {
      state: refused ? ('refused' as const) : ('done' as const),
      attempts: refused && result.again ? steps.raised() : found.attempts,
      keyedAt: refused && !steps.leftSomething() ? null : found.keyedAt,
    };
    try {
      await records.end(write, found.attempts, end, date());
    } catch (err) {
      // Without the raised attempt Stripe would replay the refusal; anything else a retry finds again by itself.
      if (refused && result.again) throw err;
      log.error({ err, mutation: write.mutation }, 'the end of a write could not be recorded');
    }
    return { kind: 'settled' as const, value: refused ? result.refused : result.done };
  }

  return {
    async run<T>(write: Write, work: (step: Step) => Promise<WriteResult<T>>): Promise<WriteOutcome<T>> {
      const fingerprint = fingerprintOf(write);
      const slot = JSON.stringify([write.principal, write.key]);
      const current = running.get(slot);
      if (current !== undefined) return current === fingerprint ? { kind: 'in_flight' } : otherWrite;
      running.set(slot, fingerprint);
      try {
        return await perform(write, fingerprint, work);
      } finally {
        running.delete(slot);
      }
    },
  };
}

function fingerprintOf({ mutation, account, input }: Write): string {
  return sha256(stableJson({ mutation, account, input: withoutKey(input) }));
}

function withoutKey(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'idempotencyKey'));
}
