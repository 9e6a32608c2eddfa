import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { PaymentDetails } from './payment-details.js';

export interface StoredReceivedDebit {
  id: string;
  created: number;
  amount: number;
  description: string;
  failure_code: 'account_closed' | 'account_frozen' | 'insufficient_funds' | null;
  financial_account: string;
  hosted_regulatory_receipt_url: string | null;
  initiating_payment_method_details: PaymentDetails;
  linked_flows: {
    debit_reversal: string | null;
    inbound_transfer: string | null;
    issuing_authorization: string | null;
    issuing_transaction: string | null;
    payout: string | null;
    topup: string | null;
  };
  network: 'ach' | 'card' | 'stripe';
  reversal_details: {
    deadline: number | null;
    restricted_reason: 'already_reversed' | 'network_restricted' | 'source_flow_restricted' | null;
  };
  status: 'failed' | 'succeeded';
  transaction: string | null;
}

export const receivedDebits = defineCollection<StoredReceivedDebit>('receivedDebits')({
  financial_account: (debit) => debit.financial_account,
});

export function renderReceivedDebit(debit: StoredReceivedDebit): Stripe.Treasury.ReceivedDebit {
  return { ...debit, object: 'treasury.received_debit', currency: 'usd', livemode: false };
}
