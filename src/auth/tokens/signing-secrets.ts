import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { SigningKeyRecord, Store } from '../../store/index.js';
import { randomBase62 } from '../../util/random-base62.js';

const SIGNS_FOR_MS = 24 * 60 * 60 * 1000;
/** Longer than the last token that it signed lives. */
const KEPT_FOR_MS = 2 * SIGNS_FOR_MS;
const MOST = 10;

export interface SigningSecret {
  readonly id: string;
  readonly secret: Uint8Array;
}

export interface SigningSecrets {
  /** Of today: a day after its making another takes its place. */
  current(): Promise<SigningSecret>;
  find(id: string): Promise<SigningSecret | null>;
}

/** In the store, so that every instance signs and checks with the same. Two made at the same moment are both good. */
export function createSigningSecrets({ signingKeys }: Pick<Store, 'signingKeys'>): SigningSecrets {
  const known = new LRUCache<string, SigningSecret>({ max: MOST });
  const remember = ({ id, secret }: SigningKeyRecord): SigningSecret => {
    const found = { id, secret: Buffer.from(secret, 'base64') };
    known.set(id, found);
    return found;
  };
  return {
    async current() {
      const now = Date.now();
      const newest = await signingKeys.newest();
      if (newest && now - newest.createdAt.getTime() < SIGNS_FOR_MS) return known.get(newest.id) ?? remember(newest);
      const secret = randomBytes(32).toString('base64');
      const fresh = { id: `sig_${randomBase62(16)}`, secret, createdAt: new Date(now) };
      await signingKeys.insert(fresh);
      await signingKeys.removeCreated(new Date(now - KEPT_FOR_MS));
      return remember(fresh);
    },
    async find(id) {
      const found = known.get(id);
      if (found) return found;
      const record = await signingKeys.find(id);
      return record && remember(record);
    },
  };
}
