import { timingSafeEqual } from 'node:crypto';
import type { Events } from '../events/bus.js';
import type { Logger } from '../log.js';
import type { Store } from '../store/index.js';
import { randomBase62 } from '../util/random-base62.js';
import { sha256 } from '../util/sha256.js';
import { createKeyCheck } from './api-key-check.js';
import type { Mode } from './permissions.js';
import { Unauthenticated } from './unauthenticated.js';
import { createViewer, type Viewer } from './viewer.js';

const BEARER = /^Bearer +([\x21-\x7e]{8,256})$/i;

export interface AuthenticateOptions {
  readonly store: Store;
  readonly events: Pick<Events, 'subscribe'>;
  readonly mode: Mode;
  readonly log: Logger;
  /** A well-known secret that opens everything; never given outside a sandbox, never stored. */
  readonly developmentKey?: string | undefined;
}

export interface Shown {
  /** A list, or more than one header, is no credential. */
  readonly authorization: string | readonly string[] | undefined;
  /** Of the client, as far as the proxies in between may be believed. */
  readonly address: string;
}

/**
 * Null without credentials; throws `Unauthenticated` for any that open nothing. A revocation in this process is noticed
 * at once, another's within a second; a grant at once.
 */
export type Authenticate = (shown: Shown) => Promise<Viewer | null>;

export function createAuthenticate({ store, events, mode, log, developmentKey }: AuthenticateOptions): Authenticate {
  const checkKey = createKeyCheck({ store, events, mode, log });
  const developmentHash = developmentKey === undefined ? undefined : sha256(developmentKey);
  return async ({ authorization, address }) => {
    if (authorization === undefined) return null;
    const secret = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
    if (secret === undefined) throw new Unauthenticated('malformed');
    if (developmentHash !== undefined && equal(sha256(secret), developmentHash)) return developmentViewer(store, mode);
    return checkKey(secret, address);
  };
}

function equal(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** New at each start, as the sandbox's world is: what an earlier start was asked to do once, this one has not done. */
const developmentPrincipal = `prin_development_${randomBase62(16)}`;

function developmentViewer(store: Store, mode: Mode): Viewer {
  const principal = developmentPrincipal;
  return createViewer({ principal, name: 'development', mode, permissions: 'all', accounts: 'all' }, (account) =>
    store.accountGrants.grant(principal, account),
  );
}
