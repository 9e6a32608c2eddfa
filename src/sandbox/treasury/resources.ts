import { treasuryReceivedHelpers } from '../test-helpers/treasury/received.js';
import type { Resource } from '../wire/endpoint.js';
import { debitReversalResource } from './debit-reversals.js';
import { financialAccountResource } from './financial-accounts.js';
import { receivedCreditResource } from './received-credits.js';
import { receivedDebitResource } from './received-debits.js';
import { transactionResource } from './transactions.js';

export const treasuryResources: readonly Resource[] = [
  financialAccountResource,
  transactionResource,
  receivedCreditResource,
  receivedDebitResource,
  debitReversalResource,
  treasuryReceivedHelpers,
];
