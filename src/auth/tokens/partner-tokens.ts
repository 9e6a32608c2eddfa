import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Store } from '../../store/index.js';
import { sha256 } from '../../util/sha256.js';
import { createKeySet, type KeySetOptions } from './issuer-keys.js';
import type { Issuer } from './issuers.js';
import type { Mode, Permission } from '../permissions.js';
import { Unauthenticated, Unchecked } from '../unauthenticated.js';
import { createViewer, type Viewer } from '../viewer.js';

const ID_DIGITS = 24;

export interface PartnerTokenOptions extends KeySetOptions {
  readonly issuers: readonly Issuer[];
  readonly store: Store;
  readonly mode: Mode;
}

/** The viewer behind a partner's token. @throws Unauthenticated, or Unchecked when the issuer's keys cannot be had */
export type CheckPartnerToken = (token: string) => Promise<Viewer>;

export function createPartnerTokenCheck({ issuers, store, mode, ...options }: PartnerTokenOptions): CheckPartnerToken {
  const known = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: createKeySet(issuer, options) }]));
  return async (token) => {
    const found = known.get(claimedIssuer(token) ?? '');
    if (found === undefined) throw new Unauthenticated('unknown');
    const { issuer, keys } = found;
    const claims = await verified(token, issuer, keys);
    const viewer = await viewerOf(claims, token, issuer, store, mode);
    if (issuer.once) await useOnce(claims, issuer, store);
    return viewer;
  };
}

/** Whose token it says to be: what to check it with, and nothing more. */
function claimedIssuer(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' && kid !== '' ? decodeJwt(token).iss : undefined;
  } catch {
    return undefined;
  }
}

async function verified(token: string, issuer: Issuer, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  const { principalClaim, maxAgeSeconds: maxTokenAge } = issuer;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: [...issuer.algorithms],
      clockTolerance: issuer.clockToleranceSeconds,
      requiredClaims: ['exp', principalClaim, ...(issuer.once ? ['jti'] : [])],
      ...(maxTokenAge === undefined ? {} : { maxTokenAge }),
    });
    return payload;
  } catch (error) {
    if (error instanceof Unchecked) throw error;
    throw new Unauthenticated(error instanceof errors.JWTExpired ? 'expired' : 'forged', issuer.issuer);
  }
}

async function useOnce({ jti, exp = 0 }: JWTPayload, issuer: Issuer, { usedTokens }: Store): Promise<void> {
  const end = new Date((exp + issuer.clockToleranceSeconds + 1) * 1000);
  const isText = typeof jti === 'string' && jti !== '';
  if (!isText || !(await usedTokens.use(sha256(JSON.stringify([issuer.issuer, jti])), end)))
    throw new Unauthenticated('replayed', issuer.issuer);
}

async function viewerOf(claims: JWTPayload, token: string, issuer: Issuer, store: Store, mode: Mode): Promise<Viewer> {
  const subject = claims[issuer.principalClaim];
  if (typeof subject !== 'string' || subject === '' || subject.length > 255)
    throw new Unauthenticated('forged', issuer.issuer);
  const permissions = permissionsOf(claims, issuer);
  if (permissions.length === 0) throw new Unauthenticated('no_permissions', issuer.issuer);
  const principal = principalOf(issuer.issuer, subject);
  const claimed = accountsOf(claims, issuer);
  const accounts = claimed === 'all' ? claimed : [...claimed, ...(await store.accountGrants.of(principal))];
  const credential = `jwt_${sha256(token).slice(0, ID_DIGITS)}`;
  const expiresAt = new Date((claims.exp ?? 0) * 1000);
  const who = { principal, name: subject, mode, credential, partner: principalOf(issuer.issuer) };
  const { trustedDocumentsOnly } = issuer;
  return createViewer({ ...who, permissions, accounts, expiresAt, trustedDocumentsOnly }, (account) =>
    store.accountGrants.grant(principal, account),
  );
}

/** Of a subject, or of all that the issuer vouches for. */
function principalOf(...names: [issuer: string, subject?: string]): string {
  return `prin_${sha256(JSON.stringify(names)).slice(0, ID_DIGITS)}`;
}

function permissionsOf(claims: JWTPayload, { permissions }: Issuer): readonly Permission[] {
  if (Array.isArray(permissions)) return permissions;
  const { claim, map } = permissions;
  return words(claims[claim]).flatMap((word) => (Object.hasOwn(map, word) ? (map[word] ?? []) : []));
}

function accountsOf(claims: JWTPayload, { accounts }: Issuer): 'all' | readonly string[] {
  if (accounts === 'all' || Array.isArray(accounts)) return accounts;
  const { claim, within } = accounts;
  return words(claims[claim]).filter((id) => /^acct_\w{1,100}$/.test(id) && (within === 'all' || within.includes(id)));
}

/** A list of texts, or one text of words, as OAuth writes scopes. */
function words(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(' ') : [];
  return list.filter((word) => typeof word === 'string');
}
