import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { OutboundTransferListArgs } from './outbound-transfer.args.js';
import { OutboundTransfer } from './outbound-transfer.type.js';

export const outboundTransferRecipe: Recipe<'treasury.outbound_transfer'> = {
  kind: 'treasury.outbound_transfer',
  prefix: 'obt_',
  retrieve: (stripe, id, params) => stripe.treasury.outboundTransfers.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.outboundTransfers.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    returnTransaction: expandable('returned_details.transaction', 'treasury.transaction'),
  },
  about: null,
  wanted: wantedBy('treasury.outbound_transfer', OutboundTransferListArgs),
};

/** All reading of one account's outbound transfers in one request. */
export const createOutboundTransferLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.outbound_transfer',
    View: OutboundTransfer,
    Args: OutboundTransferListArgs,
  });
