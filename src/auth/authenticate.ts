import { timingSafeEqual } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import type { Events } from '../events/bus.js';
import type { Logger } from '../log.js';
import type { Store } from '../store/index.js';
import { randomBase62 } from '../util/random-base62.js';
import { sha256 } from '../util/sha256.js';
import { createKeyCheck } from './api-key-check.js';
import { createClientTokenCheck } from './tokens/client-token-check.js';
import { CLIENT_TOKEN_TYPE } from './tokens/client-tokens.js';
import type { Issuer } from './tokens/issuers.js';
import { createPartnerTokenCheck } from './tokens/partner-tokens.js';
import type { Mode } from './permissions.js';
import { createRefusals, type Refusals } from './refusals.js';
import { Unauthenticated } from './unauthenticated.js';
import { createViewer, type Viewer } from './viewer.js';

const BEARER = /^Bearer +([\x21-\x7e]{8,8192})$/i;
const TOKEN = /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/;
const LONGEST_KEY = 256;

export interface AuthenticateOptions {
  readonly store: Store;
  readonly events: Pick<Events, 'subscribe'>;
  readonly mode: Mode;
  readonly log: Logger;
  /** A well-known secret that opens everything; never given outside a sandbox, never stored. */
  readonly developmentKey?: string | undefined;
  /** Partners whose tokens are taken. */
  readonly issuers?: readonly Issuer[];
  readonly refusals?: Refusals;
}

export interface Shown {
  /** A list, or more than one header, is no credential. */
  readonly authorization: string | readonly string[] | undefined;
  /** Of the client, as far as the proxies in between may be believed. */
  readonly address: string;
}

/**
 * Null without credentials. A revocation in this process is noticed at once, another's within a second; a grant at once.
 * @throws Unauthenticated for any that open nothing; Unchecked when that cannot be told at the moment
 */
export type Authenticate = (shown: Shown) => Promise<Viewer | null>;

export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const check = createCheck(options);
  const { refusals = createRefusals(options) } = options;
  return async (shown) => {
    try {
      return await check(shown);
    } catch (error) {
      if (error instanceof Unauthenticated) await refusals.note(error, shown.address);
      throw error;
    }
  };
}

function createCheck(options: AuthenticateOptions): Authenticate {
  const { store, mode, developmentKey, issuers = [] } = options;
  const checkKey = createKeyCheck(options);
  const checkClientToken = createClientTokenCheck(options);
  const checkPartnerToken = createPartnerTokenCheck({ issuers, store, mode });
  const developmentHash = developmentKey === undefined ? undefined : sha256(developmentKey);
  return async ({ authorization, address }) => {
    if (authorization === undefined) return null;
    const shown = bearerIn(authorization);
    if (shown === undefined) throw new Unauthenticated('malformed');
    if (TOKEN.test(shown)) return isClientToken(shown) ? checkClientToken(shown) : checkPartnerToken(shown);
    if (shown.length > LONGEST_KEY) throw new Unauthenticated('malformed');
    if (developmentHash !== undefined && equal(sha256(shown), developmentHash)) return developmentViewer(store, mode);
    return checkKey(shown, address);
  };
}

/** The credential of a header in the form `Bearer …`. */
export function bearerIn(authorization: Shown['authorization']): string | undefined {
  return typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
}

function isClientToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === CLIENT_TOKEN_TYPE;
  } catch {
    throw new Unauthenticated('malformed');
  }
}

function equal(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** New at each start, as the sandbox's world is: what an earlier start was asked to do once, this one has not done. */
const developmentPrincipal = `prin_development_${randomBase62(16)}`;

export const isDevelopment = (credential: string): boolean => credential === developmentPrincipal;

export function developmentViewer(store: Store, mode: Mode): Viewer {
  const principal = developmentPrincipal;
  return createViewer({ principal, name: 'development', mode, permissions: 'all', accounts: 'all' }, (account) =>
    store.accountGrants.grant(principal, account),
  );
}
