import type Stripe from 'stripe';
import type { StoredDispute } from './state.js';

/** `loss_reason` comes with a loss, `treasury` with a financial account, `balance_transactions` by expansion. */
export function renderDispute(stored: StoredDispute): Stripe.Issuing.Dispute {
  const { id, amount, created, currency, evidence, loss_reason, metadata, status, transaction, treasury } = stored;
  return {
    id,
    object: 'issuing.dispute',
    amount,
    created,
    currency,
    evidence,
    livemode: false,
    ...(loss_reason === null ? {} : { loss_reason }),
    metadata,
    status,
    transaction,
    ...(treasury === null ? {} : { treasury }),
  };
}
