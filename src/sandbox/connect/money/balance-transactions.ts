import type { Turn } from '../../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../../wire/endpoint.js';
import { currency, inRange, range, string } from '../../wire/param-kinds.js';
import { balanceTransactions, renderBalanceTransaction as render } from './account-balance.js';
import { payouts, type StoredPayout } from './payout-state.js';
import { loadSource } from './sources.js';

const PATH = '/v1/balance_transactions';
const NOUN = 'balance transaction';

const list = listEndpoint({
  path: PATH,
  answers: 'balance_transaction',
  filters: { created: range(), currency: currency(), payout: string(), source: string(), type: string() },
  source(turn, { created, currency: code, payout, source, type }) {
    const paidOut = payout === undefined ? undefined : inParam(payouts.in(turn.tenant), payout, 'payout', 'payout');
    const collection = balanceTransactions.in(turn.tenant);
    return {
      rows: paidOut
        ? consistsOf(turn, paidOut)
        : source === undefined
          ? collection.rows()
          : collection.rows('source', source),
      find: (id) => collection.row(id),
      where: (transaction) =>
        inRange(created, transaction.created) &&
        (source === undefined || transaction.source === source) &&
        (code === undefined || transaction.currency === code) &&
        (type === undefined || transaction.type === type),
      render,
      noun: NOUN,
    };
  },
});

/** Of an automatic payout, once it is reconciled; a manual one does not say. */
function consistsOf(turn: Turn, { id, automatic }: StoredPayout) {
  return automatic === 'completed' ? balanceTransactions.in(turn.tenant).rows('payout', id) : [];
}

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
