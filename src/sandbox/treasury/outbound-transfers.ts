import { treasuryRequested as needs } from '../connect/gates.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { string } from '../wire/param-kinds.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { outboundTransfers as kind } from './outbound/state.js';
import { canceled, outboundJobs } from './outbound/course.js';
import { sent } from './outbound/create.js';
import { outboundShape, outboundStatus, transferDestination } from './outbound/params.js';
import { loadTransaction } from './transactions.js';

const PATH = '/v1/treasury/outbound_transfers';
const OBJECT = 'treasury.outbound_transfer';

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: { ...outboundShape, destination_payment_method_data: transferDestination },
  run: (turn, params) => kind.render(sent(turn, kind, params, { customer: null, end_user_details: null })),
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: { financial_account: string().required(), status: outboundStatus },
  source(turn, { financial_account: account, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = kind.collection.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (stored) => !status || stored.status === status,
      render: kind.render,
      noun: kind.noun,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => kind.render(inPath(kind.collection.in(turn.tenant), id, kind.noun, kind.name)),
});

const cancel = endpoint({
  method: 'POST',
  path: `${PATH}/:id/cancel`,
  answers: OBJECT,
  needs,
  run(turn, _, { id }) {
    return kind.render(canceled(turn, kind, inPath(kind.collection.in(turn.tenant), id, kind.noun, kind.name)));
  },
});

export const outboundTransferResource: Resource = {
  routes: [create, list, retrieve, cancel],
  objects: [
    { object: OBJECT, expands: { transaction: loadTransaction, 'returned_details.transaction': loadTransaction } },
  ],
  jobs: outboundJobs(kind),
};
