import type { Asker } from './audit/index.js';
import type { WriteStep } from '../store/index.js';

/**
 * The one way a mutation reaches Stripe: a durable record and an audit entry before the first call, a derived
 * idempotency key for each step, and an outcome. Door: `index.ts`. It knows neither GraphQL nor which Stripe calls a mutation makes.
 */
export interface Write {
  readonly mutation: string;
  readonly principal: string;
  /** The caller's idempotency key. */
  readonly key: string;
  readonly account: string | null;
  /** The mutation's input. A top-level `idempotencyKey` in it does not count in the comparison of two attempts. */
  readonly input: unknown;
  /** The work does no harm when it is done again, so that no record of it is too old. */
  readonly repeatable?: boolean;
  /** Stripe's ids of the objects that the input names. */
  readonly objects: readonly string[];
  readonly asker: Asker & { readonly permissions: readonly string[] };
}

export interface StepOptions {
  readonly idempotencyKey: string;
}

/**
 * One Stripe call. The name is part of the key that Stripe sees: unique within a run, and never renamed afterwards.
 * The call rejects when Stripe refuses. Repeated under the same key, Stripe answers what it answered the first time: a
 * state that may have moved since is read by a read, not taken from a step.
 */
export type Step = <R>(name: string, call: (options: StepOptions) => Promise<R>) => Promise<R>;

/**
 * `again`: a definite refusal that may succeed later (a capability pending, funds missing). The steps that failed get
 * a new key for the next run, since Stripe replays a refusal for a day; those that succeeded keep theirs.
 * `turnedAway`: Stripe did not look at the call's key. The record stays as it is, since an earlier run that got no
 * answer may have done the work under that key.
 */
export type WriteResult<T> =
  | { readonly done: T }
  | { readonly refused: T; readonly again: boolean; readonly codes?: readonly string[] }
  | { readonly turnedAway: T; readonly codes?: readonly string[] };

/**
 * `replayed`: the write was over before, and this is its answer again. `conflict`: the key was used with another mutation, account or input, or so long ago that Stripe may have forgotten
 * it and would do the work twice. `in_flight`: the same write is running now. An outcome that is not known (the work
 * threw) is no outcome: the error propagates.
 */
export type WriteOutcome<T> =
  | { readonly kind: 'settled'; readonly value: T; readonly replayed: boolean }
  | { readonly kind: 'conflict'; readonly reason: 'other_write' | 'too_old' }
  | { readonly kind: 'in_flight' };

/** What the record tells of a write. `UNKNOWN`: it was begun and nobody knows its end; a retry settles it. */
export interface WriteStatus {
  readonly state: 'RUNNING' | 'DONE' | 'REFUSED' | 'UNKNOWN';
  readonly mutation: string;
  readonly account: string | null;
  readonly steps: readonly WriteStep[];
  /** Why it was refused. */
  readonly codes: readonly string[];
  /** A refused one may succeed when it is sent again under the same key. */
  readonly retryable: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** What earlier runs of the same write have left. */
export interface Before {
  /** The write is settled: what is done now is done for its answer alone. */
  readonly over: boolean;
  readonly steps: readonly WriteStep[];
}

export interface Writes {
  /** @throws NotRecorded when the store cannot be written to */
  run<T>(write: Write, work: (step: Step, before: Before) => Promise<WriteResult<T>>): Promise<WriteOutcome<T>>;
  /** A write that is refused before it is recorded: the audit log tells of it. */
  refuse(write: Write, codes: readonly string[]): Promise<void>;
  /** From the record alone. Null: this principal has used no such key, or so long ago that it is forgotten. */
  status(principal: string, key: string): Promise<WriteStatus | null>;
}
