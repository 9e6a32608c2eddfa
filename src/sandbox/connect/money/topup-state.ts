import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { BalanceKind } from './account-balance.js';

export interface StoredTopup {
  id: string;
  created: number;
  amount: number;
  balance_transaction: string | null;
  currency: string;
  description: string | null;
  /** Which balance it fills. */
  destination: BalanceKind;
  expected_availability_date: number | null;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Record<string, string>;
  source: Stripe.Source | null;
  statement_descriptor: string | null;
  status: 'canceled' | 'failed' | 'pending' | 'reversed' | 'succeeded';
  transfer_group: string | null;
}

export const topups = defineCollection<StoredTopup>('topups')({});

export function renderTopup(stored: StoredTopup): Stripe.Topup {
  const { destination: _, ...shown } = stored;
  return { ...shown, object: 'topup', initiated_by: 'user', livemode: false };
}
