import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';

export interface StoredDebitReversal {
  id: string;
  created: number;
  amount: number;
  financial_account: string;
  hosted_regulatory_receipt_url: string | null;
  linked_flows: { issuing_dispute: string | null };
  metadata: Record<string, string>;
  network: 'ach' | 'card';
  received_debit: string;
  status: 'failed' | 'processing' | 'succeeded';
  completed_at: number | null;
  transaction: string | null;
}

export const debitReversals = defineCollection<StoredDebitReversal>('debitReversals')({
  financial_account: (reversal) => reversal.financial_account,
});

export function renderDebitReversal(reversal: StoredDebitReversal): Stripe.Treasury.DebitReversal {
  const { completed_at, ...shown } = reversal;
  return {
    ...shown,
    object: 'treasury.debit_reversal',
    currency: 'usd',
    livemode: false,
    status_transitions: { completed_at },
  };
}
