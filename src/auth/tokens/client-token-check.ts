import { errors, jwtVerify } from 'jose';
import type { Events } from '../../events/bus.js';
import type { ClientTokenRecord, Store } from '../../store/index.js';
import { CLIENT_TOKEN_ISSUER, CLIENT_TOKEN_TYPE, clientTokenAudience } from './client-tokens.js';
import { createLookup } from '../lookup.js';
import { isPermission, type Mode } from '../permissions.js';
import { createSigningSecrets, type SigningSecrets } from './signing-secrets.js';
import { Unauthenticated } from '../unauthenticated.js';
import { createViewer, type Viewer } from '../viewer.js';

export interface ClientTokenCheckOptions {
  readonly store: Store;
  readonly events: Pick<Events, 'subscribe'>;
  readonly mode: Mode;
}

/** The viewer behind a client token. What it opens stands in the store, not in the token. @throws Unauthenticated */
export type CheckClientToken = (token: string) => Promise<Viewer>;

export function createClientTokenCheck({ store, events, mode }: ClientTokenCheckOptions): CheckClientToken {
  const secrets = createSigningSecrets(store);
  const find = createLookup((id) => store.clientTokens.find(id), events);
  return async (token) => {
    const id = await verifiedId(token, secrets, mode);
    const record = await find(id);
    if (record === null || record.mode !== mode) throw new Unauthenticated('unknown', id);
    if (record.revokedAt !== null) throw new Unauthenticated('revoked', id);
    if (record.expiresAt.getTime() <= Date.now()) throw new Unauthenticated('expired', id);
    return viewerOf(record);
  };
}

async function verifiedId(token: string, secrets: SigningSecrets, mode: Mode): Promise<string> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = typeof kid === 'string' ? await secrets.find(kid) : null;
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key.secret;
      },
      {
        algorithms: ['HS256'],
        typ: CLIENT_TOKEN_TYPE,
        issuer: CLIENT_TOKEN_ISSUER,
        audience: clientTokenAudience(mode),
        requiredClaims: ['exp', 'jti'],
      },
    );
    return String(payload.jti);
  } catch (error) {
    // Anything else is the store's failure.
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new Unauthenticated(error instanceof errors.JWTExpired ? 'expired' : 'forged');
  }
}

function viewerOf(record: ClientTokenRecord): Viewer {
  const { id, principal, maker, partner, mode, account, cardholder, card, expiresAt, trustedDocumentsOnly } = record;
  const who = { principal, name: 'client token', mode, credential: id, partner, payer: maker };
  const permissions = record.permissions.filter(isPermission);
  const scope = { account, cardholder, card };
  return createViewer({ ...who, permissions, accounts: [account], scope, expiresAt, trustedDocumentsOnly }, () =>
    Promise.reject(new Error('A client token is granted no account.')),
  );
}
