import { outboundPosted, outboundReturned, outboundVoided, hasRoomFor } from '../../state/ledger.js';
import { businessDaysLater } from '../../state/business-days.js';
import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { moneyCame } from '../financial-account/late-money.js';
import { DECISION_SECONDS, outboundOutcome, type ReturnCode } from '../flows/bank-outcomes.js';
import { deliver, mayReceive, receiverAtBank } from './delivery.js';
import { isCancelable, type OutboundKind, type StoredOutbound } from './state.js';

/*
 * How an OutboundPayment or OutboundTransfer goes on after it was created: processing → posted, failed or canceled;
 * posted → returned. Each step books its entries and tells of itself.
 */

export function posted(turn: Turn, kind: OutboundKind, stored: StoredOutbound): StoredOutbound {
  demand(stored, ['processing'], 'posted');
  outboundPosted(turn, stored.transaction, kind.name);
  const done = moved(turn, kind, stored, 'posted', { posted_at: turn.now });
  const receiver = receiverAtBank(turn, stored);
  if (!receiver) return done;
  if (mayReceive(receiver, stored.amount)) {
    deliver(turn, receiver, done);
    return kind.collection.in(turn.tenant).update(done.id, { destination: { ...done.destination, delivered: true } });
  }
  schedule(turn, jobOf(kind), turn.now + DECISION_SECONDS, { id: done.id, step: 'return' });
  return done;
}

export function failed(turn: Turn, kind: OutboundKind, stored: StoredOutbound): StoredOutbound {
  demand(stored, ['processing'], 'failed');
  outboundVoided(turn, stored.transaction, kind.name, 'failure');
  return moved(turn, kind, stored, 'failed', { failed_at: turn.now });
}

export function canceled(turn: Turn, kind: OutboundKind, stored: StoredOutbound): StoredOutbound {
  if (!isCancelable(stored)) {
    throw invalid(`This ${words(kind)} cannot be canceled: it is not cancelable any more (status: ${stored.status}).`);
  }
  outboundVoided(turn, stored.transaction, kind.name, 'cancellation');
  return moved(turn, kind, stored, 'canceled', { canceled_at: turn.now });
}

/** The bank sends the money back. What is still processing is posted first. */
export function returned(turn: Turn, kind: OutboundKind, stored: StoredOutbound, code: ReturnCode): StoredOutbound {
  demand(stored, ['processing', 'posted'], 'returned');
  const left = stored.status === 'processing' ? posted(turn, kind, stored) : stored;
  if (left.destination.network === 'stripe' || left.destination.delivered)
    throw invalid('Money that went to a financial account cannot be returned.');
  const { financial_account: financialAccount, amount, id: flow } = stored;
  if (!hasRoomFor(turn.tenant, financialAccount, amount)) throw invalid('The balance would be too large.');
  const description = stored.description ?? stored.statement_descriptor;
  const transaction = outboundReturned(turn, { financialAccount, flow, amount, description }, kind.name);
  moneyCame(turn, financialAccount);
  kind.collection.in(turn.tenant).update(left.id, { returned_details: { code, transaction } });
  return moved(turn, kind, left, 'returned', { returned_at: turn.now });
}

export function tracked(
  turn: Turn,
  kind: OutboundKind,
  stored: StoredOutbound,
  details: StoredOutbound['tracking_details'],
): StoredOutbound {
  if (isCancelable(stored)) throw invalid(`This ${words(kind)} can still be canceled, so it cannot be tracked yet.`);
  demand(stored, ['processing', 'posted', 'returned'], 'tracked');
  if (details?.type !== stored.destination.network) {
    throw invalid(`The tracking details do not belong to the network ${stored.destination.network}.`, {
      param: 'tracking_details[type]',
    });
  }
  const now = kind.collection.in(turn.tenant).update(stored.id, { tracking_details: details });
  kind.tell(turn, 'tracking_details_updated', now);
  return now;
}

function moved(
  turn: Turn,
  kind: OutboundKind,
  { id, status_transitions: old }: StoredOutbound,
  status: 'canceled' | 'failed' | 'posted' | 'returned',
  at: Partial<StoredOutbound['status_transitions']>,
): StoredOutbound {
  const now = kind.collection.in(turn.tenant).update(id, { status, status_transitions: { ...old, ...at } });
  kind.tell(turn, status, now);
  return now;
}

function demand(stored: StoredOutbound, from: readonly StoredOutbound['status'][], to: string): void {
  if (from.includes(stored.status)) return;
  throw invalid(`${stored.id} has the status ${stored.status} and cannot become ${to}.`, {
    code: 'status_transition_invalid',
  });
}

function words(kind: OutboundKind): string {
  return kind.name === 'outbound_payment' ? 'OutboundPayment' : 'OutboundTransfer';
}

/** Arranges what the number of the receiving bank account says. */
export function underWay(turn: Turn, kind: OutboundKind, stored: StoredOutbound): void {
  const outcome = outboundOutcome(stored.destination.account_number ?? '');
  const at =
    outcome || receiverAtBank(turn, stored)
      ? turn.now + DECISION_SECONDS
      : Math.max(stored.expected_arrival_date, turn.now + DECISION_SECONDS);
  if (outcome?.becomes === 'processing') return;
  schedule(turn, jobOf(kind), at, { id: stored.id, step: outcome?.becomes ?? 'posted' });
}

export function outboundJobs(kind: OutboundKind): Readonly<Record<string, JobRunner>> {
  return {
    [jobOf(kind)]: (turn, { id, step }) => {
      const stored = kind.collection.in(turn.tenant).get(id ?? '');
      if (!stored) return;
      if (stored.status === 'processing') decided(turn, kind, stored, step);
      else if (stored.status === 'posted' && step === 'return') sentBack(turn, kind, stored);
    },
  };
}

function decided(turn: Turn, kind: OutboundKind, stored: StoredOutbound, step: string | undefined): void {
  const next = (later: string) =>
    schedule(turn, jobOf(kind), turn.now + DECISION_SECONDS, { id: stored.id, step: later });
  if (step === 'failed') failed(turn, kind, stored);
  else if (step === 'canceled' && isCancelable(stored)) canceled(turn, kind, stored);
  else if (step === 'delayed') {
    const date = businessDaysLater(stored.expected_arrival_date, 1);
    const now = kind.collection.in(turn.tenant).update(stored.id, { expected_arrival_date: date });
    kind.tell(turn, 'expected_arrival_date_updated', now);
    next('posted');
  } else {
    posted(turn, kind, stored);
    if (step === 'returned') next('return');
  }
}

function sentBack(turn: Turn, kind: OutboundKind, stored: StoredOutbound): void {
  const outcome = outboundOutcome(stored.destination.account_number ?? '');
  if (!hasRoomFor(turn.tenant, stored.financial_account, stored.amount)) return;
  if (outcome?.becomes === 'returned') returned(turn, kind, stored, outcome.code);
  else if (receiverAtBank(turn, stored) && !stored.destination.delivered)
    returned(turn, kind, stored, 'account_closed');
}

function jobOf(kind: OutboundKind): string {
  return `${kind.name}.step`;
}
