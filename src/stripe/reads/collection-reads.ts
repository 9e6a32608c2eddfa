import DataLoader from 'dataloader';
import type Stripe from 'stripe';
import { StripeFailure, attempt } from '../failure.js';
import { expandPaths, hasIncluded } from './expand.js';
import type { Kind, ListFilters, PageParams, StripeObjects, StripePage } from './kinds.js';
import type { Recipe, Recipes } from './recipe.js';
import type { Seen } from './seen.js';
import type { Selection } from './selection.js';

/** Stripe's largest page, and the one that a shared list asks for. */
const FULL_PAGE = 100;

interface Point {
  readonly id: string;
  readonly selection: Selection;
}

interface Window {
  readonly parent: string;
  readonly limit: number;
  readonly selection: Selection;
}

interface FullPage<T> {
  readonly filters: string;
  readonly expand: ReadonlySet<string>;
  readonly page: Promise<StripePage<T>>;
}

/** The reads of one kind of object in one account during one request. Answers are matched by id, never by position. */
export class CollectionReads<K extends Kind> {
  private readonly absent = new Set<string>();
  private readonly pages = new Map<string, Promise<StripePage<StripeObjects[K]>>>();
  private readonly fullPages: FullPage<StripeObjects[K]>[] = [];
  private readonly groups = new Map<string, DataLoader<Window, StripePage<StripeObjects[K]>>>();
  private readonly points: DataLoader<Point, StripeObjects[K] | null>;

  constructor(
    private readonly stripe: Stripe,
    private readonly recipes: Recipes,
    private readonly recipe: Recipe<K>,
    private readonly seen: Seen,
    private readonly lookAhead: (selection: Selection) => void,
  ) {
    this.points = new DataLoader((points) => this.readPoints(points), { cache: false });
  }

  /** The object, or null when Stripe has none under this id in this account. */
  async byId(id: string, selection: Selection): Promise<StripeObjects[K] | null> {
    if (this.absent.has(id) || !id.startsWith(this.recipe.prefix)) return null;
    return this.known(id, selection) ?? this.points.load({ id, selection });
  }

  page(filters: ListFilters[K], page: PageParams, selection: Selection): Promise<StripePage<StripeObjects[K]>> {
    const expand = expandPaths(this.recipes, this.recipe.kind, selection, ['data']);
    const key = JSON.stringify([filters, page, expand]);
    const running = this.pages.get(key) ?? this.startOfFullPage(filters, page, expand);
    if (running !== null) return running;
    const started = this.list({ ...filters, ...page, ...(expand.length > 0 ? { expand } : {}) });
    this.pages.set(key, started);
    if (page.limit > 1) this.lookAhead(selection);
    return started;
  }

  /** Begins the account-wide list that is sure to be asked for; whoever asks gets its answer, or its failure. */
  start(filters: ListFilters[K], selection: Selection): void {
    this.fullPage(filters, selection).catch(() => undefined);
  }

  /** The first `limit` objects of one parent; parents asked for together are served by one list of the account where it covers them. */
  firstOf(by: string, parent: string, filters: ListFilters[K], limit: number, selection: Selection) {
    const key = JSON.stringify([by, filters]);
    let group = this.groups.get(key);
    if (group === undefined) {
      group = new DataLoader((windows) => this.readWindows(by, filters, windows), { cache: false });
      this.groups.set(key, group);
    }
    return group.load({ parent, limit, selection });
  }

  private known(id: string, selection: Selection): StripeObjects[K] | null {
    const object = this.seen.get(this.recipe.kind, id);
    return object !== null && hasIncluded(this.recipes, object, selection) ? object : null;
  }

  private async readPoints(points: readonly Point[]): Promise<(StripeObjects[K] | null | Error)[]> {
    const selections = new Map<string, Selection>();
    for (const { id, selection } of points) selections.set(id, [...(selections.get(id) ?? []), ...selection]);
    const found = new Map<string, StripeObjects[K] | null | Error>();
    const all = [...selections.values()].flat();
    const expand = expandPaths(this.recipes, this.recipe.kind, all, ['data']);
    const { everything } = this.recipe;
    if (everything !== null && (selections.size > 1 || this.runningFullPage(everything, expand) !== null)) {
      for (const object of await this.scan(everything, all)) {
        if (selections.has(object.id)) found.set(object.id, object);
      }
    }
    const left = [...selections].filter(([id]) => !found.has(id));
    await Promise.all(left.map(async ([id, selection]) => found.set(id, await this.retrieve(id, selection))));
    return points.map(({ id }) => found.get(id) ?? null);
  }

  /** The account's first full page, unless one that expands as much is on its way already. */
  private fullPage(filters: ListFilters[K], selection: Selection): Promise<StripePage<StripeObjects[K]>> {
    const expand = expandPaths(this.recipes, this.recipe.kind, selection, ['data']);
    const running = this.runningFullPage(filters, expand);
    if (running !== null) return running;
    const page = this.page(filters, { limit: FULL_PAGE }, selection);
    this.fullPages.push({ filters: JSON.stringify(filters), expand: new Set(expand), page });
    return page;
  }

  /** The first objects of a full page on its way, which a shorter page from the start needs no call of its own for. */
  private startOfFullPage(filters: ListFilters[K], page: PageParams, expand: readonly string[]) {
    if (page.limit === FULL_PAGE || page.starting_after !== undefined || page.ending_before !== undefined) return null;
    const full = this.runningFullPage(filters, expand);
    if (full === null) return null;
    return full.then(({ data, hasMore }) => ({
      data: data.slice(0, page.limit),
      hasMore: hasMore || data.length > page.limit,
    }));
  }

  private runningFullPage(filters: ListFilters[K], expand: readonly string[]) {
    const key = JSON.stringify(filters);
    const found = this.fullPages.find((full) => full.filters === key && expand.every((path) => full.expand.has(path)));
    return found?.page ?? null;
  }

  /** A first page that cannot be read is no failure: each object is then asked for by its id. */
  private async scan(everything: ListFilters[K], selection: Selection): Promise<readonly StripeObjects[K][]> {
    try {
      return (await this.fullPage(everything, selection)).data;
    } catch (error) {
      if (error instanceof StripeFailure) return [];
      throw error;
    }
  }

  private async retrieve(id: string, selection: Selection): Promise<StripeObjects[K] | null | Error> {
    const expand = expandPaths(this.recipes, this.recipe.kind, selection, []);
    try {
      const object = await attempt(() => this.recipe.retrieve(this.stripe, id, expand.length > 0 ? { expand } : {}));
      this.seen.absorb(object);
      return object;
    } catch (error) {
      if (error instanceof StripeFailure && error.reason === 'missing') {
        this.absent.add(id);
        return null;
      }
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async readWindows(by: string, filters: ListFilters[K], windows: readonly Window[]) {
    const parents = new Set(windows.map(({ parent }) => parent));
    const selection = windows.flatMap((window) => window.selection);
    const expand = expandPaths(this.recipes, this.recipe.kind, selection, ['data']);
    const pays = parents.size > 1 || this.runningFullPage(filters, expand) !== null;
    const shared = pays ? await this.shared(by, filters, selection) : null;
    return Promise.all(
      windows.map(async (window) => {
        const served = shared?.(window);
        if (served) return served;
        const own = { ...filters, [by]: window.parent };
        return this.page(own, { limit: window.limit }, window.selection).catch((error: Error) => error);
      }),
    );
  }

  /** One account-wide list, newest first: it serves a parent if it is complete or holds more of it than its window. */
  private async shared(by: string, filters: ListFilters[K], selection: Selection) {
    const parentOf = this.recipe.parents[by];
    if (parentOf === undefined) return null;
    const all = await this.fullPage(filters, selection).catch(() => null);
    if (all === null) return null;
    const children = new Map<string | null, StripeObjects[K][]>();
    for (const object of all.data) {
      const id = parentOf(object);
      children.set(id, [...(children.get(id) ?? []), object]);
    }
    return ({ parent, limit }: Window): StripePage<StripeObjects[K]> | null => {
      const own = children.get(parent) ?? [];
      if (all.hasMore && own.length <= limit) return null;
      return { data: own.slice(0, limit), hasMore: own.length > limit };
    };
  }

  private async list(params: ListFilters[K] & PageParams & { expand?: string[] }) {
    const list = await attempt(async () => this.recipe.list(this.stripe, params));
    for (const object of list.data) this.seen.absorb(object);
    return { data: list.data, hasMore: list.has_more };
  }
}
