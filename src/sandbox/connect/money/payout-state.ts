import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { BalanceKind } from './account-balance.js';

export interface StoredPayout {
  id: string;
  created: number;
  /** Positive; below zero for a reversal, which brings money back. */
  amount: number;
  arrival_date: number;
  /** Made by the payout schedule: how far Stripe is with telling what it consists of. */
  automatic?: 'in_progress' | 'completed';
  balance_transaction: string | null;
  currency: string;
  description: string | null;
  destination: string;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Which balance it empties. */
  from: BalanceKind;
  metadata: Record<string, string>;
  method: 'instant' | 'standard';
  /** The number of the receiving account, which is never shown. */
  number: string;
  original_payout: string | null;
  reversed_by: string | null;
  source_type: 'bank_account' | 'card' | 'fpx';
  statement_descriptor: string | null;
  status: 'canceled' | 'failed' | 'in_transit' | 'paid' | 'pending';
  type: 'bank_account' | 'card';
}

export const payouts = defineCollection<StoredPayout>('payouts')({});

export function renderPayout(stored: StoredPayout): Stripe.Payout {
  const { automatic, from: _, number: __, ...shown } = stored;
  return {
    ...shown,
    object: 'payout',
    application_fee: null,
    application_fee_amount: null,
    automatic: automatic !== undefined,
    livemode: false,
    payout_method: null,
    reconciliation_status: automatic ?? 'not_applicable',
    trace_id:
      stored.status === 'paid'
        ? { status: 'supported', value: stored.id.slice(-15) }
        : { status: 'pending', value: null },
  };
}
