import type Stripe from 'stripe';
import { defineCollection } from './collection.js';
import type { Known } from './known.js';
import type { Tenant } from './tenant.js';
import type { Turn } from './turn.js';

/*
 * The only writer of money on financial accounts. Every movement is an entry; a transaction's impact and an account's
 * balance are the sums of their entries, kept as they are written. Amounts given are positive minor units of USD.
 */

export interface Impact {
  cash: number;
  inbound_pending: number;
  outbound_pending: number;
}

export type FlowType = Known<Stripe.Treasury.Transaction['flow_type']>;
export type EntryType = Known<Stripe.Treasury.TransactionEntry['type']>;

export interface StoredTransaction {
  id: string;
  financial_account: string;
  /** Projected while open, actual when posted, 0 when void. */
  amount: number;
  impact: Impact;
  created: number;
  description: string;
  flow: string;
  flow_type: FlowType;
  status: 'open' | 'posted' | 'void';
  posted_at: number | null;
  void_at: number | null;
}

export interface StoredEntry {
  id: string;
  financial_account: string;
  transaction: string;
  impact: Impact;
  created: number;
  effective_at: number;
  flow: string;
  flow_type: FlowType;
  type: EntryType;
}

/** By the financial account's id. */
export interface StoredBalance extends Impact {
  id: string;
  last_activity_at: number;
}

export const treasuryTransactions = defineCollection<StoredTransaction>('treasuryTransactions')({
  financial_account: (transaction) => transaction.financial_account,
  flow: (transaction) => transaction.flow,
});
export const treasuryEntries = defineCollection<StoredEntry>('treasuryEntries')({
  financial_account: (entry) => entry.financial_account,
  transaction: (entry) => entry.transaction,
});
const balances = defineCollection<StoredBalance>('balances')({});

const NOTHING: Impact = { cash: 0, inbound_pending: 0, outbound_pending: 0 };

/** Where money moves, for what flow (`iauth_…`, `rd_…`), and how much. */
export interface Movement {
  financialAccount: string;
  flow: string;
  amount: number;
  description: string;
}

export function balanceOpened(turn: Turn, financialAccount: string): void {
  balances.in(turn.tenant).put({ id: financialAccount, ...NOTHING, last_activity_at: turn.now });
}

export function balanceOf(tenant: Tenant, financialAccount: string): StoredBalance {
  const balance = balances.in(tenant).get(financialAccount);
  if (!balance) throw new Error(`No balance for ${financialAccount}`);
  return balance;
}

/**
 * Reserves money for an approved authorization: cash goes down, outbound_pending up. Returns the id of the open treasury
 * transaction, which `authorization.treasury.transaction` shows. The caller has checked that the cash is there.
 */
export function holdOpened(turn: Turn, movement: Movement): string {
  const id = opened(turn, movement, 'issuing_authorization', 0);
  holdIncreased(turn, id, movement.amount);
  return id;
}

/** Reserves more on an open hold. */
export function holdIncreased(turn: Turn, transaction: string, amount: number): void {
  checkAmount(amount);
  const hold = openOne(turn, transaction);
  enter(turn, hold.id, 'issuing_authorization_hold', { ...NOTHING, cash: -amount, outbound_pending: amount });
}

/** Gives part of a hold back; at most what is held. The hold becomes void when nothing is left. */
export function holdReleased(turn: Turn, transaction: string, amount: number): void {
  checkAmount(amount);
  const held = heldOn(turn.tenant, transaction);
  if (amount > held) throw new Error(`${transaction} holds ${held}, cannot release ${amount}`);
  openOne(turn, transaction);
  enter(turn, transaction, 'issuing_authorization_release', { ...NOTHING, cash: amount, outbound_pending: -amount });
  if (amount === held) {
    treasuryTransactions.in(turn.tenant).update(transaction, { status: 'void', void_at: turn.now });
  }
}

/** Gives all that is still held back. A hold that is void already is left alone. */
export function holdVoided(turn: Turn, transaction: string): void {
  const held = heldOn(turn.tenant, transaction);
  if (held > 0) holdReleased(turn, transaction, held);
}

/** What an authorization's transaction holds at this moment. */
export function heldOn(tenant: Tenant, transaction: string): number {
  return treasuryTransactions.in(tenant).get(transaction)?.impact.outbound_pending ?? 0;
}

/** Money out for a ReceivedDebit; cash may go below zero, since card captures cannot be refused. Returns `trxn_…`. */
export function debitPosted(turn: Turn, movement: Movement): string {
  return posted(turn, movement, 'received_debit', 'received_debit', -1);
}

/** Money in for a ReceivedCredit. Returns the treasury transaction's id. */
export function creditPosted(turn: Turn, movement: Movement): string {
  return posted(turn, movement, 'received_credit', 'received_credit', 1);
}

/** Money back for a DebitReversal. Returns the treasury transaction's id. */
export function reversalPosted(turn: Turn, movement: Movement): string {
  return posted(turn, movement, 'debit_reversal', 'debit_reversal', 1);
}

/** What a DebitReversal had granted is taken back; cash may go below zero. Returns the treasury transaction's id. */
export function reversalTakenBack(turn: Turn, movement: Movement): string {
  return posted(turn, movement, 'debit_reversal', 'debit_reversal', -1);
}

export type OutboundType = Extract<FlowType, 'credit_reversal' | 'outbound_payment' | 'outbound_transfer'>;

/** Reserves what is to leave the account: cash goes down, outbound_pending up. Returns the open treasury transaction. */
export function outboundOpened(turn: Turn, movement: Movement, type: OutboundType): string {
  checkAmount(movement.amount);
  const id = opened(turn, movement, type, 0);
  enter(turn, id, type, { ...NOTHING, cash: -movement.amount, outbound_pending: movement.amount });
  return id;
}

/** What was reserved has left. */
export function outboundPosted(turn: Turn, transaction: string, type: OutboundType): void {
  const { impact } = openOne(turn, transaction);
  enter(turn, transaction, `${type}_posting`, { ...NOTHING, outbound_pending: -impact.outbound_pending });
  treasuryTransactions.in(turn.tenant).update(transaction, { status: 'posted', posted_at: turn.now });
}

/** What was reserved stays. */
export function outboundVoided(
  turn: Turn,
  transaction: string,
  type: Exclude<OutboundType, 'credit_reversal'>,
  cause: 'cancellation' | 'failure',
): void {
  const { outbound_pending: held } = openOne(turn, transaction).impact;
  enter(turn, transaction, `${type}_${cause}`, { ...NOTHING, cash: held, outbound_pending: -held });
  treasuryTransactions.in(turn.tenant).update(transaction, { status: 'void', void_at: turn.now });
}

/** What had left comes back, in a transaction of its own. Returns its id. */
export function outboundReturned(
  turn: Turn,
  movement: Movement,
  type: Exclude<OutboundType, 'credit_reversal'>,
): string {
  return posted(turn, movement, type, `${type}_return`, 1);
}

/** Money that is on its way in: nothing moves before it has arrived. Returns the open treasury transaction. */
export function inboundOpened(turn: Turn, movement: Movement): string {
  checkAmount(movement.amount);
  return opened(turn, movement, 'inbound_transfer', movement.amount);
}

export function inboundArrived(turn: Turn, transaction: string): void {
  const { amount } = openOne(turn, transaction);
  enter(turn, transaction, 'inbound_transfer', { ...NOTHING, cash: amount });
  treasuryTransactions.in(turn.tenant).update(transaction, { status: 'posted', posted_at: turn.now });
}

export function inboundVoided(turn: Turn, transaction: string): void {
  openOne(turn, transaction);
  treasuryTransactions.in(turn.tenant).update(transaction, { amount: 0, status: 'void', void_at: turn.now });
}

/** An InboundTransfer is taken back as a ReceivedDebit. The caller has checked that the cash is there. */
export function inboundReturned(turn: Turn, movement: Movement): string {
  return posted(turn, movement, 'received_debit', 'inbound_transfer_return', -1);
}

/** Whether so much more can be counted: cash and what is on its way out never exceed what a number can hold. */
export function hasRoomFor(tenant: Tenant, financialAccount: string, amount: number): boolean {
  const { cash, outbound_pending: pending } = balanceOf(tenant, financialAccount);
  return Number.isSafeInteger(Math.abs(cash) + pending + amount);
}

function posted(turn: Turn, movement: Movement, flowType: FlowType, entry: EntryType, sign: 1 | -1): string {
  checkAmount(movement.amount);
  const id = opened(turn, movement, flowType, 0);
  treasuryTransactions.in(turn.tenant).update(id, { status: 'posted', posted_at: turn.now });
  enter(turn, id, entry, { ...NOTHING, cash: sign * movement.amount });
  return id;
}

function opened(turn: Turn, movement: Movement, flowType: FlowType, projected: number): string {
  const id = turn.newId('trxn');
  treasuryTransactions.in(turn.tenant).put({
    id,
    financial_account: movement.financialAccount,
    amount: projected,
    impact: NOTHING,
    created: turn.now,
    description: movement.description,
    flow: movement.flow,
    flow_type: flowType,
    status: 'open',
    posted_at: null,
    void_at: null,
  });
  return id;
}

function openOne(turn: Turn, id: string): StoredTransaction {
  const transaction = treasuryTransactions.in(turn.tenant).get(id);
  if (transaction?.status !== 'open') throw new Error(`The treasury transaction ${id} is not open`);
  return transaction;
}

function enter(turn: Turn, transactionId: string, type: EntryType, impact: Impact): void {
  const transactions = treasuryTransactions.in(turn.tenant);
  const transaction = transactions.get(transactionId);
  if (!transaction) throw new Error(`No treasury transaction ${transactionId}`);
  const { financial_account, flow, flow_type } = transaction;
  treasuryEntries.in(turn.tenant).put({
    id: turn.newId('trxne'),
    financial_account,
    transaction: transactionId,
    impact,
    created: turn.now,
    effective_at: turn.now,
    flow,
    flow_type,
    type,
  });
  const total = sum(transaction.impact, impact);
  transactions.update(transactionId, { impact: total, amount: total.cash });
  const balance = sum(balanceOf(turn.tenant, financial_account), impact);
  for (const value of Object.values(balance)) {
    if (!Number.isSafeInteger(value)) throw new Error(`The balance of ${financial_account} cannot be counted any more`);
  }
  balances.in(turn.tenant).update(financial_account, { ...balance, last_activity_at: turn.now });
}

function sum(a: Impact, b: Impact): Impact {
  return {
    cash: a.cash + b.cash,
    inbound_pending: a.inbound_pending + b.inbound_pending,
    outbound_pending: a.outbound_pending + b.outbound_pending,
  };
}

function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`A movement of ${amount} is none`);
}
