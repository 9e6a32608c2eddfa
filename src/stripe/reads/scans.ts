import type { Counts } from './counts.js';
import { FULL_PAGE } from './counts.js';
import type { PageParams, StripePage } from './kinds.js';
import { ListScan } from './list-scan.js';

/** The scans of one kind's lists that a request has begun. */
export class Scans<T extends { readonly id: string }> {
  private readonly begun = new Map<string, ListScan<T>[]>();

  constructor(private readonly counts: Counts) {}

  /** One that comes with as many fields. */
  running(list: string, expand: readonly string[]): ListScan<T> | null {
    return this.begun.get(list)?.find((scan) => expand.every((path) => scan.expand.has(path))) ?? null;
  }

  begin(list: string, expand: readonly string[], read: (page: PageParams) => Promise<StripePage<T>>): ListScan<T> {
    const scan = new ListScan(list, new Set(expand), this.counts, read);
    this.begun.set(list, [...(this.begun.get(list) ?? []), scan]);
    return scan;
  }

  /** A page from the start of the list, cut from the first page of a scan on its way; null if there is none. */
  startOf(list: string, page: PageParams, expand: readonly string[]): Promise<StripePage<T>> | null {
    if (page.limit > FULL_PAGE || page.starting_after !== undefined || page.ending_before !== undefined) return null;
    const scan = this.running(list, expand);
    if (scan === null) return null;
    return scan.upTo(1).then(({ objects, hasMore }) => startOf({ data: objects, hasMore }, page.limit));
  }
}

/** The first objects of a page. */
export function startOf<T>({ data, hasMore }: StripePage<T>, limit: number): StripePage<T> {
  return { data: data.slice(0, limit), hasMore: hasMore || data.length > limit };
}
