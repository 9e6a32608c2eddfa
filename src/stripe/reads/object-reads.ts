import type Stripe from 'stripe';
import type { AnyStripeObject, Kind, ListFilters, PageParams, StripeObjects, StripePage } from './kinds.js';
import type { ListedEdge } from './recipe.js';
import type { SelectedField, Selection } from './selection.js';
import type { Window } from './windows.js';

/** How loaders read one kind of object in one account. */
export interface ObjectReads<K extends Kind> {
  /** The object, or null when Stripe has none under this id in this account. */
  byId(id: string, selection: Selection): Promise<StripeObjects[K] | null>;
  /** An object that stands within another one. */
  given(object: StripeObjects[K], selection: Selection): Promise<StripeObjects[K] | null>;
  page(filters: ListFilters[K], page: PageParams, selection: Selection): Promise<StripePage<StripeObjects[K]>>;
  /** The newest objects of one parent, named by the filter `by`. */
  firstOf(
    by: string,
    parent: string,
    filters: ListFilters[K],
    window: Pick<Window, 'limit' | 'asksForMore'>,
    selection: Selection,
  ): Promise<StripePage<StripeObjects[K]>>;
}

/** All reading of one account during one request: the only way that resolvers read Stripe. */
export interface AccountReads {
  of<K extends Kind>(kind: K): ObjectReads<K>;
  /** False when the selection is answered by the id and by lists that start from it. */
  needs(kind: Kind, selection: Selection): boolean;
  /** Whether an id is one of this kind. */
  names(kind: Kind, id: string): boolean;
  /** The lists that a selection asks of an object of this kind and that start from its id alone. */
  lists(kind: Kind, selection: Selection): { readonly edge: ListedEdge; readonly field: SelectedField }[];
  /** The account's balance. */
  balance(): Promise<Stripe.Balance>;
  /** What the account was requested to be enabled for. */
  capabilities(): Promise<readonly Stripe.Capability[]>;
  /** An object that came from elsewhere, such as a write's answer, serves later reads. */
  absorb(object: AnyStripeObject): void;
  /** After a write nothing read before is true any more. */
  forget(): void;
}
