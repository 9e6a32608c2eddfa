import type Stripe from 'stripe';
import type { World } from '../given.js';
import type { Parties } from './parties.js';

/** All that the API shows of one financial account's money. */
export interface AccountBook {
  id: string;
  status: string;
  cash: number;
  pending: number;
  inboundPending: number;
  entries: readonly Stripe.Treasury.TransactionEntry[];
  transactions: readonly Stripe.Treasury.Transaction[];
  credits: readonly Stripe.Treasury.ReceivedCredit[];
  debits: readonly Stripe.Treasury.ReceivedDebit[];
  creditReversals: readonly Stripe.Treasury.CreditReversal[];
  debitReversals: readonly Stripe.Treasury.DebitReversal[];
  outbound: readonly (Stripe.Treasury.OutboundPayment | Stripe.Treasury.OutboundTransfer)[];
  inbound: readonly Stripe.Treasury.InboundTransfer[];
}

/** The money of both accounts, as the API shows it after a step. */
export interface Books {
  accounts: readonly AccountBook[];
  issuing: number;
  payments: number;
  authorizations: readonly Stripe.Issuing.Authorization[];
  purchases: readonly Stripe.Issuing.Transaction[];
  disputes: readonly Stripe.Issuing.Dispute[];
  payouts: readonly Stripe.Payout[];
  topups: readonly Stripe.Topup[];
}

export async function readBooks({ stripe }: World, parties: Parties): Promise<Books> {
  const on = { stripeAccount: parties.account };
  const page = { limit: 100 };
  const [accounts, { available, issuing }, authorizations, purchases, disputes, payouts, topups] = await Promise.all([
    Promise.all([
      readAccount(stripe, parties.main, on),
      readAccount(stripe, parties.spare, on),
      readAccount(stripe, parties.theirs, { stripeAccount: parties.other }),
    ]),
    stripe.balance.retrieve({}, on),
    every(stripe.issuing.authorizations.list(page, on)),
    every(stripe.issuing.transactions.list(page, on)),
    every(stripe.issuing.disputes.list(page, on)),
    every(stripe.payouts.list(page, on)),
    every(stripe.topups.list(page, on)),
  ]);
  return {
    accounts,
    issuing: issuing?.available[0]?.amount ?? 0,
    payments: available[0]?.amount ?? 0,
    authorizations,
    purchases,
    disputes,
    payouts,
    topups,
  };
}

async function readAccount(stripe: Stripe, id: string, on: Stripe.RequestOptions): Promise<AccountBook> {
  const { treasury } = stripe;
  const page = { financial_account: id, limit: 100 };
  const [
    account,
    entries,
    transactions,
    credits,
    debits,
    creditReversals,
    debitReversals,
    payments,
    transfers,
    inbound,
  ] = await Promise.all([
    treasury.financialAccounts.retrieve(id, {}, on),
    every(treasury.transactionEntries.list(page, on)),
    every(treasury.transactions.list(page, on)),
    every(treasury.receivedCredits.list(page, on)),
    every(treasury.receivedDebits.list(page, on)),
    every(treasury.creditReversals.list(page, on)),
    every(treasury.debitReversals.list(page, on)),
    every(treasury.outboundPayments.list(page, on)),
    every(treasury.outboundTransfers.list(page, on)),
    every(treasury.inboundTransfers.list(page, on)),
  ]);
  const { cash, inbound_pending, outbound_pending } = account.balance;
  return {
    id,
    status: account.status,
    cash: cash['usd'] ?? NaN,
    pending: outbound_pending['usd'] ?? NaN,
    inboundPending: inbound_pending['usd'] ?? NaN,
    entries,
    transactions,
    credits,
    debits,
    creditReversals,
    debitReversals,
    outbound: [...payments, ...transfers],
    inbound,
  };
}

async function every<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

export const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

export function sumOf<T extends { amount: number }>(items: readonly T[], which: (item: T) => boolean): number {
  return total(items.filter(which).map(({ amount }) => amount));
}

export const networkOf = ({ destination_payment_method_details: to }: AccountBook['outbound'][number]) =>
  to?.financial_account ? 'stripe' : (to?.us_bank_account?.network ?? 'ach');
