import type { Kind, StripeFailure } from '../../../stripe/index.js';
import type { Explaining } from './card-refusals.js';
import { explainFinancialAccountChange } from './financial-account-refusals.js';
import type { UserError } from './user-errors.js';
import { FeatureInactive, InvalidState } from './user-errors.js';

interface Sending {
  readonly account: string;
  readonly financialAccount: string;
  /** As Stripe names it in `active_features`. */
  readonly feature: string;
}

/** Why money cannot be moved: the capability, a closed financial account, or its feature. */
export async function explainNewMovement(
  context: Explaining,
  { account, financialAccount, feature }: Sending,
  failure: StripeFailure,
): Promise<UserError | null> {
  const { code, param, requestId } = failure.facts;
  if (failure.reason !== 'invalid' || (param !== null && param !== 'financial_account')) return null;
  const explained = await explainFinancialAccountChange(context, account, financialAccount, failure);
  if (explained !== null || code !== null) return explained;
  const read = await context.account(account).reads.of('treasury.financial_account').byId(financialAccount, []);
  if (read === null || read.active_features?.some((name) => name === feature)) return null;
  return new FeatureInactive('financialAccountId', feature, { stripeRequestId: requestId });
}

type WithStatus = Extract<Kind, 'treasury.outbound_payment'>;

interface Change {
  readonly kind: WithStatus;
  readonly account: string;
  readonly id: string;
  /** The input's field that names it. */
  readonly path: string;
  /** What there is to be done, as in `be canceled`. */
  readonly to: string;
}

/** Why a movement cannot come to another state: the one it is in. */
export async function explainMovementChange(
  context: Explaining,
  { kind, account, id, path, to }: Change,
  failure: StripeFailure,
): Promise<UserError | null> {
  const { code, requestId } = failure.facts;
  if (failure.reason !== 'invalid' || (code !== null && code !== 'status_transition_invalid')) return null;
  const movement = await context.account(account).reads.of(kind).byId(id, []);
  if (movement === null) return null;
  const message = `It cannot ${to}: it is ${movement.status}.`;
  return new InvalidState(path, movement.status, message, { stripeRequestId: requestId });
}

interface Reversal {
  readonly kind: Extract<Kind, 'treasury.received_credit' | 'treasury.received_debit'>;
  readonly account: string;
  readonly id: string;
  readonly path: string;
}

/** Why what was received cannot be reversed: it failed, or Stripe says why on it. */
export async function explainReversal(
  context: Explaining,
  { kind, account, id, path }: Reversal,
  failure: StripeFailure,
): Promise<UserError | null> {
  const { code, requestId } = failure.facts;
  if (failure.reason !== 'invalid' || code !== null) return null;
  const received = await context.account(account).reads.of(kind).byId(id, []);
  const state = received?.reversal_details?.restricted_reason ?? received?.status;
  if (state === undefined) return null;
  const { message } = failure;
  return new InvalidState(path, state, message, { stripeRequestId: requestId });
}
