import type Stripe from 'stripe';
import { networkOf, sumOf, total, type AccountBook, type Books } from './books.js';
import { beyondHolds, ISSUING, type Holds } from './holds.js';
import type { Parties } from './parties.js';

/** What calls of the test put in, as their answers said. */
export interface Given {
  /** On financial accounts, by bank. */
  credited: number;
  /** On the Issuing balance. */
  funded: number;
}

const isStripe = ({ network }: { network: string }) => network === 'stripe';
const isCard = ({ network }: { network: string }) => network === 'card';
const isBank = (flow: { network: string }) => !isStripe(flow) && !isCard(flow);
const succeeded = ({ status }: { status: string }) => status === 'succeeded';
const underWay = ({ status }: { status: string }) => status === 'processing';
const hasLeft = (flow: { status: string }) => flow.status === 'posted';
/** A reversed debit is given back at once, though it is final only later. */
const isGranted = ({ status }: { status: string }) => status !== 'failed';

/** Every effect on a financial account is a transaction with entries, and its balance is their sum. */
export function expectEntries({ id, entries, transactions, ...book }: AccountBook): void {
  const sums = new Map(transactions.map((transaction) => [transaction.id, NOTHING]));
  let all = NOTHING;
  for (const { transaction, balance_impact: impact } of entries) {
    const key = typeof transaction === 'string' ? transaction : transaction.id;
    const own = sums.get(key);
    if (!own) throw new Error(`An entry of ${id} has no transaction`);
    sums.set(key, plus(own, impact));
    all = plus(all, impact);
  }
  const { cash, pending: outbound_pending, inboundPending: inbound_pending } = book;
  expect({ cash, inbound_pending, outbound_pending }).toEqual({ ...all, inbound_pending: 0 });
  expect(new Map(transactions.map((transaction) => [transaction.id, transaction.balance_impact]))).toEqual(sums);
  expect(transactions.filter((transaction) => !isSettled(transaction))).toEqual([]);
}

/** A void transaction has moved nothing, a posted one holds nothing, and the amount is what has moved or is to come. */
function isSettled({ amount, balance_impact: impact, flow_type: flow, status }: Stripe.Treasury.Transaction): boolean {
  if (status === 'open' && flow === 'inbound_transfer') return impact.cash === 0 && impact.outbound_pending === 0;
  if (status !== 'open' && impact.outbound_pending !== 0) return false;
  return amount === impact.cash && (status !== 'void' || amount === 0);
}

type Impact = Stripe.Treasury.Transaction.BalanceImpact;
const NOTHING: Impact = { cash: 0, inbound_pending: 0, outbound_pending: 0 };

function plus(a: Impact, b: Impact): Impact {
  return {
    cash: a.cash + b.cash,
    inbound_pending: a.inbound_pending + b.inbound_pending,
    outbound_pending: a.outbound_pending + b.outbound_pending,
  };
}

/** What came in and went out of a financial account, by the flows that it shows, is what it has. */
export function expectWorth(book: AccountBook): void {
  const { credits, debits, creditReversals, debitReversals, inbound, outbound } = book;
  expect({ [book.id]: book.cash + book.pending }).toEqual({
    [book.id]:
      sumOf(credits, succeeded) -
      sumOf(debits, succeeded) +
      sumOf(debitReversals, isGranted) -
      sumOf(creditReversals, hasLeft) +
      sumOf(inbound, succeeded) -
      sumOf(outbound, hasLeft),
  });
}

/** Each hold belongs to something open, and everything open has its hold. */
export function expectHolds({ accounts, authorizations }: Books, holds: Holds): void {
  const shown = new Map<string, number>();
  for (const { transactions } of accounts) {
    for (const { id, balance_impact: impact } of transactions) shown.set(id, impact.outbound_pending);
  }
  const held = authorizations.map(({ id, balance_transactions: moved, treasury }) => {
    const own = treasury ? (shown.get(treasury.transaction ?? '') ?? 0) : 0 - total(moved.map(({ amount }) => amount));
    return [id, own] as const;
  });
  expect(new Map(held)).toEqual(holds);
  expect(authorizations.filter(({ approved, transactions }) => !approved && transactions.length > 0)).toEqual([]);
  for (const { id, pending, creditReversals, outbound, transactions } of accounts) {
    const own = new Set(transactions.map((transaction) => transaction.id));
    const byCards = authorizations.filter(({ treasury }) => own.has(treasury?.transaction ?? ''));
    expect({ [id]: pending }).toEqual({
      [id]:
        total(byCards.map((authorization) => holds.get(authorization.id) ?? 0)) +
        sumOf(outbound, underWay) +
        sumOf(creditReversals, underWay),
    });
  }
}

/** Cash falls below zero by exactly what cards took beyond their holds and beyond the cash that was there. */
export function expectCovered(before: Books, after: Books, holds: Holds): void {
  const beyond = beyondHolds(holds, before, after);
  const had = new Map(pursesOf(before));
  for (const [purse, cash] of pursesOf(after)) {
    const was = had.get(purse) ?? 0;
    const allowed = Math.max(0, -was) + Math.max(0, (beyond.get(purse) ?? 0) - Math.max(0, was));
    if (cash < -allowed) throw new Error(`${purse} had ${was}, may owe ${allowed} now, and has ${cash}`);
  }
  expect(after.payments).toBeGreaterThanOrEqual(0);
}

function pursesOf({ accounts, issuing }: Books): (readonly [string, number])[] {
  return [...accounts.map(({ id, cash }) => [id, cash] as const), [ISSUING, issuing]];
}

/** What leaves one of the accounts for another arrives there, once; what a card paid is a flow of the same amount. */
export function expectPairs(books: Books, { banks, main, number }: Parties, given: Given): void {
  const { accounts, disputes, payouts, purchases } = books;
  const credits = accounts.flatMap((book) => book.credits).filter(succeeded);
  const debits = accounts.flatMap((book) => book.debits).filter(succeeded);
  const outbound = accounts.flatMap((book) => book.outbound);
  const inbound = accounts.flatMap((book) => book.inbound);
  const reversals = accounts.flatMap((book) => book.debitReversals);
  const paid = payouts.filter(({ destination, status }) => status === 'paid' && destination === banks[1]);
  const toAccounts = paid.filter(({ amount }) => amount > 0);
  const sent = outbound.filter((flow) => hasLeft(flow) && networkOf(flow) === 'stripe');
  expectSame(
    credits.filter(isStripe).map((credit) => [credit.linked_flows.source_flow, credit.amount]),
    [...sent, ...toAccounts].map(({ id, amount }) => [id, amount]),
  );
  expectSame(
    debits.filter(isStripe).map((debit) => [debit.linked_flows.payout, debit.amount]),
    paid.filter(({ amount }) => amount < 0).map(({ id, amount }) => [id, -amount]),
  );
  expectSame(
    debits.filter(isCard).map(({ id, amount }) => [id, amount]),
    purchases.flatMap(({ amount, treasury }) => (treasury?.received_debit ? [[treasury.received_debit, -amount]] : [])),
  );
  expectSame(
    credits.filter(isCard).map(({ id, amount }) => [id, amount]),
    purchases.flatMap(({ amount, treasury }) =>
      treasury?.received_credit ? [[treasury.received_credit, amount]] : [],
    ),
  );
  expectSame(
    debits.flatMap(({ amount, linked_flows: { inbound_transfer: id } }) => (id ? [[id, amount]] : [])),
    inbound.filter(({ returned }) => returned).map(({ id, amount }) => [id, amount]),
  );
  expectSame(
    reversals.flatMap(({ amount, linked_flows: flows }) =>
      flows?.issuing_dispute ? [[flows.issuing_dispute, amount]] : [],
    ),
    disputes.filter(({ status, treasury }) => status === 'won' && treasury).map(({ id, amount }) => [id, amount]),
  );
  const delivered = sumOf(credits, isBank) - given.credited;
  const last4 = number.slice(-4);
  const posted = outbound.filter(
    (flow) => hasLeft(flow) && flow.destination_payment_method_details?.us_bank_account?.last4 === last4,
  );
  const all = total(posted.map(({ amount }) => amount));
  if (accounts.some(({ id, status }) => id === main && status === 'open')) expect(delivered).toBe(all);
  else expect(delivered).toBeLessThanOrEqual(all);
}

function expectSame(shown: readonly unknown[][], expected: readonly unknown[][]): void {
  const sorted = (list: readonly unknown[][]) => list.map((pair) => pair.join(' ')).sort();
  expect(sorted(shown)).toEqual(sorted(expected));
}

/** All the money there is came from outside, and what is not there any more has gone outside. */
export function expectConserved(books: Books, holds: Holds, { banks }: Parties, given: Given): void {
  const { accounts, authorizations, issuing, payments, payouts, purchases, disputes, topups } = books;
  const onIssuing = authorizations.filter(({ treasury }) => !treasury).map(({ id }) => holds.get(id) ?? 0);
  const inside = total(accounts.map(({ cash, pending }) => cash + pending)) + issuing + total(onIssuing) + payments;
  const taken = payouts.map((payout) => takenBy(payout, banks[1] === payout.destination));
  const bySide = accounts.map(
    ({ credits, debits, creditReversals, debitReversals, inbound, outbound }) =>
      sumOf(credits, (credit) => isBank(credit) && succeeded(credit)) -
      sumOf(debits, (debit) => isBank(debit) && succeeded(debit)) +
      sumOf(debitReversals, (reversal) => isGranted(reversal) && !reversal.linked_flows?.issuing_dispute) -
      sumOf(creditReversals, hasLeft) +
      sumOf(inbound, succeeded) -
      sumOf(outbound, (flow) => hasLeft(flow) && networkOf(flow) !== 'stripe'),
  );
  const outside =
    given.funded +
    sumOf(topups, succeeded) +
    total(purchases.map(({ amount }) => amount)) +
    sumOf(disputes, ({ status }) => status === 'won') +
    total(bySide) -
    total(taken);
  expect({ inside }).toEqual({ inside: outside });
}

/** What a payout has taken from the accounts; one to a financial account has only moved it, once it is paid. */
function takenBy({ amount, status }: Stripe.Payout, staysInside: boolean): number {
  if (status === 'failed' || status === 'canceled') return 0;
  if (amount < 0) return status === 'paid' && !staysInside ? amount : 0;
  return status === 'paid' && staysInside ? 0 : amount;
}
