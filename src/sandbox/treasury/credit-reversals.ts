import { treasuryRequested as needs } from '../connect/gates.js';
import { schedule, type JobRunner } from '../state/jobs.js';
import { balanceOf, outboundOpened, outboundPosted } from '../state/ledger.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { oneOf, string } from '../wire/param-kinds.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { DECISION_SECONDS } from './flows/bank-outcomes.js';
import { creditReversals, renderCreditReversal as render } from './flows/credit-reversal.js';
import { receivedCredits } from './flows/received-credit.js';
import { loadTransaction } from './transactions.js';

const PATH = '/v1/treasury/credit_reversals';
const OBJECT = 'treasury.credit_reversal';
const NOUN = 'credit reversal';
const POST = 'credit_reversal.post';

/** What came in by ACH is sent back: reserved at once, posted a little later. */
const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: { received_credit: string().required(), metadata: metadata() },
  run(turn, params) {
    const param = 'received_credit';
    const credit = inParam(receivedCredits.in(turn.tenant), params.received_credit, 'received credit', param);
    const { amount, financial_account: financialAccount, description, network } = credit;
    const { restricted_reason: reason, deadline } = credit.reversal_details;
    if (credit.status !== 'succeeded' || reason !== null || network !== 'ach') {
      throw invalid(`This ReceivedCredit cannot be reversed: ${reason ?? 'it has failed'}.`, { param });
    }
    if (deadline !== null && deadline < turn.now) {
      throw invalid('This ReceivedCredit cannot be reversed: deadline_passed.', { param });
    }
    if (balanceOf(turn.tenant, financialAccount).cash < amount) {
      throw invalid(`The financial account ${financialAccount} does not have enough cash for this.`, {
        code: 'insufficient_funds',
        param,
      });
    }
    const id = turn.newId('credrev');
    const reversal = creditReversals.in(turn.tenant).put({
      id,
      created: turn.now,
      amount,
      financial_account: financialAccount,
      metadata: mergeMetadata({}, params.metadata),
      network,
      received_credit: credit.id,
      status: 'processing',
      posted_at: null,
      transaction: outboundOpened(turn, { financialAccount, flow: id, amount, description }, 'credit_reversal'),
    });
    receivedCredits.in(turn.tenant).update(credit.id, {
      linked_flows: { ...credit.linked_flows, credit_reversal: id },
      reversal_details: { ...credit.reversal_details, restricted_reason: 'already_reversed' },
    });
    turn.emit('treasury.credit_reversal.created', render(reversal));
    schedule(turn, POST, turn.now + DECISION_SECONDS, { id });
    return render(reversal);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: {
    financial_account: string().required(),
    received_credit: string(),
    status: oneOf('canceled', 'posted', 'processing'),
  },
  source(turn, { financial_account: account, received_credit: credit, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = creditReversals.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (reversal) =>
        (credit === undefined || reversal.received_credit === credit) && (!status || reversal.status === status),
      render,
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => render(inPath(creditReversals.in(turn.tenant), id, NOUN, 'credit_reversal')),
});

const post: JobRunner = (turn, { id }) => {
  const reversal = creditReversals.in(turn.tenant).get(id ?? '');
  if (reversal?.status !== 'processing') return;
  outboundPosted(turn, reversal.transaction, 'credit_reversal');
  const now = creditReversals.in(turn.tenant).update(reversal.id, { status: 'posted', posted_at: turn.now });
  turn.emit('treasury.credit_reversal.posted', render(now));
};

export const creditReversalResource: Resource = {
  routes: [create, list, retrieve],
  objects: [{ object: OBJECT, expands: { transaction: loadTransaction } }],
  jobs: { [POST]: post },
};
