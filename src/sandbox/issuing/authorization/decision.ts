import { capabilityStatus } from '../../connect/capability-status.js';
import type { Turn } from '../../state/turn.js';
import { hasFeature } from '../../treasury/feature-status.js';
import { financialAccounts } from '../../treasury/financial-account-state.js';
import { isExpired, type StoredCard } from '../card/state.js';
import { holderOf } from '../card/view.js';
import { pastDue, type StoredCardholder } from '../cardholder/state.js';
import { spendable } from '../money.js';
import { withinControls, type Purchase } from '../spending/rules.js';
import type { DecisionReason } from './state.js';

export interface Request extends Purchase {
  /** Stripe's own judgement says that this is fraud. */
  looksFraudulent?: boolean;
}

/**
 * Why Stripe itself declines: its checks in their order: account, cardholder, card, spending controls, funds, fraud. Only
 * what passes them all reaches the platform.
 */
export function refusal(turn: Turn, card: StoredCard, request: Request): DecisionReason | undefined {
  const holder = holderOf(turn.tenant, card);
  return (
    accountRefusal(turn) ??
    holderRefusal(holder) ??
    cardRefusal(card, turn.now) ??
    (withinControls(turn.tenant, card, holder, request) ? undefined : 'spending_controls') ??
    fundsRefusal(turn, card, request.amount) ??
    (request.looksFraudulent ? 'suspected_fraud' : undefined)
  );
}

function accountRefusal(turn: Turn): DecisionReason | undefined {
  const status = capabilityStatus(turn.world, turn.tenant, 'card_issuing');
  return status === 'active' ? undefined : 'account_disabled';
}

function holderRefusal(holder: StoredCardholder): DecisionReason | undefined {
  if (holder.status === 'blocked') return 'cardholder_blocked';
  if (holder.status === 'inactive') return 'cardholder_inactive';
  return pastDue(holder).length > 0 ? 'cardholder_verification_required' : undefined;
}

function cardRefusal(card: StoredCard, now: number): DecisionReason | undefined {
  if (card.status === 'canceled') return 'card_canceled';
  if (card.status === 'inactive') return 'card_inactive';
  return isExpired(card, now) ? 'card_expired' : undefined;
}

function fundsRefusal(turn: Turn, card: StoredCard, amount: number): DecisionReason | undefined {
  if (card.financial_account !== null && !mayPayOut(turn, card.financial_account)) return 'not_allowed';
  return amount > 0 && spendable(turn.tenant, card) < amount ? 'insufficient_funds' : undefined;
}

function mayPayOut(turn: Turn, id: string): boolean {
  const account = financialAccounts.in(turn.tenant).get(id);
  if (!account || account.platform_restrictions.outbound_flows === 'restricted') return false;
  return hasFeature(turn.world, turn.tenant, account, 'card_issuing');
}
