import type { Kind, StripeFailure } from '../../../../stripe/index.js';
import { capabilityPending } from '../capability-pending.js';
import type { Explaining } from '../card-refusals.js';
import { explainFinancialAccountChange } from '../financial-account-refusals.js';
import type { UserError } from '../user-errors.js';
import { FeatureInactive, InvalidState } from '../user-errors.js';

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

export type MovementKind = Extract<
  Kind,
  'treasury.outbound_payment' | 'treasury.outbound_transfer' | 'treasury.inbound_transfer' | 'payout' | 'topup'
>;

interface Change {
  readonly kind: MovementKind;
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
  const { code, param, requestId } = failure.facts;
  const ofState = param === null && (code === null || code === 'status_transition_invalid');
  if (failure.reason !== 'invalid' || !ofState) return null;
  const movement = await context.account(account).reads.of(kind).byId(id, []);
  if (movement === null) return null;
  // What a bank took back stays `succeeded` at Stripe.
  const state = 'returned' in movement && movement.returned ? 'returned' : movement.status;
  const how = 'automatic' in movement && movement.automatic ? `${state}, and automatic` : state;
  return new InvalidState(path, state, `It cannot ${to}: it is ${how}.`, { stripeRequestId: requestId });
}

/** Why money cannot come from the account's bank, or go to it: the capability. */
export async function explainBankMovement(
  context: Explaining,
  account: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  const { code, param } = failure.facts;
  if (param !== null || (code !== null && code !== 'payouts_not_allowed')) return null;
  return capabilityPending(context.platform.reads, account, ['transfers'], failure);
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
