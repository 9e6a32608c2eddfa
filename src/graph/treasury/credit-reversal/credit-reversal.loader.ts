import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { CreditReversalListArgs } from './credit-reversal.args.js';
import { CreditReversal } from './credit-reversal.type.js';

export const creditReversalRecipe: Recipe<'treasury.credit_reversal'> = {
  kind: 'treasury.credit_reversal',
  prefix: 'credrev_',
  retrieve: (stripe, id, params) => stripe.treasury.creditReversals.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.creditReversals.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    receivedCredit: referenced('received_credit', 'treasury.received_credit'),
  },
  about: null,
  wanted: wantedBy('treasury.credit_reversal', CreditReversalListArgs),
};

/** All reading of one account's credit reversals in one request. */
export const createCreditReversalLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.credit_reversal',
    View: CreditReversal,
    Args: CreditReversalListArgs,
  });
