import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, idOf } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { WalletTokenListArgs } from './wallet-token.args.js';
import { WalletToken } from './wallet-token.type.js';

export const walletTokenRecipe: Recipe<'issuing.token'> = {
  kind: 'issuing.token',
  prefix: 'intok_',
  retrieve: (stripe, id, params) => stripe.issuing.tokens.retrieve(id, params),
  // Every list starts from a card; Stripe refuses one that names none.
  list: (stripe, { card = '', ...params }) => stripe.issuing.tokens.list({ card, ...params }),
  everything: null,
  parents: {},
  edges: { card: expandable('card', 'issuing.card') },
  about: ({ card }) => ({ through: 'issuing.card', id: idOf(card) }),
  wanted: wantedBy('issuing.token', WalletTokenListArgs),
};

/** All reading of one account's wallet tokens in one request. */
export const createWalletTokenLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'issuing.token', View: WalletToken, Args: WalletTokenListArgs });
