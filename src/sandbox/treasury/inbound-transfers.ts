import { treasuryRequested as needs } from '../connect/gates.js';
import { hasRoomFor, inboundOpened } from '../state/ledger.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { amount, currency, oneOf, string } from '../wire/param-kinds.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { paymentMethodIn } from './flows/bank.js';
import { canceled, inboundJobs, underWay } from './flows/inbound-course.js';
import { inboundTransfers, renderInboundTransfer as render } from './flows/inbound-transfer.js';
import { openAccount } from './outbound/create.js';
import { needsFeature } from './outbound/destination.js';
import { loadTransaction } from './transactions.js';

const PATH = '/v1/treasury/inbound_transfers';
const OBJECT = 'treasury.inbound_transfer';
const NOUN = 'inbound transfer';

/** Nothing moves before the bank has sent the money. */
const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: {
    amount: amount().required(),
    currency: currency().required(),
    description: string({ max: 350 }),
    financial_account: string().required(),
    metadata: metadata(),
    origin_payment_method: string().required(),
    statement_descriptor: string({ max: 10 }),
  },
  run(turn, params) {
    const account = openAccount(turn, params);
    needsFeature(turn, account, 'inbound_transfers.ach');
    const { id: origin, bank } = paymentMethodIn(turn, params.origin_payment_method, 'origin_payment_method');
    if (!hasRoomFor(turn.tenant, account.id, params.amount)) {
      throw invalid('The balance would be too large.', { code: 'amount_too_large', param: 'amount' });
    }
    const id = turn.newId('ibt');
    const descriptor = params.statement_descriptor ?? 'transfer';
    const movement = { financialAccount: account.id, flow: id, amount: params.amount };
    const transfer = inboundTransfers.in(turn.tenant).put({
      id,
      created: turn.now,
      amount: params.amount,
      description: params.description ?? null,
      failure_details: null,
      financial_account: account.id,
      linked_flows: { received_debit: null },
      metadata: mergeMetadata({}, params.metadata),
      origin_payment_method: origin,
      origin: bank,
      returned: false,
      statement_descriptor: descriptor,
      status: 'processing',
      status_transitions: { canceled_at: null, failed_at: null, succeeded_at: null },
      transaction: inboundOpened(turn, { ...movement, description: params.description ?? descriptor }),
    });
    turn.emit('treasury.inbound_transfer.created', render(transfer));
    underWay(turn, transfer);
    return render(transfer);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: {
    financial_account: string().required(),
    status: oneOf('canceled', 'failed', 'processing', 'succeeded'),
  },
  source(turn, { financial_account: account, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = inboundTransfers.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (transfer) => !status || transfer.status === status,
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
  run: (turn, _, { id }) => render(inPath(inboundTransfers.in(turn.tenant), id, NOUN, 'inbound_transfer')),
});

const cancel = endpoint({
  method: 'POST',
  path: `${PATH}/:id/cancel`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) =>
    render(canceled(turn, inPath(inboundTransfers.in(turn.tenant), id, NOUN, 'inbound_transfer'))),
});

export const inboundTransferResource: Resource = {
  routes: [create, list, retrieve, cancel],
  objects: [{ object: OBJECT, expands: { transaction: loadTransaction } }],
  jobs: inboundJobs,
};
