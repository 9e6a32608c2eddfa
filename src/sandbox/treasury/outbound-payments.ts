import { treasuryRequested as needs } from '../connect/gates.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid, noSuch } from '../wire/error-body.js';
import { inRange, range, string } from '../wire/param-kinds.js';
import { missing } from '../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { outboundPayments as kind } from './outbound/state.js';
import { canceled, outboundJobs } from './outbound/course.js';
import { sent } from './outbound/create.js';
import { endUserDetails, outboundShape, outboundStatus, paymentDestination } from './outbound/params.js';
import { loadTransaction } from './transactions.js';

const PATH = '/v1/treasury/outbound_payments';
const OBJECT = 'treasury.outbound_payment';

/** There are no customers in the sandbox: the id of one is taken as it is. */
const customer = string().refine((value, name) =>
  /^cus_\w+$/.test(value) ? undefined : noSuch('customer', value, name, 400),
);

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs,
  params: {
    ...outboundShape,
    customer,
    destination_payment_method_data: paymentDestination,
    end_user_details: endUserDetails,
  },
  run(turn, params) {
    const { customer: paid, end_user_details: user, destination_payment_method: method } = params;
    if (method !== undefined && paid === undefined) throw missing('customer');
    if (user?.present && user.ip_address === undefined) throw missing('end_user_details[ip_address]');
    if (user && !user.present && user.ip_address !== undefined) {
      throw invalid('An IP address can only be given when the end user is present.', {
        param: 'end_user_details[ip_address]',
      });
    }
    const stored = sent(turn, kind, params, {
      customer: paid ?? null,
      end_user_details: user ? { ip_address: user.ip_address ?? null, present: user.present } : null,
    });
    return kind.render(stored);
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs,
  filters: { created: range(), customer: string(), financial_account: string().required(), status: outboundStatus },
  source(turn, { created, customer: paid, financial_account: account, status }) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    const collection = kind.collection.in(turn.tenant);
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (stored) =>
        inRange(created, stored.created) &&
        (paid === undefined || stored.customer === paid) &&
        (!status || stored.status === status),
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

export const outboundPaymentResource: Resource = {
  routes: [create, list, retrieve, cancel],
  objects: [
    { object: OBJECT, expands: { transaction: loadTransaction, 'returned_details.transaction': loadTransaction } },
  ],
  jobs: outboundJobs(kind),
};
