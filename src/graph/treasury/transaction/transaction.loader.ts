import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { includedOf, listed, referenced } from '../../../stripe/index.js';
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
    movement: includedOf('flow_details', [
      'treasury.received_credit',
      'treasury.received_debit',
      'treasury.outbound_payment',
      'treasury.outbound_transfer',
      'treasury.inbound_transfer',
      'treasury.credit_reversal',
      'treasury.debit_reversal',
    ]),
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
