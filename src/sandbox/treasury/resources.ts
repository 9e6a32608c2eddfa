import { treasuryReceivedHelpers } from '../test-helpers/treasury/received.js';
import { checkDepositResource } from '../test-helpers/treasury/check-deposits.js';
import { inboundTransferHelpers } from '../test-helpers/treasury/inbound-transfers.js';
import { outboundHelpers } from '../test-helpers/treasury/outbound.js';
import type { Resource } from '../wire/endpoint.js';
import { debitReversalResource } from './debit-reversals.js';
import { financialAccountResource } from './financial-accounts.js';
import { creditReversalResource } from './credit-reversals.js';
import { inboundTransferResource } from './inbound-transfers.js';
import { outboundPaymentResource } from './outbound-payments.js';
import { outboundTransferResource } from './outbound-transfers.js';
import { receivedCreditResource } from './received-credits.js';
import { receivedDebitResource } from './received-debits.js';
import { transactionResource } from './transactions.js';

export const treasuryResources: readonly Resource[] = [
  financialAccountResource,
  transactionResource,
  receivedCreditResource,
  receivedDebitResource,
  debitReversalResource,
  creditReversalResource,
  inboundTransferResource,
  outboundPaymentResource,
  outboundTransferResource,
  treasuryReceivedHelpers,
  checkDepositResource,
  outboundHelpers,
  inboundTransferHelpers,
];
