import type { Store } from '../store/index.js';

/** So many are asked for at once. */
const AT_ONCE = 1_000;

/** Which of these credentials open nothing any more, whichever process revoked them. A partner's token cannot be revoked. */
export function createClosedAmong({ apiKeys, clientTokens }: Pick<Store, 'apiKeys' | 'clientTokens'>) {
  return async (credentials: readonly string[]): Promise<string[]> => {
    const closed: string[] = [];
    for (let from = 0; from < credentials.length; from += AT_ONCE) {
      const some = credentials.slice(from, from + AT_ONCE);
      const now = new Date();
      closed.push(...(await apiKeys.closedAmong(some, now)), ...(await clientTokens.closedAmong(some, now)));
    }
    return closed;
  };
}
