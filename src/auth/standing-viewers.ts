import type { Events } from '../events/bus.js';
import type { ApiKeyRecord, Store } from '../store/index.js';
import { viewerOfKey } from './api-key-check.js';
import { developmentViewer, isDevelopment } from './authenticate.js';
import { createLookup } from './lookup.js';
import type { Mode } from './permissions.js';
import type { Viewer } from './viewer.js';

/** Why what was left to be done under a credential is done no more. */
export type Closed = 'revoked' | 'expired';

/** Who stands behind what is done later, without a request. */
export interface StandingViewers {
  /** Whether something can be left to be done under the viewer's credential: a token is gone before long. */
  lasts(viewer: Viewer): boolean;
  /** The viewer of the key, or of the one that has replaced it by rotation, with its powers of this moment. */
  of(credential: string): Promise<Viewer | Closed>;
}

export interface StandingOptions {
  readonly store: Store;
  readonly events: Pick<Events, 'subscribe'>;
  readonly mode: Mode;
  /** The development key is accepted. */
  readonly development: boolean;
}

export function createStandingViewers({ store, events, mode, development }: StandingOptions): StandingViewers {
  const findKey = createLookup((id) => store.apiKeys.find(id), events);
  const closedBy = (key: ApiKeyRecord): Closed | null => {
    if (key.revokedAt !== null || key.mode !== mode) return 'revoked';
    return key.expiresAt !== null && key.expiresAt.getTime() <= Date.now() ? 'expired' : null;
  };
  return {
    lasts: ({ credential }) => credential.startsWith('key_') || isDevelopment(credential),
    async of(credential) {
      if (development && isDevelopment(credential)) return developmentViewer(store, mode);
      let closed: Closed = 'revoked';
      for (let key = await findKey(credential); key !== null; key = await store.apiKeys.successorOf(key.id)) {
        const reason = closedBy(key);
        if (reason === null) return viewerOfKey(key, store);
        closed = reason;
      }
      return closed;
    },
  };
}
