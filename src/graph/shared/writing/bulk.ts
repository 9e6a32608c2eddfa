import { StripeFailure } from '../../../stripe/index.js';
import { Refusal } from './mutation-payload.js';
import { toUserError } from './stripe-refusal.js';
import type { UserError } from './user-errors.js';
import { Indeterminate } from './user-errors.js';

/** So many parts of a bulk are under way at once. */
const AT_ONCE = 8;

export interface Part<T> {
  readonly done: T | null;
  readonly error: UserError | null;
  readonly failure: unknown;
}

export interface Bulk<I, T> {
  readonly items: readonly I[];
  readonly key: string;
  work(item: I, index: number): Promise<T>;
  /** What the caller gave of a part, where what is refused is found. */
  given(item: I): object;
  /** Says more of a definite refusal, as a mutation's `explain` does. */
  explain(failure: StripeFailure, item: I): Promise<UserError | null>;
  /** Names the part of the input that was refused. */
  place(error: UserError, index: number): UserError;
}

/** Does each part for itself: one that is refused stops no other. In the order of the items. */
export async function doEach<I extends object, T>({
  items,
  key,
  work,
  given,
  explain,
  place,
}: Bulk<I, T>): Promise<Part<T>[]> {
  const parts: Part<T>[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]!;
      try {
        parts[index] = { done: await work(item, index), error: null, failure: null };
      } catch (failure) {
        parts[index] = { done: null, error: place(await errorOf(failure, item), index), failure };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return parts;

  async function errorOf(failure: unknown, item: I): Promise<UserError> {
    if (failure instanceof Refusal) return failure.userError;
    if (!(failure instanceof StripeFailure)) throw failure;
    if (!failure.definite) return new Indeterminate(key, { stripeRequestId: failure.facts.requestId });
    return (failure.beforeTheKey ? null : await explain(failure, item)) ?? toUserError(failure, given(item));
  }
}

/**
 * How the whole ended: not settled while a part may still come, so that the same key goes on where it stopped. Parts
 * that are done keep their keys, and are not done again.
 */
export function settle(parts: readonly Part<unknown>[]): void {
  const failed = parts.filter(({ error }) => error !== null);
  const open = failed.find(({ failure }) => failure instanceof StripeFailure && !failure.definite);
  const unheard = failed.find(({ failure }) => failure instanceof StripeFailure && failure.beforeTheKey);
  const first = open ?? unheard;
  if (first !== undefined) throw first.failure;
  const again = failed.find(({ error }) => error?.retryable);
  const all = parts.length > 0 && failed.length === parts.length;
  const told = again ?? (all ? failed[0] : undefined);
  if (told?.error) throw new Refusal(told.error);
}

export const errorsOf = (parts: readonly Part<unknown>[]): UserError[] => parts.flatMap(({ error }) => error ?? []);
