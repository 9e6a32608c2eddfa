import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { included, listed, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { TreasuryTransactionListArgs } from './transaction.args.js';
import { TreasuryTransaction } from './transaction.type.js';

export const treasuryTransactionRecipe: Recipe<'treasury.transaction'> = {
  kind: 'treasury.transaction',
  prefix: 'trxn_',
  retrieve: (stripe, id, params) => stripe.treasury.transactions.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.transactions.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    movement: included('flow_details'),
    // Stripe expands `entries` of a single transaction only, never of a list of them.
    entries: listed('treasury.transaction_entry', 'transaction', { financial_account: 'financial_account' }),
  },
  about: null,
  wanted: wantedBy('treasury.transaction', TreasuryTransactionListArgs),
};

/** All reading of one account's treasury transactions in one request. */
export const createTreasuryTransactionLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.transaction',
    View: TreasuryTransaction,
    Args: TreasuryTransactionListArgs,
  });
