import type { Count } from './counts.js';
import { FULL_PAGE, pagesOf } from './counts.js';

/**
 * When a list of the account is worth its calls. Every rule keeps one promise: an operation costs at most one call a
 * list more than it would if each object and each list were read on its own. So the first page may be a try, and a further
 * one is read only if the list's length is known or the pages before have paid for it.
 */

/** A scan of an account ends here, whatever it promises: each page waits for the one before. */
const MOST_PAGES = 10;

/** Whether to look for so many ids in the account's list. Unknown lists are tried. */
export function listMayFind(ids: number, list: Count | null): boolean {
  return ids > 1 && (list === null || pagesOf(list.objects) < ids);
}

export interface Find {
  readonly wanted: number;
  readonly found: number;
  readonly pages: number;
  /** Null if the length of the list is not known. */
  readonly pagesLeft: number | null;
}

/** Whether the next page of the list costs less than asking for the ids that are left. */
export function nextPageFinds({ wanted, found, pages, pagesLeft }: Find): boolean {
  const left = wanted - found;
  if (left < 2 || pages >= MOST_PAGES) return false;
  if (pagesLeft !== null && pagesLeft > 0) return pagesLeft < left;
  return pages <= found && guessedLength(wanted, found, pages) / FULL_PAGE - pages < left;
}

/** How long a list probably is, of which so many pages held so many of the ids. */
export function guessedLength(wanted: number, found: number, pages: number): number {
  return Math.ceil((pages * FULL_PAGE * (wanted + 1)) / (found + 1));
}

/** Whether one list of the account may serve the lists of so many parents, each of which must find so many objects in it. */
export function listMayServe(parents: number, each: number, list: Count | null, allParents: Count | null): boolean {
  if (parents < 2) return false;
  if (list === null || pagesOf(list.objects) < parents) return true;
  // As many parents as there are share what a page holds.
  return allParents === null || (each * allParents.objects) / FULL_PAGE < parents;
}

/** A parent that the pages so far do not serve. */
export interface Unserved {
  readonly has: number;
  readonly needs: number;
  /** Whether one more page, as long in time as the others, reaches back to its beginning. */
  readonly nearlyCovered: boolean;
}

export interface Grouping {
  readonly served: number;
  readonly unserved: readonly Unserved[];
  readonly pages: number;
  readonly pagesLeft: number | null;
}

/** Whether the next page of the account's list costs less than the lists of the parents that are left. */
export function nextPageServes({ served, unserved, pages, pagesLeft }: Grouping): boolean {
  if (unserved.length < 2 || pages >= MOST_PAGES) return false;
  if (pagesLeft !== null && pagesLeft > 0 && pagesLeft < unserved.length) return true;
  if (pages > served) return false;
  const next = unserved.filter(({ has, needs, nearlyCovered }) => nearlyCovered || has + has / pages >= needs);
  return next.length > 1;
}
