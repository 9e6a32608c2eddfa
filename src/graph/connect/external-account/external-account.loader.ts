import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { ExternalAccountListArgs } from './external-account.args.js';
import { ExternalAccount } from './external-account.type.js';

export const externalAccountRecipe: Recipe<'external_account'> = {
  kind: 'external_account',
  prefix: ['ba_', 'card_'],
  asPlatform: true,
  retrieve: (stripe, id, params, account) => stripe.accounts.retrieveExternalAccount(account, id, params),
  list: (stripe, params, account) => stripe.accounts.listExternalAccounts(account, params),
  everything: {},
  parents: {},
  edges: {},
  about: null,
  wanted: wantedBy('external_account', ExternalAccountListArgs),
};

/** All reading of one account's external accounts in one request. */
export const createExternalAccountLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'external_account', View: ExternalAccount, Args: ExternalAccountListArgs });
