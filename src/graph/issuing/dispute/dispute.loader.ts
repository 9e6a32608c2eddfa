import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, idOf, included, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { DisputeListArgs } from './dispute.args.js';
import { Dispute } from './dispute.type.js';

export const disputeRecipe: Recipe<'issuing.dispute'> = {
  kind: 'issuing.dispute',
  prefix: 'idp_',
  retrieve: (stripe, id, params) => stripe.issuing.disputes.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.disputes.list(params),
  everything: {},
  parents: { transaction: (dispute) => idOf(dispute.transaction) },
  edges: {
    issuingTransaction: expandable('transaction', 'issuing.transaction'),
    receivedDebit: referenced('treasury.received_debit', 'treasury.received_debit'),
    debitReversal: referenced('treasury.debit_reversal', 'treasury.debit_reversal'),
    balanceTransactions: included('balance_transactions'),
  },
  about: ({ transaction }) => ({ through: 'issuing.transaction', id: idOf(transaction) }),
  wanted: wantedBy('issuing.dispute', DisputeListArgs),
};

/** All reading of one account's disputes in one request. */
export const createDisputeLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'issuing.dispute', View: Dispute, Args: DisputeListArgs });
