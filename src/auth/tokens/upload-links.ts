import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Mode } from '../permissions.js';
import { Unauthenticated } from '../unauthenticated.js';
import { createViewer, type Viewer } from '../viewer.js';
import { createSigningSecrets } from './signing-secrets.js';

/** What tells the link of an upload from other tokens. */
const TYPE = 'cardgraph-upload+jwt';
const ISSUER = 'cardgraph';
const LIVES_FOR_MS = 10 * 60 * 1000;

export interface UploadLink {
  /** The same for every link to the same upload. */
  readonly id: string;
  readonly account: string;
  /** Stripe's word for what the file is for. */
  readonly purpose: string;
}

export interface UploadLinks {
  /** Good for some minutes, no longer than what the viewer showed. */
  make(viewer: Viewer, link: UploadLink): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** Who made the link, able to do nothing but this upload. @throws Unauthenticated */
  open(token: string): Promise<{ readonly link: UploadLink; readonly viewer: Viewer }>;
}

const claims = z.object({
  jti: z.string(),
  sub: z.string(),
  payer: z.string(),
  credential: z.string(),
  account: z.string(),
  purpose: z.string(),
  exp: z.number(),
});

/** Links under which one file may be sent without another credential. Revoking what they were made with ends them. */
export function createUploadLinks(
  store: Pick<Store, 'signingKeys' | 'apiKeys' | 'clientTokens'>,
  mode: Mode,
): UploadLinks {
  const secrets = createSigningSecrets(store);
  const audience = `${ISSUER}-${mode}`;

  async function claimsOf(token: string) {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = typeof kid === 'string' ? await secrets.find(kid) : null;
          if (key === null) throw new errors.JWKSNoMatchingKey();
          return key.secret;
        },
        { algorithms: ['HS256'], typ: TYPE, issuer: ISSUER, audience },
      );
      return claims.parse(payload);
    } catch (error) {
      // Anything else is the store's failure.
      if (!(error instanceof errors.JOSEError)) throw error;
      throw new Unauthenticated(error instanceof errors.JWTExpired ? 'expired' : 'forged');
    }
  }

  return {
    async make(viewer, { id, account, purpose }) {
      const most = Math.min(Date.now() + LIVES_FOR_MS, viewer.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
      const expiresAt = new Date(Math.floor(most / 1000) * 1000);
      const key = await secrets.current();
      const token = await new SignJWT({ payer: viewer.payer, credential: viewer.credential, account, purpose })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid: key.id })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setSubject(viewer.principal)
        .setJti(id)
        .setExpirationTime(expiresAt)
        .sign(key.secret);
      return { token, expiresAt };
    },
    async open(token) {
      const { jti: id, sub: principal, payer, credential, account, purpose, exp } = await claimsOf(token);
      const made = (await store.apiKeys.find(credential)) ?? (await store.clientTokens.find(credential));
      if (made?.revokedAt) throw new Unauthenticated('revoked', credential);
      const who = { principal, name: 'upload link', mode, credential, payer, expiresAt: new Date(exp * 1000) };
      const viewer = createViewer({ ...who, permissions: [], accounts: [account] }, () =>
        Promise.reject(new Error('A link is granted no account.')),
      );
      return { link: { id, account, purpose }, viewer };
    },
  };
}
