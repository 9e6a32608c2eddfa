import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { ReceivedDebitListArgs } from './received-debit.args.js';
import { ReceivedDebit } from './received-debit.type.js';

export const receivedDebitRecipe: Recipe<'treasury.received_debit'> = {
  kind: 'treasury.received_debit',
  prefix: 'rd_',
  retrieve: (stripe, id, params) => stripe.treasury.receivedDebits.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.receivedDebits.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    debitReversal: referenced('linked_flows.debit_reversal', 'treasury.debit_reversal'),
    inboundTransfer: referenced('linked_flows.inbound_transfer', 'treasury.inbound_transfer'),
    payout: referenced('linked_flows.payout', 'payout'),
    topup: referenced('linked_flows.topup', 'topup'),
    authorization: referenced('linked_flows.issuing_authorization', 'issuing.authorization'),
    issuingTransaction: referenced('linked_flows.issuing_transaction', 'issuing.transaction'),
  },
  about: null,
  wanted: wantedBy('treasury.received_debit', ReceivedDebitListArgs),
};

/** All reading of one account's received debits in one request. */
export const createReceivedDebitLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'treasury.received_debit', View: ReceivedDebit, Args: ReceivedDebitListArgs });
