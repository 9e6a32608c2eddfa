import type { Resource } from '../../wire/endpoint.js';
import { authorizationHelperResource } from './authorizations.js';
import { cardHelperResource } from './cards.js';
import { designHelperResource } from './personalization-designs.js';
import { fundBalanceResource } from './fund-balance.js';
import { transactionHelperResource } from './transactions.js';

/** What the card networks, merchants and the post do in reality. */
export const issuingHelperResources: readonly Resource[] = [
  authorizationHelperResource,
  cardHelperResource,
  designHelperResource,
  fundBalanceResource,
  transactionHelperResource,
];
