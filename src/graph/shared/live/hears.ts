import { Extensions } from 'type-graphql';

/** On a subscription: how the names of the events begin that it tells of. */
export const Hears = (...starts: readonly string[]) => Extensions({ hears: starts });

export function heardBy({ extensions: { hears } }: { readonly extensions: Readonly<Record<string, unknown>> }) {
  return Array.isArray(hears) ? hears.filter((start): start is string => typeof start === 'string') : [];
}

/** For `subscribe`: events come from feeds that many subscribers share, so GraphQL's own loop over a stream is not used. */
export function fromFeeds(): never {
  throw new Error('A subscription is served by its feed.');
}
