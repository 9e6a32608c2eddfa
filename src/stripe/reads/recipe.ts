import type Stripe from 'stripe';
import type { Kind, ListFilters, PageParams, StripeObjects } from './kinds.js';
import type { Selection } from './selection.js';

/** How an object leads to another; `path` is Stripe's field name on the object that holds the edge. */
export type Edge =
  /** The whole object (or an array of them) is always there. */
  | { readonly how: 'embedded'; readonly path: string; readonly to: Kind }
  /** An id that `expand[]` turns into the object. */
  | { readonly how: 'expandable'; readonly path: string; readonly to: Kind }
  /** An id that cannot be expanded. */
  | { readonly how: 'referenced'; readonly path: string; readonly to: Kind }
  /** A field of the object itself that is there only if expanded. */
  | { readonly how: 'included'; readonly path: string }
  /** A list of its own, filtered by this object's id; `by: null` is the account's whole list. */
  | ListedEdge
  /** The account's whole list, kept to what belongs to this object, since Stripe has no filter for it. */
  | { readonly how: 'scanned'; readonly to: Kind }
  /** Read by the account alone, such as its balance. */
  | { readonly how: 'of_account' };

export interface ListedEdge {
  readonly how: 'listed';
  readonly to: Kind;
  readonly by: string | null;
  /** Further filters that Stripe demands, each with the field of this object that fills it; null if the id is enough. */
  readonly within: Readonly<Record<string, string>> | null;
  /** The GraphQL list's nodes are what this field of the listed objects leads to; null if they are the objects. */
  readonly through: string | null;
}

export const embedded = (path: string, to: Kind): Edge => ({ how: 'embedded', path, to });
export const expandable = (path: string, to: Kind): Edge => ({ how: 'expandable', path, to });
export const referenced = (path: string, to: Kind): Edge => ({ how: 'referenced', path, to });
export const included = (path: string): Edge => ({ how: 'included', path });
export const listed = (
  to: Kind,
  by: string | null,
  within: ListedEdge['within'] = null,
  through: ListedEdge['through'] = null,
): Edge => ({
  how: 'listed',
  to,
  by,
  within,
  through,
});
export const scanned = (to: Kind): Edge => ({ how: 'scanned', to });
export const ofAccount = (): Edge => ({ how: 'of_account' });

export interface ExpandParams {
  readonly expand?: string[];
}

/** A list of the whole account that objects still to come will need, for all of them together. */
export interface WantedList<K extends Kind> {
  readonly to: K;
  readonly filters: ListFilters[K];
  readonly selection: Selection;
}

/** Whose an object is: the cardholder and the card that it is about or is, or another object that says so. */
export type About =
  | { readonly cardholder: string | null; readonly card: string | null }
  | { readonly through: Kind; readonly id: string | null };

/** All that the planner knows of a kind of object: how it is read, and its edges by GraphQL field name. */
export interface Recipe<K extends Kind> {
  readonly kind: K;
  readonly prefix: string;
  /** Stripe has it below its account, `/v1/accounts/:account/…`, where the platform itself reads it. */
  readonly asPlatform?: true;
  retrieve(stripe: Stripe, id: string, params: ExpandParams, account: string): Promise<StripeObjects[K]>;
  list(
    stripe: Stripe,
    params: ListFilters[K] & PageParams & ExpandParams,
    account: string,
  ): PromiseLike<Stripe.ApiList<StripeObjects[K]>>;
  /** The filters of the list of all; null where Stripe has none, so that an object is found by its id alone. */
  readonly everything: ListFilters[K] | null;
  /** List filters that name a parent, with the parent's id as found on the object: what lets one account-wide list serve many parents. */
  readonly parents: Readonly<Record<string, (object: StripeObjects[K]) => string | null>>;
  readonly edges: Readonly<Record<string, Edge>>;
  /** Null: it is the account's own, and no cardholder's. */
  readonly about: ((object: StripeObjects[K]) => About) | null;
  /**
   * The account-wide list behind a list field with these GraphQL arguments; null if the field starts at a cursor or its
   * arguments will be refused.
   */
  wanted(args: Readonly<Record<string, unknown>>, account: string, selection: Selection): WantedList<K> | null;
}

export type Recipes = { readonly [K in Kind]: Recipe<K> };

/** The id behind a field that may be expanded. */
export function idOf(value: string | { readonly id: string } | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : value.id;
}
