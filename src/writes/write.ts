/**
 * The one way a mutation reaches Stripe: a durable record before the first call, a derived idempotency key for each
 * step, and an outcome. Door: `index.ts`. It knows neither GraphQL nor which Stripe calls a mutation makes.
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
  { readonly done: T } | { readonly refused: T; readonly again: boolean } | { readonly turnedAway: T };

/**
 * `conflict`: the key was used with another mutation, account or input, or so long ago that Stripe may have forgotten
 * it and would do the work twice. `in_flight`: the same write is running now. An outcome that is not known (the work
 * threw) is no outcome: the error propagates.
 */
export type WriteOutcome<T> =
  | { readonly kind: 'settled'; readonly value: T }
  | { readonly kind: 'conflict'; readonly reason: 'other_write' | 'too_old' }
  | { readonly kind: 'in_flight' };

export interface Writes {
  run<T>(write: Write, work: (step: Step) => Promise<WriteResult<T>>): Promise<WriteOutcome<T>>;
}
