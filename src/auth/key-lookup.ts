import type { Events } from '../events/bus.js';
import type { ApiKeyRecord, Store } from '../store/index.js';

/** How long another process's revocation may go unnoticed; a request would otherwise cost more to check than to answer. */
const FRESH_MS = 1000;
const MAX_KEYS = 1000;

/**
 * Finds keys by hash, from memory for a second, or until `credential.revoked`. Only keys that exist are remembered, so
 * that guesses fill nothing.
 */
export function createKeyLookup(
  { apiKeys }: Pick<Store, 'apiKeys'>,
  events: Pick<Events, 'subscribe'>,
): (hash: string) => Promise<ApiKeyRecord | null> {
  const known = new Map<string, { readonly key: ApiKeyRecord; readonly until: number }>();
  // What was read before a revocation must not be remembered after it.
  let revocations = 0;
  events.subscribe('credential.revoked', ({ credential }) => {
    revocations += 1;
    for (const [hash, { key }] of known) if (key.id === credential) known.delete(hash);
  });
  return async (hash) => {
    const remembered = known.get(hash);
    if (remembered && remembered.until > performance.now()) return remembered.key;
    known.delete(hash);
    const before = revocations;
    const key = await apiKeys.findByHash(hash);
    if (key && before === revocations) {
      if (known.size >= MAX_KEYS) known.clear();
      known.set(hash, { key, until: performance.now() + FRESH_MS });
    }
    return key;
  };
}
