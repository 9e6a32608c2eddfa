import type { Events } from '../events/bus.js';
import type { Logger } from '../log.js';
import type { ApiKeyRecord, Store } from '../store/index.js';
import { isInRanges } from '../util/ip-ranges.js';
import { sha256 } from '../util/sha256.js';
import { createLookup } from './lookup.js';
import { isPermission, type Mode } from './permissions.js';
import { EVERY_PERMISSION } from './powers.js';
import { type Reason, Unauthenticated } from './unauthenticated.js';
import { createViewer, type Viewer } from './viewer.js';

const TOUCH_INTERVAL_MS = 60_000;

export interface KeyCheckOptions {
  readonly store: Store;
  readonly events: Pick<Events, 'subscribe'>;
  readonly mode: Mode;
  readonly log: Logger;
}

/** The viewer behind an API key's secret. @throws Unauthenticated */
export type CheckKey = (secret: string, address: string) => Promise<Viewer>;

export function createKeyCheck({ store, events, mode, log }: KeyCheckOptions): CheckKey {
  const findKey = createLookup((hash) => store.apiKeys.findByHash(hash), events);
  const noteUse = createUseNotes(store, log);
  return async (secret, address) => {
    const key = await findKey(sha256(secret));
    // What is unknown may be another system's secret: a log shows none of it.
    if (key === null) throw new Unauthenticated('unknown');
    const reason = whyClosed(key, mode, address);
    if (reason !== null) throw new Unauthenticated(reason, key.id);
    noteUse(key);
    return viewerOfKey(key, store);
  };
}

function whyClosed(key: ApiKeyRecord, mode: Mode, address: string): Reason | null {
  if (key.mode !== mode) return 'other_mode';
  if (key.revokedAt) return 'revoked';
  if (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now()) return 'expired';
  if (key.ipRanges.length > 0 && !isInRanges(address, key.ipRanges)) return 'address';
  return key.permissions.some((name) => name === EVERY_PERMISSION || isPermission(name)) ? null : 'no_permissions';
}

/** The key opens something. */
export async function viewerOfKey(key: ApiKeyRecord, store: Store): Promise<Viewer> {
  const { id, principal, name, mode, accounts, expiresAt, ipRanges, trustedDocumentsOnly } = key;
  const permissions = key.permissions.includes(EVERY_PERMISSION) ? 'all' : key.permissions.filter(isPermission);
  const reached = accounts === 'all' ? accounts : [...accounts, ...(await store.accountGrants.of(principal))];
  const who = { principal, name, mode, credential: id } as const;
  const terms = { permissions, accounts: reached, expiresAt, ipRanges, trustedDocumentsOnly } as const;
  return createViewer({ ...who, ...terms }, (account) => store.accountGrants.grant(principal, account));
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
