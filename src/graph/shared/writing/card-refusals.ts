import type { AccountReads, StripeFailure } from '../../../stripe/index.js';
import { capabilityPending } from './capability-pending.js';
import { isAboutState } from './stripe-refusal.js';
import type { UserError } from './user-errors.js';
import { FeatureInactive, InvalidState, RequirementsPastDue } from './user-errors.js';

/** What a refusal is explained from: the accounts, and the account's own objects. */
export interface Explaining {
  readonly platform: { readonly reads: AccountReads };
  account(id: string): { readonly reads: AccountReads };
}

/** Why a card cannot be made: the account's capability, or the feature of the financial account it would spend from. */
export async function explainNewCard(
  context: Explaining,
  account: string,
  financialAccount: string | undefined,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const pending = await capabilityPending(context.platform.reads, account, ['card_issuing'], failure);
  if (pending !== null || financialAccount === undefined) return pending;
  const fa = await context.account(account).reads.of('treasury.financial_account').byId(financialAccount, []);
  const more = { stripeRequestId: failure.facts.requestId };
  if (fa?.status === 'closed')
    return new InvalidState('financialAccountId', 'closed', 'The financial account is closed.', more);
  if (fa === null || fa.active_features?.includes('card_issuing')) return null;
  return new FeatureInactive('financialAccountId', 'card_issuing', more);
}

/** Why a card cannot be changed: it is canceled, or its cardholder lacks information. */
export async function explainCardChange(
  context: Explaining,
  account: string,
  cardId: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const card = await context.account(account).reads.of('issuing.card').byId(cardId, []);
  const more = { stripeRequestId: failure.facts.requestId };
  if (card?.status === 'canceled')
    return new InvalidState('cardId', 'canceled', 'A canceled card cannot be changed.', more);
  const pastDue = card?.cardholder.requirements.past_due ?? [];
  if (pastDue.length > 0) return new RequirementsPastDue('cardId', pastDue, more);
  return capabilityPending(context.platform.reads, account, ['card_issuing'], failure);
}
