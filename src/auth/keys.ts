/**
 * Who is asking: credentials, and what they open. Doors: this file for making keys, `authenticate.ts` for checking
 * them, `viewer.ts` and `permissions.ts` for types. It must not know GraphQL, HTTP or Stripe.
 */
import type { ApiKeyRecord, Store } from '../store/index.js';
import { randomBase62 } from '../util/random-base62.js';
import { sha256 } from '../util/sha256.js';
import type { Mode, Permission } from './permissions.js';

/** In the store: every permission there is, also those that later versions add. */
export const EVERY_PERMISSION = '*';

const BOOTSTRAP_PRINCIPAL = 'prin_bootstrap';

export interface NewKey {
  readonly name: string;
  readonly permissions: 'all' | readonly Permission[];
  readonly accounts: 'all' | readonly string[];
  readonly mode: Mode;
  readonly expiresAt?: Date | undefined;
  /** An existing principal, to rotate its key; a new one without it. */
  readonly principal?: string | undefined;
}

export type KeyFacts = Omit<ApiKeyRecord, 'hash'>;

export interface Keys {
  /** The secret is in this answer and nowhere else. */
  create(key: NewKey): Promise<KeyFacts & { readonly secret: string }>;
  list(): Promise<KeyFacts[]>;
  /** False if there is no such key or it is revoked already. */
  revoke(id: string): Promise<boolean>;
  /**
   * Sees to it that this secret opens everything, and that no earlier bootstrap secret opens anything. Throws if the
   * secret was revoked, is another key's, or was made for the other mode.
   */
  ensureBootstrap(secret: string, mode: Mode): Promise<void>;
}

export function createKeys(store: Store): Keys {
  return {
    async create(key) {
      const secret = `cg_${key.mode}_${randomBase62(40)}`;
      const record = toRecord(key, secret);
      await store.apiKeys.insert(record);
      return { ...withoutHash(record), secret };
    },
    list: async () => (await store.apiKeys.list()).map(withoutHash),
    revoke: (id) => store.apiKeys.revoke(id, new Date()),
    ensureBootstrap: (secret, mode) => ensureBootstrap(store, secret, mode),
  };
}

async function ensureBootstrap(store: Store, secret: string, mode: Mode): Promise<void> {
  const existing = await store.apiKeys.findByHash(sha256(secret));
  if (existing) return checkBootstrap(existing, mode);
  const earlier = (await store.apiKeys.list()).filter((key) => key.principal === BOOTSTRAP_PRINCIPAL);
  await store.apiKeys.insert(
    toRecord({ name: 'bootstrap', permissions: 'all', accounts: 'all', mode, principal: BOOTSTRAP_PRINCIPAL }, secret),
  );
  for (const key of earlier) await store.apiKeys.revoke(key.id, new Date());
}

function checkBootstrap(key: ApiKeyRecord, mode: Mode): void {
  if (key.principal !== BOOTSTRAP_PRINCIPAL) throw new Error(`The bootstrap key is the secret of ${key.id} already`);
  if (key.revokedAt) throw new Error('The bootstrap key has been revoked: choose another value');
  if (key.mode !== mode)
    throw new Error(`The bootstrap key was made for ${key.mode} mode: choose another value for ${mode} mode`);
}

function toRecord(key: NewKey, secret: string): ApiKeyRecord {
  return {
    id: `key_${randomBase62(16)}`,
    principal: key.principal ?? `prin_${randomBase62(16)}`,
    name: key.name,
    prefix: secret.startsWith('cg_') ? secret.slice(0, 12) : secret.slice(0, 2),
    hash: sha256(secret),
    permissions: key.permissions === 'all' ? [EVERY_PERMISSION] : key.permissions,
    accounts: key.accounts,
    mode: key.mode,
    createdAt: new Date(),
    expiresAt: key.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
  };
}

function withoutHash({ hash: _hash, ...facts }: ApiKeyRecord): KeyFacts {
  return facts;
}
