import type { StripeFailure } from '../../../stripe/index.js';
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

/** `billing[address][line1]` → `billing.address.line1`; a parameter that names an object is `…Id` in the input. */
export function inputPath(param: string, input: object): string {
  const path: string[] = [];
  let at: unknown = input;
  for (const part of param.split(/[[\].]+/).filter((name) => name !== '')) {
    const name = camelCase(part);
    const level: object = typeof at === 'object' && at !== null ? at : {};
    const names = [name, `${name}Id`, `issuing${name.charAt(0).toUpperCase()}${name.slice(1)}Id`];
    path.push(names.find((candidate) => candidate in level) ?? name);
    at = Reflect.get(level, path.at(-1) ?? name);
  }
  return path.join('.');
}

const camelCase = (name: string): string =>
  name.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

function noun(path: string | null): string {
  const last = path?.split('.').at(-1) ?? 'object';
  return last.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
