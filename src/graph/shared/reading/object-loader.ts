import { GraphQLError } from 'graphql';
import type {
  AccountReads,
  Kind,
  ListFilters,
  PageParams,
  Selection,
  StripeObjects,
  WantedList,
} from '../../../stripe/index.js';
import { nodesOf } from '../../../stripe/index.js';
import type { Connection } from './connection.js';
import { toConnection } from './connection.js';
import type { ListIdentity, PageRequest } from './page.args.js';
import { PageArgs, readPage } from './page.args.js';
import type { Match } from './scan.js';
import { scan } from './scan.js';
import { below, selects } from './selection.js';

/** The arguments of a list of one kind: a page, and the filters that Stripe's list takes. */
export abstract class ListArgs<K extends Kind> extends PageArgs {
  /** `account` is the one whose list it is, for filters that are ids. @throws BAD_USER_INPUT that names the argument */
  abstract filters(account: string): ListFilters[K];
}

export interface ObjectTypeFacts<K extends Kind, V> {
  readonly kind: K;
  readonly View: new (account: string, stripeId: string, source: StripeObjects[K] | null) => V;
  readonly Args: new () => ListArgs<K>;
}

/** One account's Stripe objects of one kind, as views. Each object's `*.loader.ts` builds on it. */
export interface ObjectLoader<K extends Kind, V> {
  readonly kind: K;
  /** Null: there is none under this id in this account. Not read at all when the selection does not need it. */
  byId(stripeId: string, selection: Selection): Promise<V | null>;
  /** The same for an id that a caller names, which is looked up even if it is one of another type: it costs as one that is missing. */
  named(stripeId: string, selection: Selection): Promise<V | null>;
  /** What stands in a field of another object: an id, the object itself, or nothing. */
  of(value: string | StripeObjects[K] | null | undefined, selection: Selection): Promise<V | null>;
  /** The account's list. */
  page(args: ListArgs<K>, selection: Selection): Promise<Connection<V>>;
  /** The list of one parent, by the Stripe filter that names it; `within` are further filters that Stripe demands of it. */
  pageOf(
    by: string,
    parent: string,
    args: ListArgs<K>,
    selection: Selection,
    within?: Partial<ListFilters[K]>,
  ): Promise<Connection<V>>;
  /** The account's list, kept to what matches, where Stripe has no filter for it: a page may be short though more follows. */
  scanned(match: Match<StripeObjects[K]>, args: ListArgs<K>, selection: Selection): Promise<Connection<V>>;
  /** The same list from arguments as the operation gives them, so that a parent can start it before its field is resolved. */
  ahead(
    by: string | null,
    parent: string,
    args: Readonly<Record<string, unknown>>,
    selection: Selection,
  ): Promise<unknown>;
  /** A write's answer, which serves later reads; what was read before the write is dropped by then. */
  wrote(object: StripeObjects[K]): V;
}

export function objectLoader<K extends Kind, V extends { readonly stripeId: string }>(
  reads: AccountReads,
  account: string,
  { kind, View, Args }: ObjectTypeFacts<K, V>,
): ObjectLoader<K, V> {
  const ownAccount = (stripeId: string) => (kind === 'account' ? stripeId : account);
  const view = (object: StripeObjects[K]): V => new View(ownAccount(object.id), object.id, object);
  const loader: ObjectLoader<K, V> = {
    kind,
    async byId(stripeId, selection) {
      return reads.names(kind, stripeId) ? loader.named(stripeId, selection) : null;
    },
    async named(stripeId, selection) {
      if (!reads.needs(kind, selection)) return new View(ownAccount(stripeId), stripeId, null);
      const object = await reads.of(kind).byId(stripeId, selection);
      return object && view(object);
    },
    async of(value, selection) {
      if (value === null || value === undefined) return null;
      if (typeof value === 'string') return loader.byId(value, selection);
      const object = await reads.of(kind).given(value, selection);
      return object && view(object);
    },
    async page(args, selection) {
      const { request, identity, filters } = readList(args, account, kind, null);
      const page = await reads.of(kind).page(filters, request.params, nodesOf(selection));
      return toConnection(page.data.map(view), request, page.hasMore, identity);
    },
    async pageOf(by, parent, args, selection, within) {
      const { request, identity, filters: asked } = readList(args, account, kind, [by, parent]);
      const filters = { ...asked, ...within };
      const collection = reads.of(kind);
      const page = request.fromStart
        ? await collection.firstOf(by, parent, filters, windowOf(request, selection), nodesOf(selection))
        : await collection.page({ ...filters, [by]: parent }, request.params, nodesOf(selection));
      return toConnection(page.data.map(view), request, page.hasMore, identity);
    },
    async scanned(match, args, selection) {
      const { request, identity, filters } = readList(args, account, kind, ['', match.tag]);
      const read = (params: PageParams) => reads.of(kind).page(filters, params, nodesOf(selection));
      const { found, hasMore, scannedTo } = await scan(read, request, match.matches);
      return toConnection(found.map(view), request, hasMore, identity, scannedTo);
    },
    ahead(by, parent, raw, selection) {
      const args = Object.assign(new Args(), raw);
      return by === null ? loader.page(args, selection) : loader.pageOf(by, parent, args, selection);
    },
    wrote(object) {
      reads.absorb(object);
      return view(object);
    },
  };
  return loader;
}

/** Whether a list goes on is known only from one object more, so it is found out only where it is asked. */
function windowOf({ params: { limit } }: PageRequest, connection: Selection) {
  return { limit, asksForMore: selects(below(connection, 'pageInfo'), 'hasNextPage') };
}

/** For a recipe's `wanted`: the list behind a field, from the arguments as the operation gives them. */
export function wantedBy<K extends Kind>(to: K, Args: new () => ListArgs<K>) {
  return (raw: Readonly<Record<string, unknown>>, account: string, selection: Selection): WantedList<K> | null => {
    const args = Object.assign(new Args(), raw);
    try {
      const filters = args.filters(account);
      const { fromStart } = readPage(args, { account, list: '' });
      return fromStart ? { to, filters, selection } : null;
    } catch (error) {
      // The field itself will refuse them, in its own place.
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  };
}

interface ListRequest<K extends Kind> {
  readonly request: PageRequest;
  readonly identity: ListIdentity;
  readonly filters: ListFilters[K];
}

function readList<K extends Kind>(
  args: ListArgs<K>,
  account: string,
  kind: K,
  parent: [string, string] | null,
): ListRequest<K> {
  const filters = args.filters(account);
  const identity = { account, list: JSON.stringify([kind, filters, parent]) };
  return { request: readPage(args, identity), identity, filters };
}
