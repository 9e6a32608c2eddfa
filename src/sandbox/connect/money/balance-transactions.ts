import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../../wire/endpoint.js';
import { currency, inRange, range, string } from '../../wire/param-kinds.js';
import { balanceTransactions, renderBalanceTransaction as render } from './account-balance.js';
import { payouts } from './payout-state.js';
import { loadSource } from './sources.js';

const PATH = '/v1/balance_transactions';
const NOUN = 'balance transaction';

const list = listEndpoint({
  path: PATH,
  answers: 'balance_transaction',
  filters: { created: range(), currency: currency(), payout: string(), source: string(), type: string() },
  source(turn, { created, currency: code, payout, source, type }) {
    if (payout !== undefined) inParam(payouts.in(turn.tenant), payout, 'payout', 'payout');
    const collection = balanceTransactions.in(turn.tenant);
    return {
      // Only automatic payouts consist of transactions, and the sandbox makes none.
      rows: payout !== undefined ? [] : source === undefined ? collection.rows() : collection.rows('source', source),
      find: (id) => collection.row(id),
      where: (transaction) =>
        inRange(created, transaction.created) &&
        (code === undefined || transaction.currency === code) &&
        (type === undefined || transaction.type === type),
      render,
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'balance_transaction',
  run: (turn, _, { id }) => render(inPath(balanceTransactions.in(turn.tenant), id, NOUN, 'id')),
});

export const balanceTransactionResource: Resource = {
  routes: [list, retrieve],
  objects: [{ object: 'balance_transaction', expands: { source: loadSource } }],
};
