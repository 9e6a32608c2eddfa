import type { PageRequest } from './page.args.js';

/** A page of a list that is known whole, newest first. */
export function pageOfAll<V extends { readonly ownId: string }>(
  all: readonly V[],
  { params, backward }: PageRequest,
): { readonly nodes: V[]; readonly hasMore: boolean } {
  const { limit, starting_after: after, ending_before: before } = params;
  const place = (id: string | undefined) => all.findIndex(({ ownId }) => ownId === id);
  const start = backward ? Math.max(0, place(before) - limit) : after === undefined ? 0 : place(after) + 1;
  const end = backward ? Math.max(0, place(before)) : start + limit;
  return { nodes: all.slice(start, end), hasMore: backward ? start > 0 : end < all.length };
}
