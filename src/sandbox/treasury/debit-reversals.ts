import { treasuryRequested as needs } from '../connect/gates.js';
import { schedule, type JobRunner } from '../state/jobs.js';
import { reversalPosted, reversalTakenBack } from '../state/ledger.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { oneOf, string } from '../wire/param-kinds.js';
import { moneyCame } from './financial-account/late-money.js';
import { debitReversals, renderDebitReversal, type StoredDebitReversal } from './flows/debit-reversal.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { DECISION_SECONDS } from './flows/bank-outcomes.js';
import { receiptUrl } from './flows/payment-details.js';
import { receivedDebits, type StoredReceivedDebit } from './flows/received-debit.js';
import { loadTransaction } from './transactions.js';

const NOUN = 'debit reversal';
const OBJECT = 'treasury.debit_reversal';
const PATH = '/v1/treasury/debit_reversals';
const COMPLETE = 'debit_reversal.complete';

/** An ACH debit is sent back: the credit is granted at once, and final a little later. */
const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: { received_debit: string().required(), metadata: metadata() },
  run(turn, params) {
    const debit = inParam(receivedDebits.in(turn.tenant), params.received_debit, 'received debit', 'received_debit');
    const { restricted_reason: reason, deadline } = debit.reversal_details;
    if (debit.status !== 'succeeded' || reason !== null) {
      throw invalid(`This ReceivedDebit cannot be reversed: ${reason ?? 'it has failed'}.`, {
        param: 'received_debit',
      });
    }
    if (deadline !== null && deadline < turn.now) {
      throw invalid('This ReceivedDebit cannot be reversed: deadline_passed.', { param: 'received_debit' });
    }
    const reversal = reversed(turn, debit, debit.amount, {
      dispute: null,
      metadata: mergeMetadata({}, params.metadata),
    });
    turn.emit('treasury.debit_reversal.initial_credit_granted', renderDebitReversal(reversal));
    schedule(turn, COMPLETE, turn.now + DECISION_SECONDS, { id: reversal.id });
    return renderDebitReversal(reversal);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: {
    financial_account: string().required(),
    received_debit: string(),
    resolution: oneOf('lost', 'won'),
    status: oneOf('canceled', 'completed', 'processing'),
  },
  source(turn, { financial_account: account, received_debit: debit, resolution, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = debitReversals.in(turn.tenant);
    const filtered = { succeeded: 'completed', failed: 'canceled', processing: 'processing' } as const;
    const won = { succeeded: 'won', failed: 'lost', processing: null } as const;
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (reversal) =>
        (debit === undefined || reversal.received_debit === debit) &&
        (!resolution || won[reversal.status] === resolution) &&
        (!status || filtered[reversal.status] === status),
      render: renderDebitReversal,
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => renderDebitReversal(inPath(debitReversals.in(turn.tenant), id, NOUN, 'debit_reversal')),
});

interface Disputed {
  received_debit: string;
  amount: number;
  dispute: string;
}

/**
 * The money of a won dispute comes back: books it, links both ways and records the events. The reversal's id belongs into
 * `dispute.treasury.debit_reversal`. At most the debit's amount.
 */
export function disputeReimbursed(turn: Turn, disputed: Disputed): StoredDebitReversal {
  return completed(turn, disputeReversed(turn, disputed));
}

/** As `disputeReimbursed`, before the dispute is decided: `creditConfirmed` or `creditRescinded` ends it. */
export function disputeCredited(turn: Turn, disputed: Disputed): StoredDebitReversal {
  const reversal = disputeReversed(turn, disputed);
  turn.emit('treasury.debit_reversal.initial_credit_granted', renderDebitReversal(reversal));
  return reversal;
}

function disputeReversed(turn: Turn, { received_debit: id, amount, dispute }: Disputed): StoredDebitReversal {
  const debit = inParam(receivedDebits.in(turn.tenant), id, 'received debit', 'received_debit');
  if (amount > debit.amount) throw new Error(`A dispute cannot return more than ${debit.amount}`);
  return reversed(turn, debit, amount, { dispute, metadata: {} });
}

/** Whether a credit is granted and not final. */
export function isCreditOpen({ tenant }: Turn, id: string | null): id is string {
  return id !== null && debitReversals.in(tenant).get(id)?.status === 'processing';
}

export function creditConfirmed(turn: Turn, id: string): void {
  const reversal = debitReversals.in(turn.tenant).get(id);
  if (reversal) completed(turn, reversal);
}

export function creditRescinded(turn: Turn, id: string): void {
  const { amount, financial_account: financialAccount } = debitReversals.in(turn.tenant).update(id, {
    status: 'failed',
  });
  reversalTakenBack(turn, { financialAccount, amount, flow: id, description: 'Provisional credit taken back' });
}

function reversed(
  turn: Turn,
  debit: StoredReceivedDebit,
  amount: number,
  from: { dispute: string | null; metadata: Record<string, string> },
): StoredDebitReversal {
  const id = turn.newId('debrev');
  const { financial_account: financialAccount, network, description } = debit;
  const reversal = debitReversals.in(turn.tenant).put({
    id,
    created: turn.now,
    amount,
    financial_account: financialAccount,
    hosted_regulatory_receipt_url: network === 'card' ? null : receiptUrl(id),
    linked_flows: { issuing_dispute: from.dispute },
    metadata: from.metadata,
    network: network === 'card' ? 'card' : 'ach',
    received_debit: debit.id,
    status: 'processing',
    completed_at: null,
    transaction: reversalPosted(turn, { financialAccount, amount, flow: id, description }),
  });
  receivedDebits.in(turn.tenant).update(debit.id, {
    linked_flows: { ...debit.linked_flows, debit_reversal: id },
    reversal_details: { ...debit.reversal_details, restricted_reason: 'already_reversed' },
  });
  turn.emit('treasury.debit_reversal.created', renderDebitReversal(reversal));
  moneyCame(turn, financialAccount);
  return reversal;
}

function completed(turn: Turn, reversal: StoredDebitReversal): StoredDebitReversal {
  const done = debitReversals.in(turn.tenant).update(reversal.id, { status: 'succeeded', completed_at: turn.now });
  turn.emit('treasury.debit_reversal.completed', renderDebitReversal(done));
  return done;
}

const complete: JobRunner = (turn, { id }) => {
  const reversal = debitReversals.in(turn.tenant).get(id ?? '');
  if (reversal?.status === 'processing') completed(turn, reversal);
};

export const debitReversalResource: Resource = {
  routes: [create, list, retrieve],
  objects: [{ object: OBJECT, expands: { transaction: loadTransaction } }],
  jobs: { [COMPLETE]: complete },
};
