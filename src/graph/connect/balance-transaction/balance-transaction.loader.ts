import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { BalanceTransactionListArgs } from './balance-transaction.args.js';
import { BalanceTransaction } from './balance-transaction.type.js';

export const balanceTransactionRecipe: Recipe<'balance_transaction'> = {
  kind: 'balance_transaction',
  prefix: 'txn_',
  retrieve: (stripe, id, params) => stripe.balanceTransactions.retrieve(id, params),
  list: (stripe, params) => stripe.balanceTransactions.list(params),
  everything: {},
  parents: {},
  edges: {},
  about: null,
  wanted: wantedBy('balance_transaction', BalanceTransactionListArgs),
};

/** All reading of one account's balance transactions in one request. */
export const createBalanceTransactionLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'balance_transaction',
    View: BalanceTransaction,
    Args: BalanceTransactionListArgs,
  });
