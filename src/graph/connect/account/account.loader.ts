import type { Reads, Recipe } from '../../../stripe/index.js';
import { listed, ofAccount } from '../../../stripe/index.js';
import { objectLoader } from '../../shared/reading/object-loader.js';
import { ConnectedAccountListArgs } from './account.args.js';
import { ConnectedAccount } from './account.type.js';

export const accountRecipe: Recipe<'account'> = {
  kind: 'account',
  prefix: 'acct_',
  retrieve: (stripe, id, params) => stripe.accounts.retrieve(id, params),
  list: (stripe, params) => stripe.accounts.list(params),
  parents: {},
  edges: {
    financialAccounts: listed('treasury.financial_account', null),
    cardholders: listed('issuing.cardholder', null),
    cards: listed('issuing.card', null),
    authorizations: listed('issuing.authorization', null),
    issuingTransactions: listed('issuing.transaction', null),
    disputes: listed('issuing.dispute', null),
    balance: ofAccount(),
  },
};

/** All reading of one account's accounts in one request. */
export const createConnectedAccountLoader = (reads: Reads, account: string) =>
  objectLoader(reads, account, { kind: 'account', View: ConnectedAccount, Args: ConnectedAccountListArgs });
