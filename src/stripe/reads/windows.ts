import type { Scanned } from './list-scan.js';
import type { StripePage } from './kinds.js';
import type { Unserved } from './decide.js';

/** The start of one parent's list. */
export interface Window {
  readonly parent: string;
  readonly limit: number;
  /** Whether it must be known if the list goes on behind the window. */
  readonly asksForMore: boolean;
}

interface Child {
  readonly id: string;
  readonly created?: number;
}

/** An account-wide list, seen as the lists of many parents. */
export class Grouped<T extends Child> {
  private readonly children = new Map<string | null, T[]>();
  private readonly oldest: number | null;
  /** Seconds that a page reaches back, on average. */
  private readonly span: number;

  /** `createdAt` tells when a parent was made, where that is known and the list is in the order of making. */
  constructor(
    private readonly seen: Scanned<T>,
    parentOf: (object: T) => string | null,
    private readonly createdAt: (parent: string) => number | null,
  ) {
    for (const object of seen.objects) {
      const id = parentOf(object);
      const own = this.children.get(id);
      if (own === undefined) this.children.set(id, [object]);
      else own.push(object);
    }
    this.oldest = seen.objects.at(-1)?.created ?? null;
    this.span = ((seen.objects[0]?.created ?? 0) - (this.oldest ?? 0)) / Math.max(1, seen.pages);
  }

  /** The window, if what was seen is sure to hold it. */
  serve({ parent, limit, asksForMore }: Window): StripePage<T> | null {
    const own = this.children.get(parent) ?? [];
    const covered = !this.seen.hasMore || this.reachesBackTo(parent, this.oldest);
    if (!covered && own.length < limit + (asksForMore ? 1 : 0)) return null;
    return { data: own.slice(0, limit), hasMore: own.length > limit };
  }

  outlook({ parent, limit, asksForMore }: Window): Unserved {
    return {
      has: this.children.get(parent)?.length ?? 0,
      needs: limit + (asksForMore ? 1 : 0),
      nearlyCovered: this.reachesBackTo(parent, this.oldest === null ? null : this.oldest - this.span),
    };
  }

  /** No child is older than its parent; children of the same second may be on either side of the edge. */
  private reachesBackTo(parent: string, oldest: number | null): boolean {
    const made = this.createdAt(parent);
    return made !== null && oldest !== null && oldest < made;
  }
}
