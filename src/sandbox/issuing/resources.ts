/*
 * Issuing: cardholders, cards, authorizations, transactions and disputes, one file per resource with its endpoints; the
 * folder of an object holds its state, its view and its rules. Door: `issuingResources`. Money moves through
 * `money.ts` only, which knows the ledger of financial accounts and the Issuing balance.
 */
import type { Resource } from '../wire/endpoint.js';
import { issuingHelperResources } from '../test-helpers/issuing/resources.js';
import { authorizationResource } from './authorizations.js';
import { cardholderResource } from './cardholders.js';
import { personalizationDesignResource } from './card/designs/personalization-designs.js';
import { physicalBundleResource } from './card/designs/physical-bundles.js';
import { tokenResource } from './card/tokens/tokens.js';
import { cardResource } from './cards.js';
import { disputeResource } from './disputes.js';
import { transactionResource } from './transactions.js';

export const issuingResources: readonly Resource[] = [
  cardholderResource,
  cardResource,
  authorizationResource,
  transactionResource,
  disputeResource,
  tokenResource,
  personalizationDesignResource,
  physicalBundleResource,
  ...issuingHelperResources,
];
