import type Stripe from 'stripe';
import type { Tenant } from '../../state/tenant.js';
import { cards } from '../card/state.js';
import { renderCard } from '../card/view.js';
import { balanceTransactions, renderBalanceTransaction } from '../../connect/money/account-balance.js';
import { authorizedFleet, authorizedFuel } from '../transaction/fuel-and-fleet.js';
import { issuingTransactions } from '../transaction/state.js';
import { renderTransaction } from '../transaction/view.js';
import type { StoredAuthorization } from './state.js';

/** The card and the transactions are whole, the cardholder is an id. */
export function renderAuthorization(tenant: Tenant, stored: StoredAuthorization): Stripe.Issuing.Authorization {
  const card = cards.in(tenant).get(stored.card);
  if (!card) throw new Error(`${stored.id} has no card`);
  const treasury = treasuryOf(tenant, stored);
  return {
    id: stored.id,
    object: 'issuing.authorization',
    amount: stored.amount,
    amount_details: stored.amount_details,
    approved: stored.approved,
    authorization_method: stored.authorization_method,
    balance_transactions: balanceTransactions.in(tenant).all('source', stored.id).map(renderBalanceTransaction),
    card: renderCard(tenant, card),
    card_presence: stored.card_presence,
    cardholder: stored.cardholder,
    created: stored.created,
    currency: stored.currency,
    fleet: authorizedFleet(stored.fleet),
    fuel: authorizedFuel(stored.fuel),
    livemode: false,
    merchant_amount: stored.merchant_amount,
    merchant_currency: stored.merchant_currency,
    merchant_data: stored.merchant_data,
    metadata: stored.metadata,
    network_data: stored.network_data,
    pending_request: stored.pending?.request ?? null,
    request_history: [...stored.request_history],
    status: stored.status,
    token: stored.token,
    transactions: issuingTransactions.in(tenant).all('authorization', stored.id).map(renderTransaction),
    ...(treasury ? { treasury } : {}),
    verification_data: stored.verification_data,
    verified_by_fraud_challenge: stored.verified_by_fraud_challenge,
    wallet: stored.wallet,
  };
}

function treasuryOf(
  tenant: Tenant,
  { id, financial_account, hold }: StoredAuthorization,
): Stripe.Issuing.Authorization.Treasury | undefined {
  if (financial_account === null) return undefined;
  const transactions = issuingTransactions.in(tenant).all('authorization', id);
  return {
    received_credits: transactions.flatMap(({ received_credit: credit }) => (credit === null ? [] : [credit])),
    received_debits: transactions.flatMap(({ received_debit: debit }) => (debit === null ? [] : [debit])),
    transaction: hold,
  };
}
