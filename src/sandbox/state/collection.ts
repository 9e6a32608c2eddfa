import { declareKind } from './kinds.js';
import type { Tenant } from './tenant.js';

/** One object and its place in the order of creation. The value is replaced, never changed. */
export interface Row<T> {
  readonly seq: number;
  value: T;
}

type Keys<T, I extends string> = Record<I, (value: T) => string | null | undefined>;

/** What an object adds to running totals, each known by a key. */
export type Shares<T> = (value: T) => Iterable<readonly [key: string, amount: number]>;

/**
 * The objects of one kind in one tenant, in the order of creation. `update` replaces the object by a copy; whoever holds
 * the old one keeps an unchanged snapshot.
 */
export class Collection<T extends { id: string }, I extends string = never> {
  private readonly byId = new Map<string, Row<T>>();
  private readonly order: Row<T>[] = [];
  private readonly indexes = new Map<I, Map<string, Row<T>[]>>();
  private readonly totals = new Map<string, number>();
  private seq = 0;

  constructor(
    private readonly tenant: Tenant,
    private readonly name: string,
    private readonly keys: Keys<T, I>,
    private readonly shares: Shares<T> | undefined,
  ) {}

  get size(): number {
    return this.order.length;
  }

  get(id: string): T | undefined {
    return this.byId.get(id)?.value;
  }

  row(id: string): Row<T> | undefined {
    return this.byId.get(id);
  }

  /** Oldest first; with an index, only the rows that have this key. Read only: the array is the collection's own. */
  rows(index?: I, key?: string): readonly Row<T>[] {
    if (index === undefined) return this.order;
    return this.indexes.get(index)?.get(key ?? '') ?? [];
  }

  /** The objects themselves, oldest first. */
  all(index?: I, key?: string): T[] {
    return this.rows(index, key).map((row) => row.value);
  }

  /** The sum of what the objects add to a running total; it costs the same however many they are. */
  total(key: string): number {
    return this.totals.get(key) ?? 0;
  }

  put(value: T): T {
    if (this.byId.has(value.id)) throw new Error(`There is an object ${value.id} already`);
    const row: Row<T> = { seq: (this.seq += 1), value };
    this.insert(row);
    this.note(value.id, () => this.remove(row));
    return value;
  }

  update(id: string, patch: Partial<T>): T {
    const row = this.byId.get(id);
    if (!row) throw new Error(`There is no object ${id}`);
    const before = row.value;
    this.replace(row, { ...before, ...patch });
    this.note(id, () => this.replace(row, before));
    return row.value;
  }

  delete(id: string): void {
    const row = this.byId.get(id);
    if (!row) return;
    this.remove(row);
    this.note(id, () => this.insert(row));
  }

  /** Puts an object where an image of the world has it, or removes it. Undone by nothing. */
  restore(id: string, seq: number, value: T | null): void {
    const row = this.byId.get(id);
    if (row && value && row.seq === seq) return this.replace(row, value);
    if (row) this.remove(row);
    if (value) this.insert({ seq, value });
    this.seq = Math.max(this.seq, seq);
  }

  private note(id: string, undo: () => void): void {
    this.tenant.journal.note(undo, { tenant: this.tenant.id, collection: this.name, id });
  }

  private insert(row: Row<T>): void {
    this.byId.set(row.value.id, row);
    place(this.order, row);
    for (const index of this.indexNames()) this.enter(index, row);
    this.count(row.value, 1);
  }

  private remove(row: Row<T>): void {
    this.byId.delete(row.value.id);
    take(this.order, row);
    for (const index of this.indexNames()) this.leave(index, row);
    this.count(row.value, -1);
  }

  private replace(row: Row<T>, value: T): void {
    const moved = this.indexNames().filter((index) => this.keys[index](row.value) !== this.keys[index](value));
    for (const index of moved) this.leave(index, row);
    this.count(row.value, -1);
    row.value = value;
    this.count(value, 1);
    for (const index of moved) this.enter(index, row);
  }

  private count(value: T, sign: 1 | -1): void {
    for (const [key, amount] of this.shares?.(value) ?? []) {
      const total = this.total(key) + sign * amount;
      if (total === 0) this.totals.delete(key);
      else this.totals.set(key, total);
    }
  }

  private enter(index: I, row: Row<T>): void {
    const key = this.keys[index](row.value);
    if (key === null || key === undefined) return;
    const lists = this.indexes.get(index) ?? new Map<string, Row<T>[]>();
    this.indexes.set(index, lists);
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    place(list, row);
  }

  private leave(index: I, row: Row<T>): void {
    const key = this.keys[index](row.value);
    const list = key === null || key === undefined ? undefined : this.indexes.get(index)?.get(key);
    if (list) take(list, row);
  }

  private *names(): Iterable<I> {
    for (const name in this.keys) yield name;
  }

  private indexNames(): I[] {
    return [...this.names()];
  }
}

/** Where `seq` stands or would stand in rows that are ordered by it. */
export function position<T>(rows: readonly Row<T>[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function place<T>(rows: Row<T>[], row: Row<T>): void {
  const last = rows[rows.length - 1];
  if (!last || last.seq < row.seq) rows.push(row);
  else rows.splice(position(rows, row.seq), 0, row);
}

function take<T>(rows: Row<T>[], row: Row<T>): void {
  const at = position(rows, row.seq);
  if (rows[at] === row) rows.splice(at, 1);
}

export interface CollectionOf<T extends { id: string }, I extends string> {
  in(tenant: Tenant): Collection<T, I>;
}

/**
 * Declares a kind of stored object, once, beside its resource: `const cards = defineCollection<StoredCard>('cards')({
 * cardholder: (card) => card.cardholder })`. `cards.in(tenant)` is that tenant's collection. Images of the world know it
 * by its name. What is stored must survive JSON; indexes and running totals follow from it.
 */
export function defineCollection<T extends { id: string }>(name: string) {
  return <I extends string = never>(keys: Keys<T, I>, shares?: Shares<T>): CollectionOf<T, I> => {
    const opened = new WeakMap<Tenant, Collection<T, I>>();
    const open = (tenant: Tenant): Collection<T, I> => {
      const existing = opened.get(tenant);
      if (existing) return existing;
      const collection = new Collection<T, I>(tenant, name, keys, shares);
      opened.set(tenant, collection);
      return collection;
    };
    declareKind<T>(name, {
      rows: (tenant) => opened.get(tenant)?.rows() ?? [],
      row: (tenant, id) => opened.get(tenant)?.row(id),
      restore(tenant, id, seq, value) {
        open(tenant).restore(id, seq, value);
      },
    });
    return { in: open };
  };
}
