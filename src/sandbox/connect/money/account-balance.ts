import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { Tenant } from '../../state/tenant.js';
import type { Turn } from '../../state/turn.js';

/*
 * The only writer of money on an account's own balances: `issuing`, of cards without a financial account, and `payments`,
 * which top-ups fill and payouts empty. Every movement is a balance transaction; a balance is their sum, kept as they are
 * written.
 */

export type BalanceKind = 'issuing' | 'payments';
export type BalanceTransactionType = Extract<
  Known<Stripe.BalanceTransaction.Type>,
  `issuing_${string}` | 'payout' | 'payout_cancel' | 'payout_failure' | 'topup' | 'topup_reversal'
>;

export interface StoredBalanceTransaction {
  id: string;
  /** Signed: what it adds to the balance. */
  amount: number;
  balance_type: BalanceKind;
  created: number;
  currency: string;
  description: string | null;
  /** The automatic payout that took it out. */
  payout?: string;
  source: string | null;
  type: BalanceTransactionType;
}

export const balanceTransactions = defineCollection<StoredBalanceTransaction>('balanceTransactions')({
  balance_type: (transaction) => transaction.balance_type,
  payout: (transaction) => transaction.payout,
  source: (transaction) => transaction.source,
});

interface Purse {
  id: string;
  amount: number;
  balance_type: BalanceKind;
  currency: string;
}

const purses = defineCollection<Purse>('purses')({ balance_type: (purse) => purse.balance_type });

/** What this balance has left in a currency; on the Issuing balance, holds are deducted. */
export function availableOn(tenant: Tenant, kind: BalanceKind, currency: string): number {
  return purses.in(tenant).get(`${kind} ${currency}`)?.amount ?? 0;
}

/** All currencies that this balance has ever had. */
export function amountsOn(tenant: Tenant, kind: BalanceKind): { amount: number; currency: string }[] {
  return purses
    .in(tenant)
    .all('balance_type', kind)
    .map(({ amount, currency }) => ({ amount, currency }));
}

export function issuingBalance(tenant: Tenant, currency: string): number {
  return availableOn(tenant, 'issuing', currency);
}

type Movement = Omit<StoredBalanceTransaction, 'balance_type' | 'created' | 'id'>;

/** Writes one movement on the Issuing balance and returns its id. */
export function balanceMoved(turn: Turn, movement: Movement): string {
  return movedOn(turn, 'issuing', movement);
}

/** Writes one movement and returns its id. */
export function movedOn(turn: Turn, kind: BalanceKind, movement: Movement): string {
  const { currency, amount } = movement;
  const collection = purses.in(turn.tenant);
  const total = availableOn(turn.tenant, kind, currency) + amount;
  if (!Number.isSafeInteger(total)) throw new Error(`The ${kind} balance cannot be counted any more`);
  const purse = `${kind} ${currency}`;
  if (collection.get(purse)) collection.update(purse, { amount: total });
  else collection.put({ id: purse, amount: total, balance_type: kind, currency });
  const id = turn.newId('txn');
  balanceTransactions.in(turn.tenant).put({ ...movement, id, balance_type: kind, created: turn.now });
  return id;
}

export function renderBalanceTransaction(stored: StoredBalanceTransaction): Stripe.BalanceTransaction {
  const { payout: _, ...shown } = stored;
  const { amount, created, type } = shown;
  return {
    ...shown,
    object: 'balance_transaction',
    available_on: created,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: type,
    status: 'available',
  };
}

export function loadBalanceTransaction(turn: Turn, id: string): Stripe.BalanceTransaction | undefined {
  const stored = balanceTransactions.in(turn.tenant).get(id);
  return stored && renderBalanceTransaction(stored);
}
