import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import { bankDetails, type BankAccount } from './bank.js';
import type { FailureCode } from './bank-outcomes.js';
import { receiptUrl } from './payment-details.js';

export interface StoredInboundTransfer {
  id: string;
  created: number;
  amount: number;
  description: string | null;
  failure_details: { code: FailureCode } | null;
  financial_account: string;
  linked_flows: { received_debit: string | null };
  metadata: Record<string, string>;
  origin_payment_method: string;
  origin: BankAccount;
  returned: boolean;
  statement_descriptor: string;
  status: 'canceled' | 'failed' | 'processing' | 'succeeded';
  status_transitions: { canceled_at: number | null; failed_at: number | null; succeeded_at: number | null };
  transaction: string;
}

export const inboundTransfers = defineCollection<StoredInboundTransfer>('inboundTransfers')({
  financial_account: (transfer) => transfer.financial_account,
});

export function renderInboundTransfer(stored: StoredInboundTransfer): Stripe.Treasury.InboundTransfer {
  const { origin, ...shown } = stored;
  return {
    ...shown,
    object: 'treasury.inbound_transfer',
    cancelable: stored.status === 'processing',
    currency: 'usd',
    hosted_regulatory_receipt_url: receiptUrl(stored.id),
    livemode: false,
    origin_payment_method_details: {
      billing_details: origin.billing_details,
      type: 'us_bank_account',
      us_bank_account: bankDetails(origin, 'ach'),
    },
  };
}
