import type { PageParams, StripePage } from '../../../stripe/index.js';
import type { PageRequest } from './page.args.js';

const FULL_PAGE = 100;
const MOST_PAGES = 5;

export interface Match<T> {
  /** Names the condition in cursors. */
  readonly tag: string;
  matches(object: T): boolean;
}

export interface Scanned<T> {
  /** Newest first. */
  readonly found: readonly T[];
  readonly hasMore: boolean;
  /** Where the next page of the scan starts; undefined when it looked at nothing. */
  readonly scannedTo: string | undefined;
}

/** Walks a list from the requested place until enough matches are found, at most five pages of Stripe's. */
export async function scan<T extends { readonly id: string }>(
  read: (params: PageParams) => Promise<StripePage<T>>,
  request: PageRequest,
  matches: (object: T) => boolean,
): Promise<Scanned<T>> {
  const found: T[] = [];
  const { limit, ...start } = request.params;
  let from: Omit<PageParams, 'limit'> = start;
  let scannedTo: string | undefined;
  let hasMore = false;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await read({ limit: FULL_PAGE, ...from });
    const ahead = request.backward ? [...page.data].reverse() : page.data;
    for (const [index, object] of ahead.entries()) {
      scannedTo = object.id;
      if (!matches(object)) continue;
      found.push(object);
      if (found.length < limit) continue;
      return done(page.hasMore || ahead.slice(index + 1).some(matches));
    }
    hasMore = page.hasMore;
    if (!hasMore || scannedTo === undefined) break;
    from = request.backward ? { ending_before: scannedTo } : { starting_after: scannedTo };
  }
  return done(hasMore);

  function done(more: boolean): Scanned<T> {
    return { found: request.backward ? found.reverse() : found, hasMore: more, scannedTo };
  }
}
