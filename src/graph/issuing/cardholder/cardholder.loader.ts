import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { listed } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { CardholderListArgs } from './cardholder.args.js';
import { Cardholder } from './cardholder.type.js';

export const cardholderRecipe: Recipe<'issuing.cardholder'> = {
  kind: 'issuing.cardholder',
  prefix: 'ich_',
  retrieve: (stripe, id, params) => stripe.issuing.cardholders.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.cardholders.list(params),
  everything: {},
  parents: {},
  edges: {
    cards: listed('issuing.card', 'cardholder'),
    authorizations: listed('issuing.authorization', 'cardholder'),
    issuingTransactions: listed('issuing.transaction', 'cardholder'),
  },
  about: ({ id }) => ({ cardholder: id, card: null }),
  wanted: wantedBy('issuing.cardholder', CardholderListArgs),
};

/** All reading of one account's cardholders in one request. */
export const createCardholderLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'issuing.cardholder', View: Cardholder, Args: CardholderListArgs });
