import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { DebitReversalListArgs } from './debit-reversal.args.js';
import { DebitReversal } from './debit-reversal.type.js';

export const debitReversalRecipe: Recipe<'treasury.debit_reversal'> = {
  kind: 'treasury.debit_reversal',
  prefix: 'debrev_',
  retrieve: (stripe, id, params) => stripe.treasury.debitReversals.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.debitReversals.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    receivedDebit: referenced('received_debit', 'treasury.received_debit'),
    dispute: referenced('linked_flows.issuing_dispute', 'issuing.dispute'),
  },
  about: null,
  wanted: wantedBy('treasury.debit_reversal', DebitReversalListArgs),
};

/** All reading of one account's debit reversals in one request. */
export const createDebitReversalLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.debit_reversal',
    View: DebitReversal,
    Args: DebitReversalListArgs,
  });
