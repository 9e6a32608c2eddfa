import { issuingRequested } from '../connect/gates.js';
import { loadToken } from './card/tokens/tokens.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { oneOf, range, string } from '../wire/param-kinds.js';
import { loadAuthorization } from './authorizations.js';
import { cards } from './card/state.js';
import { renderCard } from './card/view.js';
import { cardholders } from './cardholder/state.js';
import { renderCardholder } from './cardholder/view.js';
import { disputes } from './dispute/state.js';
import { renderDispute } from './dispute/view.js';
import { spendRows } from './spending/filters.js';
import { balanceTransactions, renderBalanceTransaction } from '../connect/money/account-balance.js';
import { changeTransaction } from './transaction/change.js';
import { issuingTransactions, TRANSACTION_NOUN, type StoredIssuingTransaction } from './transaction/state.js';
import { renderPurchaseDetails } from './transaction/purchase-details.js';
import { renderTransaction } from './transaction/view.js';

const OBJECT = 'issuing.transaction';
const PATH = '/v1/issuing/transactions/:id';

const retrieve = endpoint({
  method: 'GET',
  path: PATH,
  answers: OBJECT,
  run: (turn, _, { id }) => renderTransaction(namedTransaction(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  params: { metadata: metadata() },
  run(turn, params, { id }) {
    const old = namedTransaction(turn, id);
    return renderTransaction(changeTransaction(turn, old, { metadata: mergeMetadata(old.metadata, params.metadata) }));
  },
});

const list = listEndpoint({
  path: '/v1/issuing/transactions',
  answers: OBJECT,
  needs: issuingRequested,
  filters: { card: string(), cardholder: string(), created: range(), type: oneOf('capture', 'refund') },
  source(turn, { type, ...filters }) {
    const page = spendRows(turn, issuingTransactions.in(turn.tenant), filters);
    return {
      ...page,
      where: (transaction: StoredIssuingTransaction) =>
        page.where(transaction) && (type ?? transaction.type) === transaction.type,
      render: renderTransaction,
      noun: TRANSACTION_NOUN,
    };
  },
});

export function namedTransaction(turn: Turn, id: string): StoredIssuingTransaction {
  return inPath(issuingTransactions.in(turn.tenant), id, TRANSACTION_NOUN, 'transaction');
}

export const transactionResource: Resource = {
  routes: [retrieve, update, list],
  objects: [
    {
      object: OBJECT,
      expands: {
        authorization: loadAuthorization,
        balance_transaction: (turn, id) => shown(balanceTransactions.in(turn.tenant).get(id), renderBalanceTransaction),
        card: (turn, id) => shown(cards.in(turn.tenant).get(id), (card) => renderCard(turn.tenant, card)),
        cardholder: (turn, id) => shown(cardholders.in(turn.tenant).get(id), renderCardholder),
        dispute: (turn, id) => shown(disputes.in(turn.tenant).get(id), renderDispute),
        token: loadToken,
      },
      leadsTo: {
        authorization: 'issuing.authorization',
        card: 'issuing.card',
        dispute: 'issuing.dispute',
        token: 'issuing.token',
      },
      includes: {
        purchase_details: {
          load: (turn, id) => {
            const details = issuingTransactions.in(turn.tenant).get(id)?.purchase_details;
            return details ? renderPurchaseDetails(details) : null;
          },
        },
      },
    },
  ],
};

function shown<T>(stored: T | undefined, render: (stored: T) => object): object | undefined {
  return stored === undefined ? undefined : render(stored);
}
