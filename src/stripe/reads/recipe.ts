import type Stripe from 'stripe';
import type { AnyStripeObject, Kind, ListFilters, PageParams, StripeObjects } from './kinds.js';
import type { SelectedField, Selection } from './selection.js';

/** How an object leads to another; `path` is Stripe's field name on the object that holds the edge. */
export type Edge =
  /** The whole object (or an array of them) is always there. */
  | { readonly how: 'embedded'; readonly path: string; readonly to: Kind }
  /** An id that `expand[]` turns into the object. */
  | { readonly how: 'expandable'; readonly path: string; readonly to: Kind }
  /** An id that cannot be expanded. */
  | { readonly how: 'referenced'; readonly path: string; readonly to: Kind }
  | IncludedEdge
  /** A list of its own, filtered by this object's id; `by: null` is the account's whole list. */
  | ListedEdge
  /** The account's whole list, kept to what belongs to this object, since Stripe has no filter for it. */
  | { readonly how: 'scanned'; readonly to: Kind }
  /** Read by the account alone, such as its balance. */
  | { readonly how: 'of_account' }
  /** Worked out from pages of lists that are this object's alone, at most so many calls. */
  | { readonly how: 'reckoned'; readonly most: number };

/** A field of the object itself, or of its parts, that is there only if expanded. */
export interface IncludedEdge {
  readonly how: 'included';
  readonly path: string;
  /** The GraphQL field below this one that needs it; null if this one does. */
  readonly below: string | null;
  /** The kinds of which one may stand in it; none if it is no object of Stripe's. */
  readonly of: readonly Kind[];
}

export interface ListedEdge {
  readonly how: 'listed';
  readonly to: Kind;
  readonly by: string | null;
  /** Further filters that Stripe demands, each with the field of this object that fills it; null if the id is enough. */
  readonly within: Readonly<Record<string, string>> | null;
  /** The GraphQL list's nodes are what this field of the listed objects leads to; null if they are the objects. */
  readonly through: string | null;
  /** The field's arguments pick one of several lists: which, and what it is asked with. Null: it is `to`, with the arguments. */
  readonly picks: ((args: Args) => { readonly to: Kind; readonly args: Args }) | null;
}

type Args = SelectedField['args'];

export const embedded = (path: string, to: Kind): Edge => ({ how: 'embedded', path, to });
export const expandable = (path: string, to: Kind): Edge => ({ how: 'expandable', path, to });
export const referenced = (path: string, to: Kind): Edge => ({ how: 'referenced', path, to });
export const included = (path: string, below: IncludedEdge['below'] = null): Edge => ({
  how: 'included',
  path,
  below,
  of: [],
});
export const includedOf = (path: string, of: readonly Kind[]): Edge => ({ how: 'included', path, below: null, of });
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
  picks: null,
});
/** Lists of parents of this kind, of which the field's arguments pick one. */
export const listedOneOf = (to: Kind, by: string, picks: NonNullable<ListedEdge['picks']>): Edge => ({
  how: 'listed',
  to,
  by,
  within: null,
  through: null,
  picks,
});
export const scanned = (to: Kind): Edge => ({ how: 'scanned', to });
export const reckoned = (most: number): Edge => ({ how: 'reckoned', most });
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
  /** What its ids begin with: one of them. */
  readonly prefix: string | readonly string[];
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
  /** So many of such a list Stripe lets an account have at most, by its GraphQL arguments; no bound if null. */
  most?(args: Readonly<Record<string, unknown>>): number | null;
  /**
   * The account-wide list behind a list field with these GraphQL arguments; null if the field starts at a cursor or its
   * arguments will be refused.
   */
  wanted(args: Readonly<Record<string, unknown>>, account: string, selection: Selection): WantedList<K> | null;
}

export function hasPrefix({ prefix }: Pick<Recipe<Kind>, 'prefix'>, id: string): boolean {
  return [prefix].flat().some((one) => id.startsWith(one));
}

export type Recipes = { readonly [K in Kind]: Recipe<K> };

export function isKind(recipes: Recipes, name: string): name is Kind {
  return Object.hasOwn(recipes, name);
}

/** Whether a value from Stripe is a whole object of a kind that is read. */
export function isReadable(recipes: Recipes, value: unknown): value is AnyStripeObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'object' in value &&
    typeof value.object === 'string' &&
    isKind(recipes, value.object) &&
    !('deleted' in value)
  );
}

/** The kinds that may stand behind an included field, each with what is asked of it: what several have is one's. */
export function asksOf(recipes: Recipes, of: readonly Kind[], fields: Selection): [kind: Kind, asked: Selection][] {
  return fields.flatMap((field): [Kind, Selection][] => {
    const kind = of.find((one) => field.name in recipes[one].edges);
    return kind === undefined ? [] : [[kind, [field]]];
  });
}

/** The list that a field asks for. */
export function picked(edge: ListedEdge, field: SelectedField): { edge: ListedEdge; field: SelectedField } {
  if (edge.picks === null) return { edge, field };
  const { to, args } = edge.picks(field.args);
  return { edge: { ...edge, to }, field: { ...field, args } };
}

/** The id behind a field that may be expanded. */
export function idOf(value: string | { readonly id: string } | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : value.id;
}
