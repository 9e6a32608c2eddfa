import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, idOf, included, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { AccountIssuingTransactionListArgs } from './transaction.args.js';
import { IssuingTransaction } from './transaction.type.js';

export const issuingTransactionRecipe: Recipe<'issuing.transaction'> = {
  kind: 'issuing.transaction',
  prefix: 'ipi_',
  retrieve: (stripe, id, params) => stripe.issuing.transactions.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.transactions.list(params),
  everything: {},
  parents: {
    card: (transaction) => idOf(transaction.card),
    cardholder: (transaction) => idOf(transaction.cardholder),
  },
  edges: {
    card: expandable('card', 'issuing.card'),
    cardholder: expandable('cardholder', 'issuing.cardholder'),
    authorization: expandable('authorization', 'issuing.authorization'),
    // What was refunded of it, and what was authorized, stand in its authorization.
    disputeEligibility: expandable('authorization', 'issuing.authorization'),
    receivedCredit: referenced('treasury.received_credit', 'treasury.received_credit'),
    receivedDebit: referenced('treasury.received_debit', 'treasury.received_debit'),
    dispute: expandable('dispute', 'issuing.dispute'),
    balanceTransaction: expandable('balance_transaction', 'balance_transaction'),
    walletToken: expandable('token', 'issuing.token'),
    purchaseDetails: included('purchase_details'),
    // Only the card names what it spends from, so the card is read along.
    financialAccount: included('card'),
  },
  about: ({ cardholder, card }) => ({ cardholder: idOf(cardholder), card: idOf(card) }),
  wanted: wantedBy('issuing.transaction', AccountIssuingTransactionListArgs),
};

/** All reading of one account's transactions in one request. */
export const createIssuingTransactionLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'issuing.transaction',
    View: IssuingTransaction,
    Args: AccountIssuingTransactionListArgs,
  });
