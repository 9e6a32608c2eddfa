import type { ApiKeyRecord, Store } from '../store/index.js';

/** How long a revocation may go unnoticed; a request would otherwise spend more on its key than on its answer. */
const FRESH_MS = 1000;
const MAX_KEYS = 1000;

/** Finds keys by hash, from memory for a second. Only keys that exist are remembered, so that guesses fill nothing. */
export function createKeyLookup({ apiKeys }: Pick<Store, 'apiKeys'>): (hash: string) => Promise<ApiKeyRecord | null> {
  const known = new Map<string, { readonly key: ApiKeyRecord; readonly until: number }>();
  return async (hash) => {
    const remembered = known.get(hash);
    if (remembered && remembered.until > performance.now()) return remembered.key;
    known.delete(hash);
    const key = await apiKeys.findByHash(hash);
    if (key) {
      if (known.size >= MAX_KEYS) known.clear();
      known.set(hash, { key, until: performance.now() + FRESH_MS });
    }
    return key;
  };
}
