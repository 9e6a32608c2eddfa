import { LRUCache } from 'lru-cache';

/** Stripe's largest page. */
export const FULL_PAGE = 100;

/** How many objects a list has: known when it was read to its end, else a guess from what was seen of it. */
export interface Count {
  readonly objects: number;
  readonly exact: boolean;
}

const LISTS = 20_000;

/**
 * How long lists are, by account and list: all that outlives a request. It holds no data of any object, only what
 * decides whether reading a list is cheaper than reading its objects.
 */
export class Counts {
  private readonly counts = new LRUCache<string, Count>({ max: LISTS });

  of(list: string): Count | null {
    return this.counts.get(list) ?? null;
  }

  /** The list was read to its end. */
  counted(list: string, objects: number): void {
    this.counts.set(list, { objects, exact: true });
  }

  /** The list has at least so many; a larger guess stays. */
  guessed(list: string, objects: number): void {
    const known = this.counts.get(list);
    if (known === undefined || known.objects < objects) this.counts.set(list, { objects, exact: false });
  }
}

/** Calls that reading all of a list takes. */
export const pagesOf = (objects: number): number => Math.max(1, Math.ceil(objects / FULL_PAGE));
