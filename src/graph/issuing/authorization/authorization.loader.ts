import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { embedded, expandable, idOf, included, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { AccountAuthorizationListArgs } from './authorization.args.js';
import { Authorization } from './authorization.type.js';

export const authorizationRecipe: Recipe<'issuing.authorization'> = {
  kind: 'issuing.authorization',
  prefix: 'iauth_',
  retrieve: (stripe, id, params) => stripe.issuing.authorizations.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.authorizations.list(params),
  everything: {},
  parents: {
    card: (authorization) => authorization.card.id,
    cardholder: (authorization) => idOf(authorization.cardholder),
  },
  edges: {
    card: embedded('card', 'issuing.card'),
    cardholder: expandable('cardholder', 'issuing.cardholder'),
    issuingTransactions: embedded('transactions', 'issuing.transaction'),
    balanceTransactions: embedded('balance_transactions', 'balance_transaction'),
    financialAccount: referenced('card.financial_account', 'treasury.financial_account'),
    walletToken: expandable('token', 'issuing.token'),
    treasuryTransaction: referenced('treasury.transaction', 'treasury.transaction'),
    // Its links are those of the card.
    explainDecline: embedded('card', 'issuing.card'),
    timeline: included('transactions.dispute.balance_transactions'),
    fraudChallenges: included('fraud_challenges'),
  },
  about: ({ card }) => ({ cardholder: idOf(card.cardholder), card: card.id }),
  wanted: wantedBy('issuing.authorization', AccountAuthorizationListArgs),
};

/** All reading of one account's authorizations in one request. */
export const createAuthorizationLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'issuing.authorization',
    View: Authorization,
    Args: AccountAuthorizationListArgs,
  });
