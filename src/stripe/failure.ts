import Stripe from 'stripe';

/**
 * What went wrong at Stripe, by cause:
 * - `missing`: the object is not there, or not visible to this account
 * - `invalid`: a parameter or the object's state refuses the call
 * - `declined`: the request was valid and Stripe refused to carry it out (402)
 * - `forbidden`: the platform's key may not do this
 * - `key_reused`: an idempotency key came back with other parameters; `key_in_use`: its first use still runs
 * - `limited`: too many requests, or the object is locked; nothing was done
 * - `unavailable`: no answer, a 5xx, or an answer that is not Stripe's; a write may or may not have happened
 * - `unreached`: Stripe does not answer others, so this call was not sent
 * - `late`: a read was not there when the operation's time was over
 * - `too_dear`: the operation has made as many calls as it may
 */
export type FailureCause =
  | 'missing'
  | 'invalid'
  | 'declined'
  | 'forbidden'
  | 'key_reused'
  | 'key_in_use'
  | 'limited'
  | 'unavailable'
  | 'unreached'
  | 'late'
  | 'too_dear';

export class StripeFailure extends Error {
  override readonly name = 'StripeFailure';
  constructor(
    readonly reason: FailureCause,
    message: string,
    readonly facts: {
      readonly code: string | null;
      /** Stripe's parameter name, such as `billing[address][line1]`. */
      readonly param: string | null;
      readonly requestId: string | null;
      readonly docUrl: string | null;
      readonly retryAfterMs: number | null;
    },
    options?: { readonly cause: unknown },
  ) {
    super(message, options);
  }

  /** Stripe answered, and nothing was done: the same call may be sent again under a new idempotency key. */
  get definite(): boolean {
    return this.reason !== 'unavailable' && this.reason !== 'key_in_use';
  }

  /** Refused before Stripe looked at the idempotency key: it keeps no answer, and what the key did before stands. */
  get beforeTheKey(): boolean {
    return this.reason === 'limited' || this.reason === 'unreached';
  }
}

/** What a client is told where Stripe's own words are for the platform's operators. */
const NEUTRAL: { readonly [R in FailureCause]?: string } = {
  unavailable: 'Stripe could not be reached.',
  forbidden: 'Stripe does not let the platform do this.',
};

const NO_FACTS = { code: null, param: null, requestId: null, docUrl: null, retryAfterMs: null };

/** The one translation from stripe-node's errors; anything else comes back as it was. */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const reason = reasonOf(error);
  const facts = {
    code: error.code ?? null,
    param: error.param ?? null,
    requestId: error.requestId || null,
    docUrl: error.doc_url ?? null,
    retryAfterMs: retryAfter(error, reason),
  };
  return new StripeFailure(reason, NEUTRAL[reason] ?? error.message, facts, { cause: error });
}

function reasonOf(error: Stripe.errors.StripeError): FailureCause {
  const { statusCode, code } = error;
  if (error.rawType === 'idempotency_error') return 'key_reused';
  if (code === 'idempotency_key_in_use') return 'key_in_use';
  if (statusCode === 429 || code === 'rate_limit' || code === 'lock_timeout') return 'limited';
  if (code === 'resource_missing' || code === 'account_invalid') return 'missing';
  if (statusCode === 402) return 'declined';
  if (statusCode === 401 || statusCode === 403) return 'forbidden';
  if (statusCode === 400 || statusCode === 404) return 'invalid';
  return 'unavailable';
}

function retryAfter(error: Stripe.errors.StripeError, reason: FailureCause): number | null {
  const seconds = Number(error.headers?.['retry-after']);
  if (Number.isFinite(seconds) && seconds > 0) return Math.ceil(seconds * 1000);
  return reason === 'limited' || reason === 'key_in_use' ? 1000 : null;
}

export function missing(what: string): StripeFailure {
  return new StripeFailure('missing', `No such ${what}.`, NO_FACTS);
}

/** Stripe is left alone for a while, since it did not answer. */
export function unreached(retryAfterMs: number): StripeFailure {
  return new StripeFailure('unreached', 'Stripe could not be reached.', { ...NO_FACTS, retryAfterMs });
}

/** What was refused after a sending that got no answer: whether it was done is not known. */
export function withoutAnswer(failure: StripeFailure): StripeFailure {
  return new StripeFailure('unavailable', 'Stripe gave no answer.', failure.facts, { cause: failure });
}

export function late(waitedFor: string): StripeFailure {
  return new StripeFailure('late', `The operation's time was over while it waited for ${waitedFor}.`, NO_FACTS);
}

export function tooDear(most: number): StripeFailure {
  return new StripeFailure('too_dear', `The operation made ${most} Stripe calls, as many as it may.`, NO_FACTS);
}
