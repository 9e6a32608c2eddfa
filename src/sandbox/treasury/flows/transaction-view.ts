import type Stripe from 'stripe';
import type { StoredEntry, StoredTransaction } from '../../state/ledger.js';

export function renderTransaction(transaction: StoredTransaction): Stripe.Treasury.Transaction {
  const { impact, posted_at, void_at, ...shown } = transaction;
  return {
    ...shown,
    object: 'treasury.transaction',
    balance_impact: impact,
    currency: 'usd',
    livemode: false,
    status_transitions: { posted_at, void_at },
  };
}

export function renderEntry(entry: StoredEntry): Stripe.Treasury.TransactionEntry {
  const { impact, ...shown } = entry;
  return {
    ...shown,
    object: 'treasury.transaction_entry',
    balance_impact: impact,
    currency: 'usd',
    livemode: false,
  };
}
