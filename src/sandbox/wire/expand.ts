import type { Turn } from '../state/turn.js';
import { invalid } from './error-body.js';

export type Loader = (turn: Turn, id: string) => object | undefined;

/**
 * What `expand[]` can do to one kind of object, by path from it: `replaced_by`, `financial_addresses.aba.account_number`.
 * Lists on the way are walked through.
 */
export interface ObjectRules {
  /** The value of `object`. */
  object: string;
  /** An id becomes its object; an object that no longer exists leaves the id. */
  expands?: Readonly<Record<string, Loader>>;
  /** Present only when expanded. */
  includes?: Readonly<Record<string, Inclusion>>;
  /** First segments that hold whole objects already. */
  embeds?: readonly string[];
  /** Which object a path of `expands` or `embeds` leads to, where that one has something `onlyItself`. */
  leadsTo?: Readonly<Record<string, string>>;
}

interface Inclusion {
  /** Gets the object's id. */
  load: (turn: Turn, id: string) => unknown;
  /** Refused on lists and writes. */
  onlyRetrieve?: boolean;
  /** Refused where the object is reached through another one. */
  onlyItself?: boolean;
}

export interface Answer {
  object: string;
  kind: 'list' | 'retrieve' | 'write';
}

const MAX_DEPTH = 4;

/** The one table of expansions: checks paths before a call runs, and walks them over its answer. */
export class Expander {
  private readonly rules: ReadonlyMap<string, ObjectRules>;

  constructor(rules: readonly ObjectRules[]) {
    this.rules = new Map(rules.map((rule) => [rule.object, rule]));
  }

  /** Only the part up to the first property is judged, as Stripe does; what lies deeper and does not exist is ignored. */
  check(paths: readonly string[], answer: Answer): void {
    for (const path of paths) {
      const segments = path.split('.');
      if (segments.length > MAX_DEPTH) throw tooDeep(path);
      if (answer.kind !== 'list') this.checkFirst(segments, path, answer);
      else if (segments[0] === 'data') this.checkFirst(segments.slice(1), path, answer);
      else throw this.notOnList(segments, path, answer);
    }
  }

  private checkFirst(segments: readonly string[], path: string, answer: Answer): void {
    const [first] = segments;
    if (first === undefined && answer.kind === 'list') return;
    if (first === undefined || !this.knows(answer.object, first)) throw notExpandable(path);
    const included = this.rules.get(answer.object)?.includes?.[segments.join('.')];
    const refused = included?.onlyRetrieve === true && answer.kind !== 'retrieve';
    if (refused || this.isKeptBack(answer.object, segments)) {
      throw invalid(`This property cannot be included (${path}).`);
    }
  }

  /** Whether the path goes through another object to something that is shown on its own object alone. */
  private isKeptBack(object: string, segments: readonly string[]): boolean {
    const leadsTo = this.rules.get(object)?.leadsTo ?? {};
    const [first = '', ...rest] = segments;
    const next = leadsTo[first];
    if (next === undefined) return false;
    return this.rules.get(next)?.includes?.[rest.join('.')]?.onlyItself === true || this.isKeptBack(next, rest);
  }

  private notOnList(segments: readonly string[], path: string, answer: Answer): Error {
    if (path === 'total_count') return invalid('This property cannot be included (total_count)');
    const hint = this.knows(answer.object, segments[0] ?? '')
      ? ` You may want to try expanding 'data.${path}' instead.`
      : '';
    return invalid(`This property cannot be expanded (${path}).${hint}`);
  }

  private knows(object: string, first: string): boolean {
    const rule = this.rules.get(object);
    const paths = [...Object.keys(rule?.expands ?? {}), ...Object.keys(rule?.includes ?? {}), ...(rule?.embeds ?? [])];
    return first !== '' && paths.some((path) => path === first || path.startsWith(`${first}.`));
  }

  /** A copy of `answer` with all paths expanded. */
  apply(turn: Turn, answer: object, paths: readonly string[]): object {
    return paths.reduce((value, path) => asObject(this.walk(turn, value, path.split('.'), true), value), answer);
  }

  /** `isOwn`: nothing but a list stands between the answer and the node. */
  private walk(turn: Turn, node: unknown, path: readonly string[], isOwn: boolean): unknown {
    const [first] = path;
    if (first === undefined) return node;
    if (Array.isArray(node)) return node.map((element) => this.walk(turn, element, path, isOwn));
    if (!isHash(node)) return node;
    for (let length = path.length; length > 0; length -= 1) {
      const change = this.changeAt(turn, node, path.slice(0, length).join('.'), isOwn);
      if (change)
        return replaced(node, path.slice(0, length), (old) => this.walk(turn, change(old), path.slice(length), false));
    }
    const stays = isOwn && node['object'] === 'list';
    return first in node ? { ...node, [first]: this.walk(turn, node[first], path.slice(1), stays) } : node;
  }

  private changeAt(turn: Turn, node: Hash, path: string, isOwn: boolean): ((old: unknown) => unknown) | undefined {
    const rule = typeof node['object'] === 'string' ? this.rules.get(node['object']) : undefined;
    const load = rule?.expands?.[path];
    if (load) return (old) => eachId(old, (id) => load(turn, id) ?? id);
    const include = rule?.includes?.[path];
    const id = node['id'];
    if (include?.onlyItself && !isOwn) return undefined;
    if (include && typeof id === 'string') return () => include.load(turn, id);
    return undefined;
  }
}

type Hash = Record<string, unknown>;

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asObject(value: unknown, otherwise: object): object {
  return typeof value === 'object' && value !== null ? value : otherwise;
}

function eachId(value: unknown, load: (id: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => eachId(element, load));
  return typeof value === 'string' ? load(value) : value;
}

/** A copy with the value at `path` changed, in every element of a list on the way; a missing parent changes nothing. */
function replaced(node: unknown, path: readonly string[], change: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(node);
  if (Array.isArray(node)) return node.map((element) => replaced(element, path, change));
  if (!isHash(node)) return node;
  return { ...node, [first]: replaced(node[first], rest, change) };
}

function tooDeep(path: string): Error {
  return invalid(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`, {
    code: 'property_expansion_max_depth',
    docUrl: false,
  });
}

function notExpandable(path: string): Error {
  return invalid(`This property cannot be expanded (${path}).`);
}
