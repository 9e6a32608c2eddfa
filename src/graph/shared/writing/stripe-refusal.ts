import type { StripeFailure } from '../../../stripe/index.js';
import { inputPath } from './input-path.js';
import type { UserError, UserErrorFacts } from './user-errors.js';
import { IdempotencyConflict, InsufficientFunds, InvalidInput, NotFound, Refused } from './user-errors.js';

/** Codes with which Stripe says that money is missing (https://docs.stripe.com/error-codes). */
const FUNDS = new Set(['insufficient_funds', 'balance_insufficient']);

/** A definite refusal of Stripe's as what the caller can act on: by Stripe's code and cause, never by its wording. */
export function toUserError(failure: StripeFailure, input: object): UserError {
  const { code, param, requestId, docUrl, retryAfterMs } = failure.facts;
  const path = param === null ? null : inputPath(param, input);
  const more = { stripeRequestId: requestId, docUrl };
  if (failure.reason === 'missing') return new NotFound(path, noun(path), more);
  if (failure.reason === 'key_reused') return new IdempotencyConflict('other_write');
  if (failure.reason === 'unreached') {
    const message = 'Stripe does not answer at the moment; nothing was done.';
    return new Refused({ code: 'UPSTREAM_UNAVAILABLE', message, retryable: true, retryAfterMs });
  }
  if (failure.reason === 'limited') {
    const facts: UserErrorFacts = {
      code: 'RATE_LIMITED',
      message: 'Stripe receives too many requests.',
      retryable: true,
    };
    return new Refused({ ...facts, ...more, retryAfterMs }, code);
  }
  if (code !== null && FUNDS.has(code)) return new InsufficientFunds(path, failure.message, more);
  if (path !== null) return new InvalidInput(path, failure.message, more);
  return new Refused({ code: 'REFUSED', message: failure.message, ...more }, code);
}

/** A parameter that is wrong in itself is no matter of state. */
export function isAboutState({ reason, facts }: StripeFailure): boolean {
  return reason === 'invalid' && facts.code === null;
}

function noun(path: string | null): string {
  const last = path?.replace(/\.id$/, '').split('.').at(-1) ?? 'object';
  return last.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
