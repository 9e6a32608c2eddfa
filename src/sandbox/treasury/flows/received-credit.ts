import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { PaymentDetails } from './payment-details.js';

export type SourceFlowType = 'outbound_payment' | 'outbound_transfer' | 'payout';
type RestrictedReason = 'already_reversed' | 'network_restricted' | 'source_flow_restricted';

export interface StoredReceivedCredit {
  id: string;
  created: number;
  amount: number;
  description: string;
  failure_code: 'account_closed' | 'account_frozen' | 'other' | null;
  financial_account: string;
  hosted_regulatory_receipt_url: string | null;
  initiating_payment_method_details: PaymentDetails;
  linked_flows: {
    credit_reversal: string | null;
    issuing_authorization: string | null;
    issuing_transaction: string | null;
    source_flow: string | null;
    source_flow_type: SourceFlowType | null;
  };
  network: 'ach' | 'card' | 'rtp' | 'stripe' | 'us_domestic_wire';
  reversal_details: { deadline: number | null; restricted_reason: RestrictedReason | null };
  status: 'failed' | 'succeeded';
  transaction: string | null;
}

export const receivedCredits = defineCollection<StoredReceivedCredit>('receivedCredits')({
  financial_account: (credit) => credit.financial_account,
});

export function renderReceivedCredit(credit: StoredReceivedCredit): Stripe.Treasury.ReceivedCredit {
  return { ...credit, object: 'treasury.received_credit', currency: 'usd', livemode: false };
}
