import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, listed } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { PayoutListArgs } from './payout.args.js';
import { Payout } from './payout.type.js';

export const payoutRecipe: Recipe<'payout'> = {
  kind: 'payout',
  prefix: 'po_',
  retrieve: (stripe, id, params) => stripe.payouts.retrieve(id, params),
  list: (stripe, params) => stripe.payouts.list(params),
  everything: {},
  parents: {},
  edges: {
    destination: expandable('destination', 'external_account'),
    balanceTransaction: expandable('balance_transaction', 'balance_transaction'),
    failureBalanceTransaction: expandable('failure_balance_transaction', 'balance_transaction'),
    originalPayout: expandable('original_payout', 'payout'),
    reversedBy: expandable('reversed_by', 'payout'),
    balanceTransactions: listed('balance_transaction', 'payout'),
  },
  about: null,
  wanted: wantedBy('payout', PayoutListArgs),
};

/** All reading of one account's payouts in one request. */
export const createPayoutLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'payout', View: Payout, Args: PayoutListArgs });
