import DataLoader from 'dataloader';
import { StripeFailure } from '../failure.js';
import type { AccountStripe } from '../upstream/account-stripe.js';
import type { Counts } from './counts.js';
import { FULL_PAGE } from './counts.js';
import { guessedLength, listMayFind, listMayServe, nextPageFinds, nextPageServes } from './decide.js';
import { expandPaths, hasIncluded } from './expand.js';
import type { Kind, ListFilters, PageParams, StripeObjects, StripePage } from './kinds.js';
import type { ObjectReads } from './object-reads.js';
import type { Edge, Recipe, Recipes } from './recipe.js';
import { Scans, startOf } from './scans.js';
import type { Seen } from './seen.js';
import type { Selection } from './selection.js';
import type { Window } from './windows.js';
import { Grouped } from './windows.js';

interface Point {
  readonly id: string;
  readonly selection: Selection;
}

interface Start<K extends Kind> {
  readonly filters: ListFilters[K];
  readonly limit: number;
  readonly selection: Selection;
}

interface WantedWindow extends Window {
  readonly selection: Selection;
}

/** What the reads of all kinds in one account share during one request. */
export interface Surroundings {
  readonly from: AccountStripe;
  readonly recipes: Recipes;
  readonly seen: Seen;
  readonly counts: Counts;
  /** Asks at once for what the objects of a page, listed with these filters, will need next. */
  lookAhead(kind: Kind, selection: Selection, filters: object, limit: number): void;
}

/** The reads of one kind of object in one account during one request. Answers are matched by id, never by position. */
export class CollectionReads<K extends Kind> implements ObjectReads<K> {
  private readonly absent = new Set<string>();
  private readonly pages = new Map<string, Promise<StripePage<StripeObjects[K]>>>();
  private readonly scans: Scans<StripeObjects[K]>;
  private readonly groups = new Map<string, DataLoader<WantedWindow, StripePage<StripeObjects[K]>>>();
  private readonly starts: DataLoader<Start<K>, StripePage<StripeObjects[K]>>;
  private readonly points: DataLoader<Point, StripeObjects[K] | null>;

  constructor(
    private readonly around: Surroundings,
    private readonly recipe: Recipe<K>,
  ) {
    this.scans = new Scans(around.counts);
    this.starts = new DataLoader((starts) => this.readStarts(starts), { cache: false });
    this.points = new DataLoader((points) => this.readPoints(points), { cache: false });
  }

  async byId(id: string, selection: Selection): Promise<StripeObjects[K] | null> {
    if (this.absent.has(id)) return null;
    return this.known(id, selection) ?? this.points.load({ id, selection });
  }

  async given(object: StripeObjects[K]): Promise<StripeObjects[K]> {
    this.around.from.caller.meter.countSaved();
    return object;
  }

  page(filters: ListFilters[K], page: PageParams, selection: Selection): Promise<StripePage<StripeObjects[K]>> {
    if (page.limit > 1) this.around.lookAhead(this.recipe.kind, selection, filters, page.limit);
    const { starting_after, ending_before, limit } = page;
    if (starting_after === undefined && ending_before === undefined)
      return this.starts.load({ filters, limit, selection });
    return this.pageOnce(filters, page, this.expandInList(selection));
  }

  /** Begins a list of the account that is sure to be asked for; whoever asks gets its answer, or its failure. */
  start(filters: ListFilters[K], selection: Selection, parents: number): void {
    if (!listMayServe(parents, 1, this.around.counts.of(this.nameOf(filters)), null)) return;
    this.scan(filters, selection, FULL_PAGE).upTo(1).catch(noStripeFailure);
  }

  firstOf(
    by: string,
    parent: string,
    filters: ListFilters[K],
    { limit, asksForMore }: Pick<Window, 'limit' | 'asksForMore'>,
    selection: Selection,
  ): Promise<StripePage<StripeObjects[K]>> {
    const key = JSON.stringify([by, filters]);
    let group = this.groups.get(key);
    if (group === undefined) {
      group = new DataLoader((windows) => this.readWindows(by, filters, windows), { cache: false });
      this.groups.set(key, group);
    }
    return group.load({ parent, limit, asksForMore, selection });
  }

  /** The starts of lists that were asked for together: windows on one list are one page, with the fields of all. */
  private async readStarts(starts: readonly Start<K>[]): Promise<(StripePage<StripeObjects[K]> | Error)[]> {
    const lists = new Map<string, Start<K>>();
    for (const start of starts) {
      const name = this.nameOf(start.filters);
      const together = lists.get(name);
      const limit = Math.max(together?.limit ?? 0, start.limit);
      lists.set(name, { ...start, limit, selection: [...(together?.selection ?? []), ...start.selection] });
    }
    return Promise.all(
      starts.map(async ({ filters, limit }) => {
        const list = lists.get(this.nameOf(filters))!;
        const page = this.pageOnce(filters, { limit: list.limit }, this.expandInList(list.selection));
        return page.then((whole) => startOf(whole, limit)).catch((error: Error) => error);
      }),
    );
  }

  private pageOnce(filters: ListFilters[K], page: PageParams, expand: readonly string[]) {
    const key = JSON.stringify([filters, page, expand]);
    const running = this.pages.get(key) ?? this.scans.startOf(this.nameOf(filters), page, expand);
    if (running !== null) return running;
    const started = this.list(filters, page, expand);
    this.pages.set(key, started);
    return started;
  }

  private known(id: string, selection: Selection): StripeObjects[K] | null {
    const object = this.around.seen.get(this.recipe.kind, id);
    if (object === null || !hasIncluded(this.around.recipes, object, selection)) return null;
    this.around.from.caller.meter.countSaved();
    return object;
  }

  private async readPoints(points: readonly Point[]): Promise<(StripeObjects[K] | null | Error)[]> {
    const wanted = new Map<string, Selection>();
    for (const { id, selection } of points) wanted.set(id, [...(wanted.get(id) ?? []), ...selection]);
    const found = new Map<string, StripeObjects[K] | null | Error>(await this.find(wanted));
    const left = [...wanted].filter(([id]) => !found.has(id));
    await Promise.all(left.map(async ([id, selection]) => found.set(id, await this.retrieve(id, selection))));
    return points.map(({ id }) => found.get(id) ?? null);
  }

  /** Those of the ids that the account's list holds, as far as reading it costs less than retrieving them. */
  private async find(wanted: ReadonlyMap<string, Selection>): Promise<Map<string, StripeObjects[K]>> {
    const found = new Map<string, StripeObjects[K]>();
    const { everything } = this.recipe;
    if (everything === null) return found;
    const selection = [...wanted.values()].flat();
    const expand = this.expandInList(selection);
    const { counts } = this.around;
    const name = this.nameOf(everything);
    if (this.scans.running(name, expand) === null && !listMayFind(wanted.size, counts.of(name))) return found;
    const scan = this.scan(everything, selection, wanted.size);
    for (let pages = 1; ; pages++) {
      // A page that cannot be read is no failure: each object is then asked for by its id.
      const seen = await scan.upTo(pages).catch(noStripeFailure);
      if (seen === null) return found;
      for (const object of seen.objects) if (wanted.has(object.id)) found.set(object.id, object);
      if (!seen.hasMore) return found;
      counts.guessed(name, guessedLength(wanted.size, found.size, pages));
      const progress = { wanted: wanted.size, found: found.size, pages, pagesLeft: scan.pagesLeft(pages) };
      if (!nextPageFinds(progress)) return found;
    }
  }

  private async retrieve(id: string, selection: Selection): Promise<StripeObjects[K] | null | Error> {
    const { from, recipes, seen } = this.around;
    const expand = expandPaths(recipes, this.recipe.kind, selection, []);
    const params = expand.length > 0 ? { expand } : {};
    try {
      const object = await from.read(`${this.recipe.kind}: by its id`, (stripe, platform) =>
        this.recipe.retrieve(this.recipe.asPlatform ? platform : stripe, id, params, from.account),
      );
      seen.absorb(object);
      return object;
    } catch (error) {
      if (error instanceof StripeFailure && error.reason === 'missing') {
        this.absent.add(id);
        return null;
      }
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async readWindows(by: string, filters: ListFilters[K], windows: readonly WantedWindow[]) {
    const grouped = await this.group(by, filters, windows);
    const pages = await Promise.all(
      windows.map(async (window) => {
        const served = grouped?.serve(window);
        if (served) return served;
        const own = { ...filters, [by]: window.parent };
        return this.page(own, { limit: window.limit }, window.selection).catch((error: Error) => error);
      }),
    );
    this.learn(by, filters, windows, pages);
    return pages;
  }

  /** Lists that were read to their end, of all parents that there are, add up to the account's list. */
  private learn(
    by: string,
    filters: ListFilters[K],
    windows: readonly WantedWindow[],
    pages: readonly (StripePage<unknown> | Error)[],
  ): void {
    const sizes = new Map<string, number>();
    let complete = true;
    for (const [at, page] of pages.entries()) {
      if (page instanceof Error) return;
      const { parent } = windows[at]!;
      complete &&= !page.hasMore;
      sizes.set(parent, Math.max(sizes.get(parent) ?? 0, page.data.length));
    }
    const objects = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const parents = this.parentCount(by);
    const { counts } = this.around;
    if (complete && parents?.exact === true && parents.objects === sizes.size)
      counts.counted(this.nameOf(filters), objects);
    else counts.guessed(this.nameOf(filters), objects);
  }

  /** One list of the account for many parents, as far as it costs less than their own; null where it serves none. */
  private async group(by: string, filters: ListFilters[K], windows: readonly WantedWindow[]) {
    const parentOf = this.recipe.parents[by];
    if (parentOf === undefined) return null;
    const parents = new Map(windows.map((window) => [window.parent, window]));
    const selection = windows.flatMap((window) => window.selection);
    const expand = this.expandInList(selection);
    const name = this.nameOf(filters);
    const { counts, seen: met } = this.around;
    const each = Math.max(...windows.map(({ limit }) => limit));
    const pays = listMayServe(parents.size, each, counts.of(name), this.parentCount(by));
    if (this.scans.running(name, expand) === null && !pays) return null;
    const scan = this.scan(filters, selection, parents.size * each);
    const createdAt = 'order_by' in filters ? () => null : (id: string) => met.createdAt(id);
    for (let pages = 1; ; pages++) {
      const seen = await scan.upTo(pages).catch(noStripeFailure);
      if (seen === null) return null;
      const grouped = new Grouped(seen, parentOf, createdAt);
      const unserved = [...parents.values()].filter((window) => grouped.serve(window) === null);
      const outlook = unserved.map((window) => grouped.outlook(window));
      const served = parents.size - unserved.length;
      if (!nextPageServes({ served, unserved: outlook, pages, pagesLeft: scan.pagesLeft(pages) })) return grouped;
    }
  }

  /** How many parents of this kind the account has. */
  private parentCount(by: string) {
    const { recipes, counts } = this.around;
    const lists = (edge: Edge) => edge.how === 'listed' && edge.to === this.recipe.kind && edge.by === by;
    const parent = Object.values(recipes).find(({ edges }) => Object.values(edges).some(lists));
    return parent === undefined ? null : counts.of(this.nameOf(parent.everything ?? {}, parent.kind));
  }

  private expandInList(selection: Selection): string[] {
    return expandPaths(this.around.recipes, this.recipe.kind, selection, ['data']);
  }

  /** What the counts call a list. */
  private nameOf(filters: object, kind: Kind = this.recipe.kind): string {
    return `${this.around.from.account} ${kind} ${JSON.stringify(filters)}`;
  }

  /** The scan of a list, begun at most once. So many of its objects will be asked for the selection. */
  private scan(filters: ListFilters[K], selection: Selection, objects: number) {
    const name = this.nameOf(filters);
    const expand = this.expandInList(selection);
    const running = this.scans.running(name, expand);
    if (running !== null) return running;
    this.around.lookAhead(this.recipe.kind, selection, filters, objects);
    return this.scans.begin(name, expand, (page) => this.list(filters, page, expand));
  }

  private whyList(filters: object, { limit, starting_after, ending_before }: PageParams): string {
    const by = Object.keys(filters);
    const which = by.length === 0 ? 'all of the account' : `by ${by.join(', ')}`;
    const part = starting_after ?? ending_before;
    return `${this.recipe.kind}: ${which}, ${limit}${part === undefined ? '' : ` from ${part}`}`;
  }

  private async list(filters: ListFilters[K], page: PageParams, expand: readonly string[]) {
    const { from, seen } = this.around;
    const params = { ...filters, ...page, ...(expand.length > 0 ? { expand: [...expand] } : {}) };
    const list = await from.read(this.whyList(filters, page), (stripe, platform) =>
      this.recipe.list(this.recipe.asPlatform ? platform : stripe, params, from.account),
    );
    for (const object of list.data) seen.absorb(object);
    if (page.starting_after === undefined && page.ending_before === undefined) {
      const name = this.nameOf(filters);
      if (list.has_more) this.around.counts.guessed(name, list.data.length + 1);
      else this.around.counts.counted(name, list.data.length);
    }
    return { data: list.data, hasMore: list.has_more };
  }
}

/** Whoever meets a failed list reads its objects in another way. */
function noStripeFailure(error: unknown): null {
  if (error instanceof StripeFailure) return null;
  throw error;
}
