import { loadFile } from '../connect/files.js';
import { issuingActive, issuingRequested } from '../connect/gates.js';
import { schedule } from '../state/jobs.js';
import type { Turn } from '../state/turn.js';
import { receivedDebits } from '../treasury/flows/received-debit.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { amount, inRange, oneOf, range, string } from '../wire/param-kinds.js';
import { missing, object, type Values } from '../wire/params.js';
import { amountWithin, disputable } from './dispute/amount.js';
import { disputeCauses } from './dispute/causes.js';
import { changeDispute, disputeMoved } from './dispute/change.js';
import { checkComplete, evidenceFiles, evidenceFrom, evidenceParam } from './dispute/evidence.js';
import { decided } from './dispute/outcome.js';
import { DISPUTE_NOUN, disputes, type StoredDispute } from './dispute/state.js';
import { renderDispute } from './dispute/view.js';
import { balanceTransactions, renderBalanceTransaction } from '../connect/money/account-balance.js';
import { changeTransaction } from './transaction/change.js';
import { issuingTransactions, TRANSACTION_NOUN, type StoredIssuingTransaction } from './transaction/state.js';
import { renderTransaction } from './transaction/view.js';

const OBJECT = 'issuing.dispute';
const PATH = '/v1/issuing/disputes';
const EXPIRY_JOB = 'issuing_dispute.expire';
const TIME_TO_DISPUTE = 110 * 24 * 60 * 60;

const createParams = {
  amount: amount(),
  evidence: evidenceParam,
  metadata: metadata(),
  transaction: string(),
  treasury: object({ received_debit: string().required() }),
};

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs: issuingActive,
  params: createParams,
  run(turn, params) {
    const transaction = disputed(turn, params);
    checkDisputable(turn, transaction);
    const evidence = evidenceFrom({ reason: 'fraudulent' }, params.evidence ?? {});
    const most = disputable(turn.tenant, transaction, evidence);
    const dispute = disputes.in(turn.tenant).put({
      id: turn.newId('idp'),
      created: turn.now,
      amount: amountWithin(most, params.amount ?? most),
      currency: transaction.currency,
      evidence,
      loss_reason: null,
      metadata: mergeMetadata({}, params.metadata),
      status: 'unsubmitted',
      transaction: transaction.id,
      treasury:
        transaction.received_debit === null
          ? null
          : { debit_reversal: null, received_debit: transaction.received_debit },
    });
    turn.emit('issuing_dispute.created', renderDispute(dispute));
    changeTransaction(turn, transaction, { dispute: dispute.id });
    schedule(turn, EXPIRY_JOB, transaction.created + TIME_TO_DISPUTE, { dispute: dispute.id });
    return renderDispute(dispute);
  },
});

/** A capture that a financial account paid is named by its received debit, any other by its transaction. */
function disputed(turn: Turn, { transaction: id, treasury }: Values<typeof createParams>): StoredIssuingTransaction {
  if (id !== undefined && treasury) {
    throw invalid('You may only specify one of these parameters: transaction, treasury.', {
      code: 'parameters_exclusive',
      param: 'treasury',
    });
  }
  const transactions = issuingTransactions.in(turn.tenant);
  if (treasury) {
    const param = 'treasury[received_debit]';
    const debit = inParam(receivedDebits.in(turn.tenant), treasury.received_debit, 'received debit', param);
    const [capture] = transactions.all('received_debit', debit.id);
    if (!capture) throw invalid('Only received debits of card payments can be disputed.', { param });
    return capture;
  }
  if (id === undefined) throw missing('transaction');
  const capture = inParam(transactions, id, TRANSACTION_NOUN, 'transaction');
  if (capture.financial_account === null) return capture;
  throw invalid(
    'A transaction of a financial account is disputed by its received debit: give treasury[received_debit].',
    {
      param: 'transaction',
    },
  );
}

function checkDisputable(turn: Turn, transaction: StoredIssuingTransaction): void {
  const refused = (message: string) => invalid(message, { param: 'transaction' });
  if (transaction.type === 'refund') throw refused('Refunds cannot be disputed.');
  if (transaction.dispute !== null) throw refused('This transaction has been disputed already.');
  if (turn.now > transaction.created + TIME_TO_DISPUTE) {
    throw refused('This transaction is older than 110 days and cannot be disputed any more.');
  }
}

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  run: (turn, _, { id }) => renderDispute(named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: OBJECT,
  params: { amount: amount(), evidence: evidenceParam, metadata: metadata() },
  run(turn, params, { id }) {
    const old = named(turn, id);
    if (params.amount !== undefined || params.evidence) checkUnsubmitted(old, 'updated');
    const transaction = issuingTransactions.in(turn.tenant).get(old.transaction);
    const evidence = params.evidence ? evidenceFrom(old.evidence, params.evidence) : old.evidence;
    const checked = params.amount !== undefined || evidence.reason !== old.evidence.reason;
    const most = checked && transaction ? disputable(turn.tenant, transaction, evidence) : old.amount;
    const changed = changeDispute(turn, old, {
      amount: amountWithin(most, params.amount ?? old.amount),
      evidence,
      metadata: mergeMetadata(old.metadata, params.metadata),
    });
    return renderDispute(changed);
  },
});

const submit = endpoint({
  method: 'POST',
  path: `${PATH}/:id/submit`,
  answers: OBJECT,
  params: { metadata: metadata() },
  run(turn, params, { id }) {
    const old = named(turn, id);
    checkUnsubmitted(old, 'submitted');
    checkComplete(old.evidence);
    const sent = disputeMoved(
      turn,
      old,
      { status: 'submitted', metadata: mergeMetadata(old.metadata, params.metadata) },
      ['submitted'],
    );
    return renderDispute(decided(turn, sent));
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs: issuingRequested,
  filters: {
    created: range(),
    status: oneOf('expired', 'lost', 'submitted', 'unsubmitted', 'won'),
    transaction: string(),
  },
  source(turn, { created, status, transaction }) {
    const collection = disputes.in(turn.tenant);
    if (transaction !== undefined) {
      inParam(issuingTransactions.in(turn.tenant), transaction, TRANSACTION_NOUN, 'transaction');
    }
    return {
      rows: transaction === undefined ? collection.rows() : collection.rows('transaction', transaction),
      find: (id) => collection.row(id),
      where: (dispute) => inRange(created, dispute.created) && (status ?? dispute.status) === dispute.status,
      render: renderDispute,
      noun: DISPUTE_NOUN,
    };
  },
});

function named(turn: Turn, id: string): StoredDispute {
  return inPath(disputes.in(turn.tenant), id, DISPUTE_NOUN, 'dispute');
}

function checkUnsubmitted({ status }: StoredDispute, verb: string): void {
  if (status !== 'unsubmitted') throw invalid(`A dispute with the status '${status}' cannot be ${verb}.`);
}

export const disputeResource: Resource = {
  routes: [create, retrieve, update, submit, list],
  objects: [
    {
      object: OBJECT,
      expands: {
        ...Object.fromEntries(evidenceFiles.map((path) => [`evidence.${path}`, loadFile])),
        transaction: (turn, id) => {
          const stored = issuingTransactions.in(turn.tenant).get(id);
          return stored && renderTransaction(stored);
        },
      },
      includes: {
        balance_transactions: {
          load: (turn, id) => balanceTransactions.in(turn.tenant).all('source', id).map(renderBalanceTransaction),
        },
      },
      embeds: ['evidence'],
      leadsTo: { transaction: 'issuing.transaction' },
    },
  ],
  causes: disputeCauses,
  jobs: {
    [EXPIRY_JOB]: (turn, { dispute: id }) => {
      const dispute = disputes.in(turn.tenant).get(id ?? '');
      if (dispute?.status === 'unsubmitted') disputeMoved(turn, dispute, { status: 'expired' }, ['closed']);
    },
  },
};
