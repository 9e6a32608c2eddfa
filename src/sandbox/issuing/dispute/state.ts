import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';

export interface StoredDispute {
  id: string;
  created: number;
  amount: number;
  currency: string;
  evidence: Stripe.Issuing.Dispute.Evidence;
  loss_reason: Known<Stripe.Issuing.Dispute.LossReason> | null;
  metadata: Record<string, string>;
  status: Known<Stripe.Issuing.Dispute.Status>;
  transaction: string;
  /** For a capture that a financial account paid. */
  treasury: { debit_reversal: string | null; received_debit: string } | null;
}

export const disputes = defineCollection<StoredDispute>('disputes')({ transaction: (dispute) => dispute.transaction });

export const DISPUTE_NOUN = 'issuing dispute';
