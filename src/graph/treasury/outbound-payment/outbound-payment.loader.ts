import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { OutboundPaymentListArgs } from './outbound-payment.args.js';
import { OutboundPayment } from './outbound-payment.type.js';

export const outboundPaymentRecipe: Recipe<'treasury.outbound_payment'> = {
  kind: 'treasury.outbound_payment',
  prefix: 'obp_',
  retrieve: (stripe, id, params) => stripe.treasury.outboundPayments.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.outboundPayments.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    returnTransaction: expandable('returned_details.transaction', 'treasury.transaction'),
  },
  about: null,
  wanted: wantedBy('treasury.outbound_payment', OutboundPaymentListArgs),
};

/** All reading of one account's outbound payments in one request. */
export const createOutboundPaymentLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.outbound_payment',
    View: OutboundPayment,
    Args: OutboundPaymentListArgs,
  });
