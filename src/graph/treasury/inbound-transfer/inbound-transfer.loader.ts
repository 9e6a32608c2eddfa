import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable, referenced } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { InboundTransferListArgs } from './inbound-transfer.args.js';
import { InboundTransfer } from './inbound-transfer.type.js';

export const inboundTransferRecipe: Recipe<'treasury.inbound_transfer'> = {
  kind: 'treasury.inbound_transfer',
  prefix: 'ibt_',
  retrieve: (stripe, id, params) => stripe.treasury.inboundTransfers.retrieve(id, params),
  // Every list starts from a financial account; Stripe refuses one that names none.
  list: (stripe, { financial_account = '', ...params }) =>
    stripe.treasury.inboundTransfers.list({ financial_account, ...params }),
  everything: null,
  parents: {},
  edges: {
    financialAccount: referenced('financial_account', 'treasury.financial_account'),
    transaction: expandable('transaction', 'treasury.transaction'),
    receivedDebit: referenced('linked_flows.received_debit', 'treasury.received_debit'),
  },
  about: null,
  wanted: wantedBy('treasury.inbound_transfer', InboundTransferListArgs),
};

/** All reading of one account's inbound transfers in one request. */
export const createInboundTransferLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.inbound_transfer',
    View: InboundTransfer,
    Args: InboundTransferListArgs,
  });
