import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, idOf, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { FinancialAccountTransactionEntryListArgs } from './transaction-entry.args.js';
import { TreasuryTransactionEntry } from './transaction-entry.type.js';

export const treasuryTransactionEntryRecipe: Recipe<'treasury.transaction_entry'> = {
  kind: 'treasury.transaction_entry',
  prefix: 'trxne_',
  retrieve: (stripe, id, params) => stripe.treasury.transactionEntries.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.transactionEntries.list({ financial_account, ...params }),
  everything: null,
  parents: { transaction: (entry) => idOf(entry.transaction) },
  edges: {
    transaction: expandable('transaction', 'treasury.transaction'),
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
  },
  about: null,
  wanted: wantedBy('treasury.transaction_entry', FinancialAccountTransactionEntryListArgs),
};

/** All reading of one account's treasury transaction entries in one request. */
export const createTreasuryTransactionEntryLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.transaction_entry',
    View: TreasuryTransactionEntry,
    Args: FinancialAccountTransactionEntryListArgs,
  });
