import { schedule, type JobRunner } from '../../state/jobs.js';
import { balanceOf, debitPosted, hasRoomFor } from '../../state/ledger.js';
import type { Turn } from '../../state/turn.js';
import { financialAccountByNumber, type Found } from '../../treasury/financial-account/address-book.js';
import { fromStripe, receiptUrl } from '../../treasury/flows/payment-details.js';
import { creditedOverStripe } from '../../treasury/received-credits.js';
import { recorded as debitRecorded } from '../../treasury/received-debits.js';
import { movedOn } from './account-balance.js';
import { payouts, renderPayout as render, type StoredPayout } from './payout-state.js';

/*
 * How a payout goes on: pending → in_transit → paid or failed. Test account numbers and the sandbox's own financial
 * accounts decide within seconds; any other account has the money on the arrival date.
 */

const STEP = 'payout.step';
const DECISION_SECONDS = 5;
const RECONCILE = 'payout.reconcile';
const RECONCILIATION_SECONDS = 60 * 60;

interface Failure {
  code: string;
  message: string;
}

const TEST_NUMBERS = new Map<string, Failure | null>([
  ['000123456789', null],
  ['000111111116', { code: 'no_account', message: 'The bank account could not be located.' }],
  ['000111111113', { code: 'account_closed', message: 'The bank account has been closed.' }],
  ['000222222227', { code: 'insufficient_funds', message: 'The account has insufficient funds to cover the payout.' }],
  [
    '000333333335',
    { code: 'debit_not_authorized', message: 'Debit transactions are not approved on the bank account.' },
  ],
  [
    '000444444440',
    { code: 'invalid_currency', message: 'The bank was unable to process this payout for its currency.' },
  ],
]);

export function underWay(turn: Turn, payout: StoredPayout): void {
  const soon = TEST_NUMBERS.has(payout.number) || financialAccountByNumber(turn, payout.number) !== undefined;
  const at = soon ? turn.now + DECISION_SECONDS : Math.max(payout.arrival_date, turn.now + DECISION_SECONDS);
  schedule(turn, STEP, Math.floor((turn.now + at) / 2), { id: payout.id, step: 'send' });
  schedule(turn, STEP, at, { id: payout.id, step: 'arrive' });
}

const step: JobRunner = (turn, { id, step: name }) => {
  const payout = payouts.in(turn.tenant).get(id ?? '');
  if (payout?.status === 'pending' && name === 'send') {
    const now = payouts.in(turn.tenant).update(payout.id, { status: 'in_transit' });
    turn.emit('payout.updated', render(now), render(payout));
  } else if (payout?.status === 'in_transit' && name === 'arrive') {
    if (payout.original_payout === null) arrive(turn, payout);
    else fetchBack(turn, payout);
  }
};

function arrive(turn: Turn, payout: StoredPayout): void {
  const failure = TEST_NUMBERS.get(payout.number) ?? null;
  const target = financialAccountByNumber(turn, payout.number);
  const refused = target && !mayReceive(target, payout.amount) ? UNUSABLE : failure;
  if (refused) return failed(turn, payout, refused);
  if (target) {
    creditedOverStripe(turn.on(target.tenant), target.financialAccount, {
      amount: payout.amount,
      description: payout.statement_descriptor ?? 'Payout',
      from: { type: 'balance' },
      source: payout.id,
      sourceType: 'payout',
    });
  }
  paid(turn, payout);
}

const UNUSABLE: Failure = { code: 'account_closed', message: 'The financial account cannot receive the payout.' };

function mayReceive({ tenant, financialAccount: account }: Found, amount: number): boolean {
  const isOpen = account.status === 'open' && account.platform_restrictions.inbound_flows === 'unrestricted';
  return isOpen && hasRoomFor(tenant, account.id, amount);
}

function paid(turn: Turn, payout: StoredPayout): void {
  turn.emit('payout.paid', render(payouts.in(turn.tenant).update(payout.id, { status: 'paid' })));
  if (payout.automatic) schedule(turn, RECONCILE, turn.now + RECONCILIATION_SECONDS, { id: payout.id });
}

/** From now on the balance transactions of an automatic payout can be listed. */
const reconcile: JobRunner = (turn, { id }) => {
  const payout = payouts.in(turn.tenant).get(id ?? '');
  if (payout?.automatic !== 'in_progress') return;
  const now = payouts.in(turn.tenant).update(payout.id, { automatic: 'completed' });
  turn.emit('payout.reconciliation_completed', render(now));
};

function failed(turn: Turn, payout: StoredPayout, { code, message }: Failure): void {
  const isReversal = payout.original_payout !== null;
  const now = payouts.in(turn.tenant).update(payout.id, {
    status: 'failed',
    failure_code: code,
    failure_message: message,
    ...(isReversal ? {} : { failure_balance_transaction: givenBack(turn, payout, 'payout_failure') }),
  });
  turn.emit('payout.failed', render(now));
}

/** What was taken from the balance when the payout was made returns to it. */
export function givenBack(turn: Turn, payout: StoredPayout, type: 'payout_cancel' | 'payout_failure'): string {
  const { amount, currency, id: source } = payout;
  return movedOn(turn, payout.from, { amount, currency, description: null, source, type });
}

/** A reversal takes the money from where the payout brought it; a financial account must have it. */
function fetchBack(turn: Turn, reversal: StoredPayout): void {
  const target = financialAccountByNumber(turn, reversal.number);
  const amount = -reversal.amount;
  if (target) {
    const { tenant, financialAccount } = target;
    if (financialAccount.status === 'closed' || balanceOf(tenant, financialAccount.id).cash < amount) {
      payouts.in(turn.tenant).update(reversal.original_payout ?? '', { reversed_by: null });
      return failed(turn, reversal, {
        code: 'insufficient_funds',
        message: 'The financial account has not enough cash.',
      });
    }
    debited(turn.on(tenant), financialAccount.id, reversal, amount);
  }
  const { currency, id: source } = reversal;
  const movement = { amount, currency, description: 'Payout reversal', source, type: 'payout' } as const;
  const balance_transaction = movedOn(turn, reversal.from, movement);
  payouts.in(turn.tenant).update(reversal.id, { balance_transaction });
  paid(turn, reversal);
}

function debited(turn: Turn, financialAccount: string, reversal: StoredPayout, amount: number): void {
  const id = turn.newId('rd');
  const description = reversal.description ?? 'Payout reversal';
  debitRecorded(turn, {
    id,
    created: turn.now,
    amount,
    description,
    failure_code: null,
    financial_account: financialAccount,
    hosted_regulatory_receipt_url: receiptUrl(id),
    initiating_payment_method_details: fromStripe({ type: 'balance' }),
    linked_flows: {
      debit_reversal: null,
      inbound_transfer: null,
      issuing_authorization: null,
      issuing_transaction: null,
      payout: reversal.id,
      topup: null,
    },
    network: 'stripe',
    reversal_details: { deadline: null, restricted_reason: 'source_flow_restricted' },
    status: 'succeeded',
    transaction: debitPosted(turn, { financialAccount, flow: id, amount, description }),
  });
}

export const payoutJobs = { [STEP]: step, [RECONCILE]: reconcile };
