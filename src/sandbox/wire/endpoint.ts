import type { Collection } from '../state/collection.js';
import type { JobRunner } from '../state/jobs.js';
import type { Turn } from '../state/turn.js';
import { noSuch } from './error-body.js';
import type { Expander, ObjectRules } from './expand.js';
import { emptyHash, type FormHash } from './form-body.js';
import { listPage, listParams, type PageSource } from './list-page.js';
import { string } from './param-kinds.js';
import { arrayOf, readParams, type Shape, type Values } from './params.js';
import type { OutsideCause } from './outside-cause.js';
import { Suspended } from './suspended.js';

export type Method = 'GET' | 'POST' | 'DELETE';
/** `platform`: called without Stripe-Account. `account`: runs as the account of the header, else as the platform. */
export type Scope = 'platform' | 'account';
/** Refuses the call when the account is not set up for it. */
export type Gate = (turn: Turn, method: Method, path: string) => void;

/** The names in a path: `/v1/issuing/cards/:id/close` has `id`. */
type PathIds<P extends string> = P extends `${string}:${infer Id}/${infer Rest}`
  ? Id | PathIds<Rest>
  : P extends `${string}:${infer Id}`
    ? Id
    : never;

type PathIdsOf<P extends string> = Readonly<Record<PathIds<P>, string>>;

/** A route as the dispatcher sees it: `prepare` checks the parameters, what it returns carries out the call. */
export interface Endpoint {
  method: Method;
  path: string;
  scope: Scope;
  /** Refused unless the call names its version: the answer depends on it. */
  needsVersion?: true;
  prepare(sent: FormHash, expander: Expander): (turn: Turn, ids: Readonly<Record<string, string>>) => object;
}

/**
 * What a resource file contributes: its routes, what expands in its objects, what its scheduled jobs do, and what can
 * happen to its objects from outside, by the name of the event that tells of it.
 */
export interface Resource {
  routes: readonly Endpoint[];
  objects?: readonly ObjectRules[];
  jobs?: Readonly<Record<string, JobRunner>>;
  causes?: Readonly<Record<string, OutsideCause>>;
}

interface Definition<P extends string, S extends Shape> {
  method: Method;
  path: P;
  scope?: Scope;
  /** The `object` of the answer, for `expand`. */
  answers: string;
  needs?: Gate;
  needsVersion?: true;
  params?: S;
  run(turn: Turn, params: Values<S>, ids: PathIdsOf<P>): object;
}

const expandParam = { expand: arrayOf(string({ max: 200 }), { max: 100 }) };
const none: Readonly<Record<never, never>> = {};

/**
 * One route. A call goes: parameters checked (a refusal here is not stored for its idempotency key), `needs`, `run`
 * inside the journal, expansion. `run` is synchronous and returns a freshly rendered object of Stripe's type, or a
 * `Suspended` call that ends later.
 */
export function endpoint<const P extends string, S extends Shape = Record<never, never>>(
  definition: Definition<P, S>,
): Endpoint {
  const { method, path, needs, run, params: shape } = definition;
  const kind = method === 'GET' ? 'retrieve' : 'write';
  return {
    method,
    path,
    scope: definition.scope ?? 'account',
    ...(definition.needsVersion ? { needsVersion: true } : {}),
    prepare(sent, expander) {
      const [sentExpand, rest] = split(sent, expandParam);
      const params = readParams<S>(shape ?? noShape<S>(), rest);
      const paths = readParams(expandParam, sentExpand).expand ?? [];
      expander.check(paths, { object: definition.answers, kind });
      return (turn, ids) => {
        needs?.(turn, method, filled(path, ids));
        const made = run(turn, params, ids as PathIdsOf<P>);
        if (!(made instanceof Suspended)) return expander.apply(turn, made, paths);
        return made.followedBy((later, answer) => expander.apply(later, answer, paths));
      };
    },
  };
}

interface ListDefinition<P extends string, S extends Shape, T, R> {
  path: P;
  scope?: Scope;
  answers: string;
  needs?: Gate;
  filters?: S;
  source(turn: Turn, params: Values<S>, ids: PathIdsOf<P>): Omit<PageSource<T, R>, 'url'>;
}

/** A list route: `source` says which rows, which filter and how to render; cursors and pages follow. */
export function listEndpoint<const P extends string, T, R, S extends Shape = Record<never, never>>(
  definition: ListDefinition<P, S, T, R>,
): Endpoint {
  const { path, needs, source, filters: shape } = definition;
  return {
    method: 'GET',
    path,
    scope: definition.scope ?? 'account',
    prepare(sent, expander) {
      const [sentPage, rest] = split(sent, { ...listParams, ...expandParam });
      const filters = readParams<S>(shape ?? noShape<S>(), rest);
      const { expand: paths = [], ...page } = readParams({ ...listParams, ...expandParam }, sentPage);
      expander.check(paths, { object: definition.answers, kind: 'list' });
      return (turn, ids) => {
        const url = filled(path, ids);
        needs?.(turn, 'GET', url);
        return expander.apply(turn, listPage({ ...source(turn, filters, ids as PathIdsOf<P>), url }, page), paths);
      };
    },
  };
}

function noShape<S extends Shape>(): S {
  return none as S;
}

/** What `shape` names, and the rest. */
function split(sent: FormHash, shape: object): [FormHash, FormHash] {
  const [named, rest] = [emptyHash(), emptyHash()];
  for (const [key, value] of Object.entries(sent)) (Object.hasOwn(shape, key) ? named : rest)[key] = value;
  return [named, rest];
}

function filled(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
}

/** The object that the path names, or 404. `param` is the noun that Stripe's error names. */
export function inPath<T extends { id: string }, I extends string>(
  collection: Collection<T, I>,
  id: string,
  noun: string,
  param: string,
): T {
  const found = collection.get(id);
  if (!found) throw noSuch(noun, id, param, 404);
  return found;
}

/** The object that a parameter names, or 400. */
export function inParam<T extends { id: string }, I extends string>(
  collection: Collection<T, I>,
  id: string,
  noun: string,
  param: string,
): T {
  const found = collection.get(id);
  if (!found) throw noSuch(noun, id, param, 400);
  return found;
}
