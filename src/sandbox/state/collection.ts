import type { Journal } from './journal.js';
import type { Tenant } from './tenant.js';

/** One object and its place in the order of creation. The value is replaced, never changed. */
export interface Row<T> {
  readonly seq: number;
  value: T;
}

type Keys<T, I extends string> = Record<I, (value: T) => string | null | undefined>;

/**
 * The objects of one kind in one tenant, in the order of creation. `update` replaces the object by a copy; whoever holds
 * the old one keeps an unchanged snapshot.
 */
export class Collection<T extends { id: string }, I extends string = never> {
  private readonly byId = new Map<string, Row<T>>();
  private readonly order: Row<T>[] = [];
  private readonly indexes = new Map<I, Map<string, Row<T>[]>>();
  private seq = 0;

  constructor(
    private readonly journal: Journal,
    private readonly keys: Keys<T, I>,
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

  put(value: T): T {
    if (this.byId.has(value.id)) throw new Error(`There is an object ${value.id} already`);
    const row: Row<T> = { seq: (this.seq += 1), value };
    this.insert(row);
    this.journal.note(() => this.remove(row));
    return value;
  }

  update(id: string, patch: Partial<T>): T {
    const row = this.byId.get(id);
    if (!row) throw new Error(`There is no object ${id}`);
    const before = row.value;
    this.replace(row, { ...before, ...patch });
    this.journal.note(() => this.replace(row, before));
    return row.value;
  }

  delete(id: string): void {
    const row = this.byId.get(id);
    if (!row) return;
    this.remove(row);
    this.journal.note(() => this.insert(row));
  }

  private insert(row: Row<T>): void {
    this.byId.set(row.value.id, row);
    place(this.order, row);
    for (const index of this.indexNames()) this.enter(index, row);
  }

  private remove(row: Row<T>): void {
    this.byId.delete(row.value.id);
    take(this.order, row);
    for (const index of this.indexNames()) this.leave(index, row);
  }

  private replace(row: Row<T>, value: T): void {
    const moved = this.indexNames().filter((index) => this.keys[index](row.value) !== this.keys[index](value));
    for (const index of moved) this.leave(index, row);
    row.value = value;
    for (const index of moved) this.enter(index, row);
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
 * Declares a kind of stored object, once, beside its resource: `const cards = defineCollection<StoredCard>()({ cardholder:
 * (card) => card.cardholder })`. `cards.in(tenant)` is that tenant's collection.
 */
export function defineCollection<T extends { id: string }>() {
  return <I extends string = never>(keys: Keys<T, I>): CollectionOf<T, I> => {
    const opened = new WeakMap<Tenant, Collection<T, I>>();
    return {
      in(tenant) {
        const existing = opened.get(tenant);
        if (existing) return existing;
        const collection = new Collection<T, I>(tenant.journal, keys);
        opened.set(tenant, collection);
        return collection;
      },
    };
  };
}
