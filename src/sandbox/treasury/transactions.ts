import type Stripe from 'stripe';
import type { ApiList } from '../wire/list-page.js';
import { treasuryRequested as needs } from '../connect/gates.js';
import { treasuryEntries, treasuryTransactions, type StoredTransaction } from '../state/ledger.js';
import type { Tenant } from '../state/tenant.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inParam, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { inRange, oneOf, range, string } from '../wire/param-kinds.js';
import { object } from '../wire/params.js';
import { FINANCIAL_ACCOUNT_NOUN, financialAccounts } from './financial-account-state.js';
import { flowDetails } from './flows/details.js';
import { renderEntry, renderTransaction } from './flows/transaction-view.js';

const NOUN = 'treasury transaction';

const list = listEndpoint({
  path: '/v1/treasury/transactions',
  answers: 'treasury.transaction',
  needs,
  filters: {
    financial_account: string().required(),
    created: range(),
    order_by: oneOf('created', 'posted_at'),
    status: oneOf('open', 'posted', 'void'),
    status_transitions: object({ posted_at: range() }),
  },
  source(
    turn,
    { financial_account: account, created, order_by: order = 'created', status, status_transitions: moved },
  ) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    if (created && order !== 'created') throw onlyWith('created', 'order_by=created');
    if (moved?.posted_at && (order !== 'posted_at' || status !== 'posted')) {
      throw onlyWith('status_transitions[posted_at]', 'order_by=posted_at and status=posted');
    }
    const collection = treasuryTransactions.in(turn.tenant);
    const own = collection.rows('financial_account', account);
    const rows = order === 'created' ? own : byPosting(own.map((row) => row.value));
    return {
      rows,
      find: (id) => (order === 'created' ? collection.row(id) : rows.find((row) => row.value.id === id)),
      where: (transaction) =>
        (!status || transaction.status === status) &&
        inRange(created, transaction.created) &&
        (!moved?.posted_at || inRange(moved.posted_at, transaction.posted_at ?? -1)),
      render: renderTransaction,
      noun: NOUN,
    };
  },
});

/** Rows in the order of posting; what is not posted stands last in the list, so first here. */
function byPosting(transactions: StoredTransaction[]) {
  const sorted = [...transactions].sort((a, b) => (a.posted_at ?? -1) - (b.posted_at ?? -1));
  return sorted.map((value, seq) => ({ seq, value }));
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/treasury/transactions/:id',
  answers: 'treasury.transaction',
  needs,
  run: (turn, _, { id }) => renderTransaction(inPath(treasuryTransactions.in(turn.tenant), id, NOUN, 'transaction')),
});

const listEntries = listEndpoint({
  path: '/v1/treasury/transaction_entries',
  answers: 'treasury.transaction_entry',
  needs,
  filters: {
    financial_account: string().required(),
    created: range(),
    effective_at: range(),
    order_by: oneOf('created', 'effective_at'),
    transaction: string(),
  },
  source(
    turn,
    { financial_account: account, created, effective_at: effective, order_by: order = 'created', transaction },
  ) {
    inParam(financialAccounts.in(turn.tenant), account, FINANCIAL_ACCOUNT_NOUN, 'financial_account');
    if (created && order !== 'created') throw onlyWith('created', 'order_by=created');
    if (effective && order !== 'effective_at') throw onlyWith('effective_at', 'order_by=effective_at');
    const collection = treasuryEntries.in(turn.tenant);
    // Entries take effect when they are created, so both orders are the order of creation.
    return {
      rows: collection.rows('financial_account', account),
      find: (id) => collection.row(id),
      where: (entry) =>
        (transaction === undefined || entry.transaction === transaction) &&
        inRange(created, entry.created) &&
        inRange(effective, entry.effective_at),
      render: renderEntry,
      noun: 'treasury transaction entry',
    };
  },
});

const retrieveEntry = endpoint({
  method: 'GET',
  path: '/v1/treasury/transaction_entries/:id',
  answers: 'treasury.transaction_entry',
  needs,
  run: (turn, _, { id }) =>
    renderEntry(inPath(treasuryEntries.in(turn.tenant), id, 'treasury transaction entry', 'transaction_entry')),
});

function onlyWith(param: string, condition: string): Error {
  return invalid(`The parameter ${param} can only be used with ${condition}.`, { param });
}

function entriesOf(tenant: Tenant, transaction: string): ApiList<Stripe.Treasury.TransactionEntry> {
  const entries = treasuryEntries.in(tenant).all('transaction', transaction).reverse();
  return {
    object: 'list',
    data: entries.slice(0, 10).map(renderEntry),
    has_more: entries.length > 10,
    url: '/v1/treasury/transaction_entries',
  };
}

/** For `expand[]=transaction` on everything that has one. */
export function loadTransaction(turn: Turn, id: string): Stripe.Treasury.Transaction | undefined {
  const found = treasuryTransactions.in(turn.tenant).get(id);
  return found && renderTransaction(found);
}

export const transactionResource: Resource = {
  routes: [list, retrieve, listEntries, retrieveEntry],
  objects: [
    {
      object: 'treasury.transaction',
      includes: {
        entries: { load: (turn, id) => entriesOf(turn.tenant, id), onlyRetrieve: true },
        flow_details: {
          load: (turn, id) => flowDetails(turn, treasuryTransactions.in(turn.tenant).get(id)),
        },
      },
    },
    {
      object: 'treasury.transaction_entry',
      expands: { transaction: loadTransaction },
      includes: { flow_details: { load: (turn, id) => flowDetails(turn, treasuryEntries.in(turn.tenant).get(id)) } },
    },
  ],
};
