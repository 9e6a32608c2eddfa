import type { Events } from '../events/bus.js';

/** How long another process's revocation may go unnoticed; a request would otherwise cost more to check than to answer. */
const FRESH_MS = 1000;
const MOST = 1000;

/**
 * Reads credentials from memory for a second, or until `credential.revoked`. Only those that exist are remembered, so
 * that guesses fill nothing.
 */
export function createLookup<T extends { readonly id: string }>(
  read: (name: string) => Promise<T | null>,
  events: Pick<Events, 'subscribe'>,
): (name: string) => Promise<T | null> {
  const known = new Map<string, { readonly found: T; readonly until: number }>();
  // What was read before a revocation must not be remembered after it.
  let revocations = 0;
  events.subscribe('credential.revoked', ({ credential }) => {
    revocations += 1;
    for (const [name, { found }] of known) if (found.id === credential) known.delete(name);
  });
  return async (name) => {
    const remembered = known.get(name);
    if (remembered && remembered.until > performance.now()) return remembered.found;
    known.delete(name);
    const before = revocations;
    const found = await read(name);
    if (found && before === revocations) {
      if (known.size >= MOST) known.clear();
      known.set(name, { found, until: performance.now() + FRESH_MS });
    }
    return found;
  };
}
