import { balanceOf, hasRoomFor, inboundArrived, inboundReturned, inboundVoided } from '../../state/ledger.js';
import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { recorded } from '../received-debits.js';
import { DECISION_SECONDS, inboundOutcome, type FailureCode } from './bank-outcomes.js';
import { inboundTransfers, renderInboundTransfer, type StoredInboundTransfer } from './inbound-transfer.js';
import { fromBankAccount, receiptUrl } from './payment-details.js';

/* How an InboundTransfer goes on: processing → succeeded, failed or canceled; a succeeded one may be returned. */

const STEP = 'inbound_transfer.step';
const ARRIVAL_SECONDS = 4 * 24 * 60 * 60;

export function succeeded(turn: Turn, transfer: StoredInboundTransfer): StoredInboundTransfer {
  demand(transfer, 'processing', 'succeed');
  if (!hasRoomFor(turn.tenant, transfer.financial_account, transfer.amount)) {
    throw invalid('The balance would be too large.', { code: 'amount_too_large' });
  }
  inboundArrived(turn, transfer.transaction);
  return moved(turn, transfer, 'succeeded', { succeeded_at: turn.now });
}

export function failed(turn: Turn, transfer: StoredInboundTransfer, code: FailureCode): StoredInboundTransfer {
  demand(transfer, 'processing', 'fail');
  inboundVoided(turn, transfer.transaction);
  inboundTransfers.in(turn.tenant).update(transfer.id, { failure_details: { code } });
  return moved(turn, transfer, 'failed', { failed_at: turn.now });
}

export function canceled(turn: Turn, transfer: StoredInboundTransfer): StoredInboundTransfer {
  demand(transfer, 'processing', 'be canceled');
  inboundVoided(turn, transfer.transaction);
  return moved(turn, transfer, 'canceled', { canceled_at: turn.now });
}

/** The bank takes the money back: a ReceivedDebit that cannot be reversed. Only what is there can be taken. */
export function returned(turn: Turn, transfer: StoredInboundTransfer): StoredInboundTransfer {
  demand(transfer, 'succeeded', 'be returned');
  if (transfer.returned) throw invalid(`${transfer.id} has been returned already.`);
  if (!isStillThere(turn, transfer)) {
    throw invalid(`The financial account ${transfer.financial_account} does not have enough cash for the return.`, {
      code: 'insufficient_funds',
    });
  }
  const id = takenBack(turn, transfer, null);
  return inboundTransfers.in(turn.tenant).update(transfer.id, { linked_flows: { received_debit: id }, returned: true });
}

function isStillThere(turn: Turn, { amount, financial_account: id }: StoredInboundTransfer): boolean {
  return balanceOf(turn.tenant, id).cash >= amount;
}

/** Records the bank's debit, whose id is returned; one that fails moves nothing. */
function takenBack(turn: Turn, transfer: StoredInboundTransfer, failure: 'insufficient_funds' | null): string {
  const { amount, financial_account: financialAccount, origin } = transfer;
  const id = turn.newId('rd');
  const description = transfer.description ?? transfer.statement_descriptor;
  recorded(turn, {
    id,
    created: turn.now,
    amount,
    description,
    failure_code: failure,
    financial_account: financialAccount,
    hosted_regulatory_receipt_url: receiptUrl(id),
    initiating_payment_method_details: fromBankAccount(origin),
    linked_flows: {
      debit_reversal: null,
      inbound_transfer: transfer.id,
      issuing_authorization: null,
      issuing_transaction: null,
      payout: null,
      topup: null,
    },
    network: 'ach',
    reversal_details: { deadline: null, restricted_reason: 'source_flow_restricted' },
    status: failure ? 'failed' : 'succeeded',
    transaction: failure ? null : inboundReturned(turn, { financialAccount, flow: id, amount, description }),
  });
  return id;
}

function moved(
  turn: Turn,
  { id, status_transitions: old }: StoredInboundTransfer,
  status: 'canceled' | 'failed' | 'succeeded',
  at: Partial<StoredInboundTransfer['status_transitions']>,
): StoredInboundTransfer {
  const now = inboundTransfers.in(turn.tenant).update(id, { status, status_transitions: { ...old, ...at } });
  turn.emit(`treasury.inbound_transfer.${status}`, renderInboundTransfer(now));
  return now;
}

function demand(transfer: StoredInboundTransfer, status: StoredInboundTransfer['status'], to: string): void {
  if (transfer.status === status) return;
  throw invalid(`${transfer.id} has the status ${transfer.status} and cannot ${to}.`, {
    code: 'status_transition_invalid',
  });
}

/** Arranges what the number of the bank account says. */
export function underWay(turn: Turn, transfer: StoredInboundTransfer): void {
  const outcome = inboundOutcome(transfer.origin.account_number);
  if (outcome?.becomes === 'processing') return;
  schedule(turn, STEP, turn.now + (outcome ? DECISION_SECONDS : ARRIVAL_SECONDS), { id: transfer.id });
}

const step: JobRunner = (turn, { id }) => {
  const transfer = inboundTransfers.in(turn.tenant).get(id ?? '');
  if (!transfer) return;
  const outcome = inboundOutcome(transfer.origin.account_number);
  if (transfer.status === 'succeeded' && outcome?.becomes === 'returned' && !transfer.returned) {
    if (isStillThere(turn, transfer)) returned(turn, transfer);
    else takenBack(turn, transfer, 'insufficient_funds');
  } else if (transfer.status === 'processing') {
    if (outcome?.becomes === 'failed') failed(turn, transfer, outcome.code);
    else if (!hasRoomFor(turn.tenant, transfer.financial_account, transfer.amount)) failed(turn, transfer, 'other');
    else {
      succeeded(turn, transfer);
      if (outcome?.becomes === 'returned') schedule(turn, STEP, turn.now + DECISION_SECONDS, { id: transfer.id });
    }
  }
};

export const inboundJobs = { [STEP]: step };
