/**
 * Who is asking: credentials, and what they open. Doors: this file for making keys, `authenticate.ts` for checking
 * credentials, `viewer.ts` and `permissions.ts` for types. It must not know GraphQL, HTTP or Stripe.
 */
import type { Events } from '../events/bus.js';
import type { ApiKeyRecord, Store } from '../store/index.js';
import { randomBase62 } from '../util/random-base62.js';
import { sha256 } from '../util/sha256.js';
import type { Mode, Permission } from './permissions.js';
import { beyond, EVERY_PERMISSION } from './powers.js';
import type { Viewer } from './viewer.js';

const BOOTSTRAP_PRINCIPAL = 'prin_bootstrap';

export interface NewKey {
  readonly name: string;
  readonly permissions: 'all' | readonly Permission[];
  readonly accounts: 'all' | readonly string[];
  readonly mode: Mode;
  readonly expiresAt?: Date | null | undefined;
  /** Addresses and CIDR networks; anywhere without them. */
  readonly ipRanges?: readonly string[] | undefined;
  /** Nothing but trusted documents runs for it. */
  readonly trustedDocumentsOnly?: boolean | undefined;
  /** An existing principal, to give it another key; a new one without it. */
  readonly principal?: string | undefined;
}

export type KeyFacts = Omit<ApiKeyRecord, 'hash'>;

/** The secret is in the answer that made the key and nowhere else: null when the key was there already. */
export type MadeKey = KeyFacts & { readonly secret: string | null };

export interface Rotation {
  /** So long the old secret works beside the new one; 0 revokes it at once. */
  readonly overlapSeconds: number;
  /** Id of the new key: with the id that the rotation had before, nothing new is made. */
  readonly as?: string;
}

export interface Keys {
  create(key: NewKey): Promise<KeyFacts & { readonly secret: string }>;
  /** Makes the key under this id, or answers with the one that has it. */
  createOnce(id: string, key: NewKey): Promise<MadeKey>;
  list(): Promise<KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  /** Of the same principal and powers. Null: there is no such key, it opens nothing, was rotated, or is the bootstrap's. */
  rotate(id: string, rotation: Rotation): Promise<MadeKey | null>;
  /** With the client tokens made with it, at once in this process. False if there is no such key or it is revoked already. */
  revoke(id: string): Promise<boolean>;
  /** Whether the viewer has everything that the key opens itself; another's key it may neither see nor touch. */
  isUnder(viewer: Viewer, key: KeyFacts): Promise<boolean>;
  /**
   * Sees to it that this secret opens everything, and that no earlier bootstrap secret opens anything. Throws if the
   * secret was revoked, is another key's, or was made for the other mode.
   */
  ensureBootstrap(secret: string, mode: Mode): Promise<void>;
}

export function createKeys(store: Store, events?: Pick<Events, 'publish'>): Keys {
  const { apiKeys, accountGrants } = store;
  const revoke: Keys['revoke'] = async (id) => {
    const key = await apiKeys.find(id);
    if (key === null) return false;
    const revoked = await apiKeys.revoke(id, new Date());
    const tell = (one: { id: string; principal: string }) =>
      events?.publish('credential.revoked', { credential: one.id, principal: one.principal });
    if (revoked) tell(key);
    // Also when the key was revoked before: a process that died in between has left its tokens.
    for (const token of await store.clientTokens.revokeMadeWith(id, new Date())) tell(token);
    return revoked;
  };
  const insert = async (record: ApiKeyRecord, secret: string): Promise<MadeKey> => {
    if (await apiKeys.insert(record)) return { ...withoutHash(record), secret };
    const existing = await apiKeys.find(record.id);
    if (existing === null) throw new Error(`The key ${record.id} is neither new nor there.`);
    return { ...withoutHash(existing), secret: null };
  };
  const createOnce: Keys['createOnce'] = (id, key) => {
    const secret = newSecret(key.mode);
    return insert(toRecord(id, key, secret), secret);
  };
  return {
    async create(key) {
      const secret = newSecret(key.mode);
      return { ...(await insert(toRecord(newKeyId(), key, secret), secret)), secret };
    },
    createOnce,
    list: async () => (await apiKeys.list()).map(withoutHash),
    async find(id) {
      const key = await apiKeys.find(id);
      return key && withoutHash(key);
    },
    async rotate(id, { overlapSeconds, as = newKeyId() }) {
      const old = await apiKeys.find(id);
      const next = await apiKeys.successorOf(id);
      if (old === null || (next === null ? !isRotatable(old) : next.id !== as)) return null;
      const secret = newSecret(old.mode);
      const made = await insert(successor(old, as, secret), secret);
      // From the time of the new key, so that a rotation done again after a crash ends the old one no later.
      if (overlapSeconds === 0) await revoke(id);
      else await apiKeys.expire(id, new Date(made.createdAt.getTime() + overlapSeconds * 1000));
      return made;
    },
    revoke,
    async isUnder(viewer, key) {
      if (beyond(viewer, key).length > 0) return false;
      const adopted = viewer.allAccounts ? [] : await accountGrants.of(key.principal);
      return adopted.every((account) => viewer.reaches(account));
    },
    ensureBootstrap: (secret, mode) => ensureBootstrap(store, secret, mode),
  };
}

function isRotatable({ principal, revokedAt, expiresAt }: ApiKeyRecord): boolean {
  return principal !== BOOTSTRAP_PRINCIPAL && revokedAt === null && (expiresAt === null || expiresAt > new Date());
}

async function ensureBootstrap(store: Store, secret: string, mode: Mode): Promise<void> {
  const existing = await store.apiKeys.findByHash(sha256(secret));
  if (existing) return checkBootstrap(existing, mode);
  const earlier = (await store.apiKeys.list()).filter((key) => key.principal === BOOTSTRAP_PRINCIPAL);
  const key: NewKey = { name: 'bootstrap', permissions: 'all', accounts: 'all', mode, principal: BOOTSTRAP_PRINCIPAL };
  await store.apiKeys.insert(toRecord(newKeyId(), key, secret));
  for (const { id } of earlier) await store.apiKeys.revoke(id, new Date());
}

function checkBootstrap(key: ApiKeyRecord, mode: Mode): void {
  if (key.principal !== BOOTSTRAP_PRINCIPAL) throw new Error(`The bootstrap key is the secret of ${key.id} already`);
  if (key.revokedAt) throw new Error('The bootstrap key has been revoked: choose another value');
  if (key.mode !== mode)
    throw new Error(`The bootstrap key was made for ${key.mode} mode: choose another value for ${mode} mode`);
}

const newKeyId = () => `key_${randomBase62(16)}`;
const newSecret = (mode: Mode) => `cg_${mode}_${randomBase62(40)}`;

function toRecord(id: string, key: NewKey, secret: string): ApiKeyRecord {
  return {
    id,
    principal: key.principal ?? `prin_${randomBase62(16)}`,
    name: key.name,
    prefix: shownPart(secret),
    hash: sha256(secret),
    permissions: key.permissions === 'all' ? [EVERY_PERMISSION] : key.permissions,
    accounts: key.accounts,
    mode: key.mode,
    createdAt: new Date(),
    expiresAt: key.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
    ipRanges: key.ipRanges ?? [],
    replaces: null,
    trustedDocumentsOnly: key.trustedDocumentsOnly ?? false,
  };
}

function successor(old: ApiKeyRecord, id: string, secret: string): ApiKeyRecord {
  const fresh = { id, prefix: shownPart(secret), hash: sha256(secret), createdAt: new Date(), lastUsedAt: null };
  return { ...old, ...fresh, revokedAt: null, replaces: old.id };
}

/** Enough to tell keys apart in a list and a log, too little to guess the rest. */
export function shownPart(secret: string): string {
  return secret.startsWith('cg_') ? secret.slice(0, 12) : secret.slice(0, 2);
}

function withoutHash({ hash: _hash, ...facts }: ApiKeyRecord): KeyFacts {
  return facts;
}
