import type { Bill } from './bill.js';
import { FULL_PAGE } from '../reads/counts.js';
import { listMayFind, listMayServe } from '../reads/decide.js';
import { LEVELS, asksFor, expandPaths, needsObject } from '../reads/expand.js';
import type { Kind } from '../reads/kinds.js';
import type { Edge, ListedEdge, Recipes } from '../reads/recipe.js';
import { asksOf, picked } from '../reads/recipe.js';
import type { SelectedField, Selection } from '../reads/selection.js';
import { nodesOf, through } from '../reads/selection.js';

/** A page that does not say its size. */
const DEFAULT_PAGE = 20;

/** Objects of which a selection is priced. */
export interface Standing {
  readonly path: string;
  readonly objects: number;
  /** So many pages they stand on: what Stripe lists within a parent of theirs is shared by those of one page. */
  readonly pages: number;
  /** How much of Stripe's levels of `expand[]` led to them: 0 read by id, 1 in a list. */
  readonly depth: number;
  /** Tells them from other objects at the same path. */
  readonly source: string;
}

export interface Priced {
  readonly bill: Bill;
  readonly recipes: Recipes;
  /** Empty for the platform itself. */
  readonly account: string;
  /** So many accounts cost the same. */
  readonly accounts: number;
  /** The accounts themselves are read as the platform; the platform itself has none. */
  readonly platform: AccountPrice | null;
}

/**
 * What the planner will call for one account, by its own rules and before anything runs. Pages are taken to be full, and
 * a list of the account to serve as many as it may: what lists really hold shows only when they are read.
 */
export class AccountPrice {
  private readonly pages = new Set<string>();
  private readonly scans = new Map<string, Set<string>[]>();
  private readonly found = new Set<string>();
  private readonly ofTheAccount = new Set<string>();

  constructor(private readonly options: Priced) {}

  /** Objects named by their ids. What they are asked for may need none of them to be read. */
  byIds(kind: Kind, ids: readonly string[], selection: Selection, path: string): void {
    const { recipes } = this.options;
    if (needsObject(recipes, kind, selection)) {
      const shared = recipes[kind].everything !== null;
      for (const id of ids) {
        const key = shared ? kind : `${kind} ${id}`;
        if (this.found.has(key) || this.found.has(id)) continue;
        this.found.add(key).add(id);
        this.charge(path, 1);
      }
    }
    const standing = { path, pages: ids.length, source: `${kind} ${ids.join()}` };
    this.below(kind, selection, { ...standing, objects: ids.length, depth: ids.length > 1 ? 1 : 0 });
  }

  /** A list of the account, or of the accounts; how many objects its page may hold. */
  list(kind: Kind, field: SelectedField, path: string): Standing {
    const nodes = nodesOf(field.fields);
    const expand = expandPaths(this.options.recipes, kind, nodes, ['data']);
    const wanted = this.wanted(kind, field, nodes);
    // Windows from the start of one list are one page.
    const key = JSON.stringify(wanted === null ? [kind, field.args, expand] : [kind, wanted.filters]);
    const served = wanted !== null && this.isScanned(this.nameOf(kind, wanted.filters), expand);
    if (!this.pages.has(key) && !served) this.charge(path, 1);
    this.pages.add(key);
    const most = this.options.recipes[kind].most?.(field.args) ?? FULL_PAGE;
    return { path: `${path}.nodes`, objects: Math.min(sizeOf(field), most), pages: 1, depth: 1, source: key };
  }

  /** What is asked of objects that are read, or need not be. */
  below(kind: Kind, selection: Selection, from: Standing): void {
    for (const field of selection) {
      if (!this.options.bill.look()) return;
      const path = `${from.path}.${field.name}`;
      const edge = this.options.recipes[kind].edges[field.name];
      if (edge !== undefined) this.follow(kind, edge, field, { ...from, path });
      else if (field.name === 'account' && kind !== 'account') this.accountOf(field.fields, path);
    }
  }

  /** The account that has an object, of which nothing but its id is known. */
  accountOf(selection: Selection, path: string): void {
    const { recipes, account, platform } = this.options;
    if (needsObject(recipes, 'account', selection)) platform?.byIds('account', [account], [EVERYTHING], path);
    this.below('account', selection, { path, objects: 1, pages: 1, depth: 0, source: `account ${account}` });
  }

  /** Objects named by a root field: their being there is asked for where nothing else tells. */
  root(kind: Kind, ids: readonly string[], selection: Selection, path: string): void {
    const { edges } = this.options.recipes[kind];
    const told = this.needs(kind, selection) || selection.some(({ name }) => edges[name]?.how === 'listed');
    this.byIds(kind, ids, told ? selection : [EVERYTHING], path);
  }

  /** The account itself, where nothing asked of it tells that it is there. */
  exists(selection: Selection, path: string): void {
    const { account, platform, recipes } = this.options;
    const { edges } = recipes.account;
    const told = this.needs('account', selection) || selection.some(({ name }) => edges[name]?.how === 'listed');
    if (!told) platform?.byIds('account', [account], [EVERYTHING], path);
  }

  /** What is asked of an object that a write answered, which comes with nothing expanded but what the write asked for. */
  written(kind: Kind, selection: Selection, path: string): void {
    const { edges } = this.options.recipes[kind];
    const asked = selection.filter(({ name }) => {
      const edge = edges[name];
      return edge?.how !== 'included' || edge.below !== null;
    });
    this.below(kind, asked, { path, objects: 1, pages: 1, depth: LEVELS, source: 'written' });
  }

  /** The accounts of a page were read with it. */
  met(id: string): void {
    this.found.add(id);
  }

  private follow(kind: Kind, edge: Edge, field: SelectedField, at: Standing): void {
    const last = at.depth + ('path' in edge ? edge.path.split('.').length : 1);
    const deeper = { ...at, depth: at.depth + 1 };
    switch (edge.how) {
      case 'embedded':
        return this.below(edge.to, field.fields, deeper);
      case 'expandable':
        if (last > LEVELS && this.needs(edge.to, field.fields)) return this.find(edge.to, field.fields, at);
        return this.below(edge.to, field.fields, { ...at, depth: last });
      case 'referenced':
        if (this.needs(edge.to, field.fields)) return this.find(edge.to, field.fields, at);
        return this.below(edge.to, field.fields, deeper);
      case 'included':
        if (!asksFor(edge, field)) return;
        if (at.depth >= LEVELS) this.find(kind, [field], { ...at, depth: 0 }, false);
        // Nothing in it is expanded, but a movement's own transaction is the one that it stands in.
        for (const [of, asked] of asksOf(this.options.recipes, edge.of, field.fields))
          this.below(of, asked, { ...at, depth: LEVELS - 1 });
        return;
      case 'listed': {
        const one = picked(edge, field);
        return edge.by === null
          ? this.ofAccount(one.edge, one.field, at)
          : this.ofParents(one.edge, edge.by, one.field, at);
      }
      case 'scanned':
        return this.searched(edge.to, field, at);
      case 'reckoned':
        return this.page(['reckoned', at.source, at.path], at.path, at.objects * edge.most);
      case 'of_account':
        if (!this.ofTheAccount.has(field.name)) this.charge(at.path, 1);
        this.ofTheAccount.add(field.name);
    }
  }

  private ofAccount(edge: ListedEdge, field: SelectedField, at: Standing): void {
    this.below(edge.to, nodesOf(field.fields), this.list(edge.to, field, at.path));
  }

  /** Several objects that are known by their ids: one list of the account, as far as there is one, or a call each. */
  private find(kind: Kind, selection: Selection, at: Standing, goOn = true): void {
    const { everything } = this.options.recipes[kind];
    const expand = expandPaths(this.options.recipes, kind, selection, ['data']);
    const listed = everything !== null && listMayFind(at.objects, null);
    if (listed) this.scan(this.nameOf(kind, everything), expand, at.path, 1);
    else this.page([kind, at.source, at.path, expand], at.path, at.objects);
    const source = `${at.source} ${at.path}`;
    if (goOn) this.below(kind, selection, { ...at, source, depth: listed ? 1 : 0 });
  }

  /** A list of each parent, or one list of the account for all of them. */
  private ofParents({ to, within, through: way }: ListedEdge, by: string, field: SelectedField, at: Standing): void {
    const { recipes } = this.options;
    const nodes = nodesOf(through(way, field.fields));
    const expand = expandPaths(recipes, to, nodes, ['data']);
    const wanted = this.wanted(to, field, nodes);
    const groups = within === null ? 1 : Math.max(1, at.pages);
    const size = sizeOf(field);
    const shared = wanted !== null && by in recipes[to].parents && listMayServe(at.objects / groups, size, null, null);
    const source = JSON.stringify([at.source, by, field.args]);
    if (shared) {
      const place = within === null ? '' : ` ${at.source}`;
      this.scan(`${this.nameOf(to, wanted.filters)}${place}`, expand, at.path, groups);
    } else this.page([to, source, expand], at.path, at.objects);
    const pages = shared ? groups : at.objects;
    this.below(to, nodes, { path: `${at.path}.nodes`, objects: at.objects * size, pages, depth: 1, source });
  }

  /** The account's list, kept to what matches. More of its pages are read only if the first holds too few. */
  private searched(to: Kind, field: SelectedField, at: Standing): void {
    const nodes = nodesOf(field.fields);
    const expand = expandPaths(this.options.recipes, to, nodes, ['data']);
    const wanted = this.wanted(to, field, nodes);
    const source = JSON.stringify([at.source, 'searched', field.args]);
    if (wanted === null) this.page([to, source, expand], at.path, at.objects);
    else this.scan(this.nameOf(to, wanted.filters), expand, at.path, 1);
    this.below(to, nodes, {
      path: `${at.path}.nodes`,
      objects: at.objects * sizeOf(field),
      pages: 1,
      depth: 1,
      source,
    });
  }

  /** A list that is begun at most once, and serves whoever needs no more fields of its objects. */
  private scan(name: string, expand: readonly string[], path: string, calls: number): void {
    if (this.isScanned(name, expand)) return;
    this.scans.set(name, [...(this.scans.get(name) ?? []), new Set(expand)]);
    this.charge(path, calls);
  }

  private isScanned(name: string, expand: readonly string[]): boolean {
    return this.scans.get(name)?.some((scan) => expand.every((field) => scan.has(field))) ?? false;
  }

  /** Calls that are made once, however often they are asked for. */
  private page(identity: unknown, path: string, calls: number): void {
    const key = JSON.stringify(identity);
    if (!this.pages.has(key)) this.charge(path, calls);
    this.pages.add(key);
  }

  private needs(kind: Kind, selection: Selection): boolean {
    return needsObject(this.options.recipes, kind, selection);
  }

  private wanted(kind: Kind, field: SelectedField, nodes: Selection) {
    return this.options.recipes[kind].wanted(field.args, this.options.account, nodes);
  }

  private nameOf(kind: Kind, filters: object): string {
    return `${kind} ${JSON.stringify(filters)}`;
  }

  private charge(path: string, calls: number): void {
    this.options.bill.add(path, calls * this.options.accounts);
  }
}

/** A field that no id answers. */
const EVERYTHING: SelectedField = { name: 'created', args: {}, fields: [] };

/** Objects that a page may hold. */
export function sizeOf({ args }: SelectedField): number {
  const asked = args['first'] ?? args['last'] ?? DEFAULT_PAGE;
  return typeof asked === 'number' ? Math.min(FULL_PAGE, Math.max(1, asked)) : DEFAULT_PAGE;
}
