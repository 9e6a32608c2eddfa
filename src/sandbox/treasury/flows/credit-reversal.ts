import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import { receiptUrl } from './payment-details.js';

export interface StoredCreditReversal {
  id: string;
  created: number;
  amount: number;
  financial_account: string;
  metadata: Record<string, string>;
  network: 'ach';
  received_credit: string;
  status: 'canceled' | 'posted' | 'processing';
  posted_at: number | null;
  transaction: string;
}

export const creditReversals = defineCollection<StoredCreditReversal>('creditReversals')({
  financial_account: (reversal) => reversal.financial_account,
});

export function renderCreditReversal(reversal: StoredCreditReversal): Stripe.Treasury.CreditReversal {
  const { posted_at, ...shown } = reversal;
  return {
    ...shown,
    object: 'treasury.credit_reversal',
    currency: 'usd',
    hosted_regulatory_receipt_url: receiptUrl(reversal.id),
    livemode: false,
    status_transitions: { posted_at },
  };
}
