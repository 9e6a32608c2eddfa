import type { Counts } from './counts.js';
import { FULL_PAGE, pagesOf } from './counts.js';
import type { PageParams, StripePage } from './kinds.js';

/** What a scan has seen, newest first. */
export interface Scanned<T> {
  readonly objects: readonly T[];
  readonly pages: number;
  /** There is more than was seen. */
  readonly hasMore: boolean;
}

interface Listed {
  readonly id: string;
}

/**
 * One list of an account, read from its newest object on in full pages, by everyone in the request who needs a part of
 * it. Pages are read one after another, since each starts where the last one ended.
 */
export class ListScan<T extends Listed> {
  private readonly reads: Promise<Scanned<T>>[] = [];

  constructor(
    /** The list's name in the counts. */
    private readonly name: string,
    /** The fields that its objects come with. */
    readonly expand: ReadonlySet<string>,
    private readonly counts: Counts,
    private readonly read: (page: PageParams) => Promise<StripePage<T>>,
  ) {}

  /** The first pages of the list, as many as asked or all that there are. */
  upTo(pages: number): Promise<Scanned<T>> {
    for (let next = this.reads.length; next < pages; next++) this.reads.push(this.readNext(this.reads[next - 1]));
    return this.reads[pages - 1]!;
  }

  /** Calls that are left to its end, if its length is known. */
  pagesLeft(pages: number): number | null {
    const count = this.counts.of(this.name);
    return count === null || !count.exact ? null : pagesOf(count.objects) - pages;
  }

  private async readNext(before: Promise<Scanned<T>> | undefined): Promise<Scanned<T>> {
    const seen = await before;
    if (seen?.hasMore === false) return seen;
    const last = seen?.objects.at(-1);
    const page = await this.read({ limit: FULL_PAGE, ...(last === undefined ? {} : { starting_after: last.id }) });
    const objects = [...(seen?.objects ?? []), ...page.data];
    if (page.hasMore) this.counts.guessed(this.name, objects.length + 1);
    else this.counts.counted(this.name, objects.length);
    return { objects, pages: (seen?.pages ?? 0) + 1, hasMore: page.hasMore };
  }
}
