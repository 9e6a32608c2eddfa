import { timingSafeEqual } from 'node:crypto';
import type { Logger } from '../log.js';
import type { ApiKeyRecord, Store } from '../store/index.js';
import { randomBase62 } from '../util/random-base62.js';
import { sha256 } from '../util/sha256.js';
import { createKeyLookup } from './key-lookup.js';
import { EVERY_PERMISSION } from './keys.js';
import { isPermission, type Mode, PERMISSIONS } from './permissions.js';
import { createViewer, type Viewer } from './viewer.js';

const TOUCH_INTERVAL_MS = 60_000;
const BEARER = /^Bearer +([\x21-\x7e]{8,256})$/i;

/** A credential was shown and opens nothing. It says no more than that: which of the reasons is nobody's business. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  constructor() {
    super('The API key is missing, malformed, unknown, expired or revoked.');
  }
}

export interface AuthenticateOptions {
  readonly store: Store;
  readonly mode: Mode;
  readonly log: Logger;
  /** A well-known secret that opens everything; never given outside a sandbox, never stored. */
  readonly developmentKey?: string | undefined;
}

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Null without credentials; throws `Unauthenticated` for any that open nothing. A revocation is noticed within a
 * second, a grant at once.
 */
export type Authenticate = (headers: RequestHeaders) => Promise<Viewer | null>;

export function createAuthenticate({ store, mode, log, developmentKey }: AuthenticateOptions): Authenticate {
  const findKey = createKeyLookup(store);
  const noteUse = createUseNotes(store, log);
  const developmentHash = developmentKey === undefined ? undefined : sha256(developmentKey);
  return async ({ authorization }) => {
    if (authorization === undefined) return null;
    const secret = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
    if (secret === undefined) throw new Unauthenticated();
    const hash = sha256(secret);
    if (developmentHash !== undefined && equal(hash, developmentHash)) return developmentViewer(store, mode);
    const key = await findKey(hash);
    if (!key || !opens(key, mode)) throw new Unauthenticated();
    noteUse(key);
    return viewerOf(key, store);
  };
}

function equal(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function opens(key: ApiKeyRecord, mode: Mode): boolean {
  if (key.mode !== mode || key.revokedAt) return false;
  return key.expiresAt === null || key.expiresAt.getTime() > Date.now();
}

/** New at each start, as the sandbox's world is: what an earlier start was asked to do once, this one has not done. */
const developmentPrincipal = `prin_development_${randomBase62(16)}`;

function developmentViewer(store: Store, mode: Mode): Viewer {
  const principal = developmentPrincipal;
  return createViewer({ principal, name: 'development', mode, permissions: PERMISSIONS, accounts: 'all' }, (account) =>
    store.accountGrants.grant(principal, account),
  );
}

async function viewerOf(key: ApiKeyRecord, store: Store): Promise<Viewer> {
  const { principal, name, mode, accounts } = key;
  const permissions = key.permissions.includes(EVERY_PERMISSION) ? PERMISSIONS : key.permissions.filter(isPermission);
  const reached = accounts === 'all' ? accounts : [...accounts, ...(await store.accountGrants.of(principal))];
  return createViewer({ principal, name, mode, permissions, accounts: reached }, (account) =>
    store.accountGrants.grant(principal, account),
  );
}

/** Nobody waits for it: a request does not fail because its use could not be noted. */
function createUseNotes({ apiKeys }: Store, log: Logger): (key: ApiKeyRecord) => void {
  const notedAt = new Map<string, number>();
  return (key) => {
    const now = Date.now();
    const last = Math.max(notedAt.get(key.id) ?? 0, key.lastUsedAt?.getTime() ?? 0);
    if (now - last < TOUCH_INTERVAL_MS) return;
    notedAt.set(key.id, now);
    apiKeys
      .touch(key.id, new Date(now), new Date(now - TOUCH_INTERVAL_MS))
      .catch((err: unknown) => log.warn({ err, key: key.id }, 'the use of a key could not be noted'));
  };
}
