import type Stripe from 'stripe';
import type { StoredIssuingTransaction } from './state.js';

/** `treasury` is there only if a financial account paid. `purchase_details` come by expansion only. */
export function renderTransaction(stored: StoredIssuingTransaction): Stripe.Issuing.Transaction {
  return {
    id: stored.id,
    object: 'issuing.transaction',
    amount: stored.amount,
    amount_details: stored.amount_details,
    authorization: stored.authorization,
    balance_transaction: stored.balance_transaction,
    card: stored.card,
    cardholder: stored.cardholder,
    created: stored.created,
    currency: stored.currency,
    dispute: stored.dispute,
    livemode: false,
    merchant_amount: stored.merchant_amount,
    merchant_currency: stored.merchant_currency,
    merchant_data: stored.merchant_data,
    metadata: stored.metadata,
    network_data: stored.network_data,
    token: stored.token,
    ...(stored.financial_account === null
      ? {}
      : { treasury: { received_credit: stored.received_credit, received_debit: stored.received_debit } }),
    type: stored.type,
    wallet: stored.wallet,
  };
}
