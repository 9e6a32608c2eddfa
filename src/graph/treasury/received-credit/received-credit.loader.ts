import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { ReceivedCreditListArgs } from './received-credit.args.js';
import { ReceivedCredit } from './received-credit.type.js';

export const receivedCreditRecipe: Recipe<'treasury.received_credit'> = {
  kind: 'treasury.received_credit',
  prefix: 'rc_',
  retrieve: (stripe, id, params) => stripe.treasury.receivedCredits.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.receivedCredits.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    creditReversal: referenced('linked_flows.credit_reversal', 'treasury.credit_reversal'),
    outboundTransfer: referenced('linked_flows.source_flow', 'treasury.outbound_transfer'),
    payout: referenced('linked_flows.source_flow', 'payout'),
    authorization: referenced('linked_flows.issuing_authorization', 'issuing.authorization'),
    issuingTransaction: referenced('linked_flows.issuing_transaction', 'issuing.transaction'),
  },
  about: null,
  wanted: wantedBy('treasury.received_credit', ReceivedCreditListArgs),
};

/** All reading of one account's received credits in one request. */
export const createReceivedCreditLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.received_credit',
    View: ReceivedCredit,
    Args: ReceivedCreditListArgs,
  });
