import type Stripe from 'stripe';
import { defineCollection } from '../state/collection.js';
import type { Known } from '../state/known.js';
import type { Tenant } from '../state/tenant.js';
import type { Turn } from '../state/turn.js';

/*
 * The money of cards without a financial account. Every movement is a balance transaction; the balance is their sum,
 * kept as they are written.
 */

export type BalanceTransactionType = Extract<Known<Stripe.BalanceTransaction.Type>, `issuing_${string}` | 'topup'>;

export interface StoredBalanceTransaction {
  id: string;
  /** Signed: what it adds to the balance. */
  amount: number;
  created: number;
  currency: string;
  description: string | null;
  source: string | null;
  type: BalanceTransactionType;
}

export const balanceTransactions = defineCollection<StoredBalanceTransaction>('balanceTransactions')({
  source: (transaction) => transaction.source,
});

interface Purse {
  id: string;
  amount: number;
}

const purses = defineCollection<Purse>('purses')({});

/** What the account's Issuing balance of this currency has left, holds deducted. */
export function issuingBalance(tenant: Tenant, currency: string): number {
  return purses.in(tenant).get(currency)?.amount ?? 0;
}

export function issuingBalances(tenant: Tenant): { amount: number; currency: string }[] {
  return purses
    .in(tenant)
    .all()
    .map(({ id, amount }) => ({ amount, currency: id }));
}

/** Writes one movement and returns its id. */
export function balanceMoved(turn: Turn, movement: Omit<StoredBalanceTransaction, 'created' | 'id'>): string {
  const { currency, amount } = movement;
  const collection = purses.in(turn.tenant);
  const total = issuingBalance(turn.tenant, currency) + amount;
  if (!Number.isSafeInteger(total)) throw new Error('The Issuing balance cannot be counted any more');
  if (collection.get(currency)) collection.update(currency, { amount: total });
  else collection.put({ id: currency, amount: total });
  const id = turn.newId('txn');
  balanceTransactions.in(turn.tenant).put({ ...movement, id, created: turn.now });
  return id;
}

export function renderBalanceTransaction(stored: StoredBalanceTransaction): Stripe.BalanceTransaction {
  const { id, amount, created, currency, description, source, type } = stored;
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: created,
    balance_type: 'issuing',
    created,
    currency,
    description,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: type,
    source,
    status: 'available',
    type,
  };
}
