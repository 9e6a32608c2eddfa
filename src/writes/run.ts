import type { Audit, AuditFacts } from './audit/index.js';
import type { Logger } from '../log.js';
import type { OpenedWrite, Store } from '../store/index.js';
import { sha256 } from '../util/sha256.js';
import { stableJson } from '../util/stable-json.js';
import { NotRecorded } from './not-recorded.js';
import { statusOf } from './status.js';
import { createSteps, type Steps } from './steps.js';
import type { Before, Step, Write, WriteOutcome, WriteResult, Writes } from './write.js';

/** Stripe forgets an idempotency key after a day at the earliest; the hour between is for the work itself. */
const KEYS_LIVE_MS = 23 * 60 * 60 * 1000;

type Conflict = Extract<WriteOutcome<unknown>, { kind: 'conflict' }>;

const otherWrite: Conflict = { kind: 'conflict', reason: 'other_write' };

export interface WritesOptions {
  readonly store: Pick<Store, 'writes'>;
  readonly audit: Audit;
  readonly log: Logger;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

export function createWrites({ store: { writes: records }, audit, log, now = Date.now }: WritesOptions): Writes {
  const running = new Map<string, string>();
  const date = () => new Date(now());

  async function record(write: Write, fingerprint: string): Promise<Found | Conflict> {
    const { principal, key, mutation, account } = write;
    const at = date();
    const found = await records.open({ principal, key, mutation, account, fingerprint }, at);
    if (found.fingerprint !== fingerprint) return otherWrite;
    if (!write.repeatable && found.keyedAt && at.getTime() - found.keyedAt.getTime() > KEYS_LIVE_MS)
      return { kind: 'conflict', reason: 'too_old' };
    const marked = { ...found, keyedAt: found.keyedAt ?? at, keyedBefore: found.keyedAt, over: found.state === 'done' };
    if ((found.state === 'started' || found.state === 'done') && found.keyedAt) return marked;
    // Gone since it was read, it has expired: the key is free again.
    return (await records.start(principal, key, marked.keyedAt, at)) ? marked : record(write, fingerprint);
  }

  const stepsOf = (write: Write, found: Found): Steps =>
    createSteps(write, {
      attempts: found.attempts,
      before: found.steps,
      record: (ended) => (found.over ? Promise.resolve() : records.progress(write.principal, write.key, ended, date())),
    });

  async function work<T>(write: Write, found: Found, does: Work<T>): Promise<Worked<T>> {
    const steps = stepsOf(write, found);
    let result: WriteResult<T>;
    try {
      result = await does(steps.step, { over: found.over, steps: found.steps });
    } catch (error) {
      if (!found.over) await leave(write, found, steps);
      throw new Unsettled(error, steps);
    }
    if (found.over) return { result, steps, recorded: Promise.resolve() };
    const recorded =
      'turnedAway' in result ? putBack(write, found, steps, result.codes) : end(write, found, result, steps);
    return { result, steps, recorded };
  }

  async function end<T>(write: Write, found: Found, result: Ended<T>, steps: Steps): Promise<void> {
    const refused = 'refused' in result;
    const again = refused && result.again;
    const state = !refused ? 'done' : again ? 'deferred' : 'refused';
    try {
      const facts = {
        state,
        attempts: again ? steps.raised() : found.attempts,
        keyedAt: refused && !steps.leftSomething() ? null : found.keyedAt,
        steps: steps.ended(),
        codes: refused ? (result.codes ?? []) : [],
      } as const;
      await records.end(write, found.attempts, facts, date());
    } catch (err) {
      // Without the raised attempt Stripe would replay the refusal; anything else a retry finds again by itself.
      if (again) throw new NotRecorded(true, err);
      log.error({ err, mutation: write.mutation }, 'the end of a write could not be recorded');
    }
  }

  /** Stripe did not look at the call: what an earlier run left open stays open, under the same keys. */
  async function putBack(write: Write, found: Found, steps: Steps, codes: readonly string[] = []): Promise<void> {
    const untouched = found.isNew || found.state === 'deferred' || found.state === 'refused';
    const state = found.state === 'refused' ? 'refused' : untouched ? 'deferred' : 'unknown';
    const keyedBefore = found.isNew ? null : found.keyedBefore;
    const keyedAt = steps.leftSomething() ? found.keyedAt : keyedBefore;
    await leave(write, { ...found, keyedAt, codes: state === 'deferred' ? codes : found.codes }, steps, state);
  }

  /** The record was opened for nothing. */
  async function unopen(write: Write, found: Found | Conflict): Promise<void> {
    if ('kind' in found || found.over) return;
    await putBack(write, found, stepsOf(write, found));
  }

  /** The same keys stay for the retry that settles it. */
  async function leave(
    write: Write,
    { attempts, keyedAt, codes }: Found,
    steps: Steps,
    state: 'unknown' | 'deferred' | 'refused' = 'unknown',
  ): Promise<void> {
    const facts = { state, attempts, keyedAt, steps: steps.ended(), codes };
    await records.end(write, attempts, facts, date()).catch((err: unknown) => {
      log.error({ err, mutation: write.mutation }, 'how a write was left could not be recorded');
    });
  }

  /** What stands in the audit log after the work is a courtesy to its reader: the intent stands there already. */
  async function tell(facts: AuditFacts): Promise<void> {
    await audit.append(facts).catch((err: unknown) => {
      log.error({ err, mutation: facts.mutation }, 'the outcome of a write could not be told to the audit log');
    });
  }

  async function perform<T>(write: Write, fingerprint: string, does: Work<T>): Promise<WriteOutcome<T>> {
    const unsent = (error: unknown) => {
      log.error({ err: error, mutation: write.mutation }, 'a write could not be recorded, so nothing was sent');
      return new NotRecorded(false, error);
    };
    // Side by side, for one wait on the disk: nothing is sent before both are there.
    const [intent, opened] = await Promise.allSettled([
      audit.append(entryOf(write, 'INTENT')),
      record(write, fingerprint),
    ]);
    if (intent.status === 'rejected') {
      if (opened.status === 'fulfilled') await unopen(write, opened.value);
      throw unsent(intent.reason);
    }
    const outcome = { ...entryOf(write, 'OUTCOME'), intent: intent.value };
    if (opened.status === 'rejected') {
      await tell({ ...outcome, outcome: 'NOT_SENT' });
      throw unsent(opened.reason);
    }
    const found = opened.value;
    if ('kind' in found) {
      await tell({ ...outcome, outcome: 'CONFLICT', codes: [found.reason] });
      return found;
    }
    try {
      const { result, steps, recorded } = await work(write, found, does);
      await Promise.all([recorded, tell({ ...outcome, ...traceOf(steps, write), ...toldOf(result) })]);
      return { kind: 'settled', value: valueOf(result), replayed: isReplay(found, result) };
    } catch (error) {
      if (!(error instanceof Unsettled)) throw error;
      await tell({ ...outcome, ...traceOf(error.steps, write), outcome: 'UNKNOWN' });
      throw error.cause;
    }
  }

  return {
    async run<T>(write: Write, does: Work<T>): Promise<WriteOutcome<T>> {
      const fingerprint = fingerprintOf(write);
      const slot = slotOf(write.principal, write.key);
      const current = running.get(slot);
      if (current !== undefined) {
        const same = current === fingerprint;
        await tell({ ...entryOf(write, 'OUTCOME'), outcome: same ? 'IN_FLIGHT' : 'CONFLICT' });
        return same ? { kind: 'in_flight' } : otherWrite;
      }
      running.set(slot, fingerprint);
      try {
        return await perform(write, fingerprint, does);
      } finally {
        running.delete(slot);
      }
    },
    refuse: (write, codes) => tell({ ...entryOf(write, 'OUTCOME'), outcome: 'REFUSED', codes: [...codes] }),
    async status(principal, key) {
      const found = await records.find(principal, key);
      return found && statusOf(found, running.has(slotOf(principal, key)), now());
    },
  };
}

interface Found extends OpenedWrite {
  /** `keyedAt` before this run. */
  readonly keyedBefore: Date | null;
  /** Nothing of the record changes any more; the work is done again only for its answer. */
  readonly over: boolean;
}

type Work<T> = (step: Step, before: Before) => Promise<WriteResult<T>>;
type Ended<T> = Exclude<WriteResult<T>, { readonly turnedAway: T }>;

interface Worked<T> {
  readonly result: WriteResult<T>;
  readonly steps: Steps;
  /** Settles when how it ended stands in the record. */
  readonly recorded: Promise<void>;
}

/** The work threw: what it had done by then. */
class Unsettled extends Error {
  constructor(
    override readonly cause: unknown,
    readonly steps: Steps,
  ) {
    super('The outcome of a write is not known.');
  }
}

function isReplay({ over, state }: Found, result: WriteResult<unknown>): boolean {
  if ('done' in result) return over;
  return state === 'refused' && 'refused' in result && !result.again;
}

function valueOf<T>(result: WriteResult<T>): T {
  if ('done' in result) return result.done;
  return 'refused' in result ? result.refused : result.turnedAway;
}

function toldOf(result: WriteResult<unknown>): Pick<AuditFacts, 'outcome' | 'codes'> {
  return 'done' in result ? { outcome: 'DONE' } : { outcome: 'REFUSED', codes: [...(result.codes ?? [])] };
}

function entryOf({ asker, principal, mutation, account, key, objects }: Write, kind: 'INTENT' | 'OUTCOME'): AuditFacts {
  const { credential, address, requestId, permissions } = asker;
  const who = { principal, credential, address, requestId, permissions: [...permissions] };
  return { kind, ...who, mutation, account, objects: [...objects], idempotencyKeyHash: sha256(key) };
}

function traceOf(steps: Steps, write: Write): Pick<AuditFacts, 'account' | 'objects' | 'stripeRequestIds'> {
  const ended = steps.ended();
  const objects = [...new Set([...write.objects, ...ended.flatMap(({ object }) => object ?? [])])];
  const made = objects.find((object) => object.startsWith('acct_')) ?? null;
  const stripeRequestIds = ended.flatMap(({ requestId }) => requestId ?? []);
  return { account: write.account ?? made, objects, stripeRequestIds };
}

const slotOf = (principal: string, key: string): string => JSON.stringify([principal, key]);

function fingerprintOf({ mutation, account, input }: Write): string {
  return sha256(stableJson({ mutation, account, input: withoutKey(input) }));
}

function withoutKey(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'idempotencyKey'));
}
