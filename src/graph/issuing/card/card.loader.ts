import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { embedded, expandable, idOf, listed, reckoned, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { MOST_CALLS } from './card-limits.loader.js';
import { AccountCardListArgs } from './card.args.js';
import { Card } from './card.type.js';

export const cardRecipe: Recipe<'issuing.card'> = {
  kind: 'issuing.card',
  prefix: 'ic_',
  retrieve: (stripe, id, params) => stripe.issuing.cards.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.cards.list(params),
  everything: {},
  parents: { cardholder: (card) => idOf(card.cardholder) },
  edges: {
    cardholder: embedded('cardholder', 'issuing.cardholder'),
    replacementFor: expandable('replacement_for', 'issuing.card'),
    replacedBy: expandable('replaced_by', 'issuing.card'),
    personalizationDesign: expandable('personalization_design', 'issuing.personalization_design'),
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    authorizations: listed('issuing.authorization', 'card'),
    issuingTransactions: listed('issuing.transaction', 'card'),
    remainingLimits: reckoned(MOST_CALLS),
    walletTokens: listed('issuing.token', 'card'),
  },
  about: ({ id, cardholder }) => ({ cardholder: idOf(cardholder), card: id }),
  wanted: wantedBy('issuing.card', AccountCardListArgs),
};

/** All reading of one account's cards in one request. */
export const createCardLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'issuing.card', View: Card, Args: AccountCardListArgs });
