/**
 * The only room that calls stripe-node: one client for one Stripe-compatible server, the reads that batch, and one
 * translation of Stripe's errors. Door: this file. It knows Stripe's objects and nothing of GraphQL, viewers or storage.
 */
export { API_VERSION, connectStripe } from './client.js';
export type { StripeConnection, StripeTarget } from './client.js';
export { decimal } from './decimal.js';
export { lookAtStripe, type Looked } from './look.js';
export { StripeFailure, missing, toFailure } from './failure.js';
export type { FailureCause } from './failure.js';
export { Bill } from './price/bill.js';
export type { Part } from './price/bill.js';
export { Counts } from './reads/counts.js';
export { isOfKind } from './reads/kinds.js';
export type { AnyStripeObject, Kind, ListFilters, PageParams, StripeObjects, StripePage } from './reads/kinds.js';
export type { AccountReads, ObjectReads } from './reads/object-reads.js';
export { AccountPrice, sizeOf } from './price/account-price.js';
export { Reads } from './reads/reads.js';
export {
  embedded,
  expandable,
  hasPrefix,
  idOf,
  included,
  includedOf,
  isKind,
  isReadable,
  listed,
  listedOneOf,
  ofAccount,
  reckoned,
  referenced,
  scanned,
} from './reads/recipe.js';
export type { About, Edge, Recipe, Recipes, WantedList } from './reads/recipe.js';
export { nodesOf, through } from './reads/selection.js';
export type { SelectedField, Selection } from './reads/selection.js';
export type { AccountStripe } from './upstream/account-stripe.js';
export type { Caller } from './upstream/caller.js';
export type { UpstreamLimits } from './upstream/limiter.js';
export { Meter } from './upstream/meter.js';
export type { SentCall } from './upstream/meter.js';
