import { SignJWT } from 'jose';
import type { Events } from '../../events/bus.js';
import type { ClientTokenRecord, Store } from '../../store/index.js';
import { sha256 } from '../../util/sha256.js';
import type { Mode, Permission } from '../permissions.js';
import { createSigningSecrets, type SigningSecrets } from './signing-secrets.js';
import type { Scope, Viewer } from '../viewer.js';

/** What tells a client token from a partner's. */
export const CLIENT_TOKEN_TYPE = 'cardgraph-client+jwt';
export const CLIENT_TOKEN_ISSUER = 'cardgraph';
export const clientTokenAudience = (mode: Mode) => `cardgraph-${mode}`;

const PRINCIPAL_DIGITS = 24;

export interface NewClientToken {
  readonly maker: Viewer;
  /** Of the maker's own. */
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
  readonly expiresInSeconds: number;
  /** Nothing but trusted documents runs for it; for a maker of whom that is true it is true of the token, whatever is said. */
  readonly trustedDocumentsOnly?: boolean | undefined;
}

export type ClientTokenFacts = ClientTokenRecord;

export interface ClientTokenDesk {
  /** Makes the token under this id, or answers with the one that has it: the same, to the letter. */
  createOnce(id: string, wanted: NewClientToken): Promise<{ readonly facts: ClientTokenFacts; readonly token: string }>;
  find(id: string): Promise<ClientTokenFacts | null>;
  /** At once in this process. False if there is no such token or it is revoked already. */
  revoke(id: string): Promise<boolean>;
}

/** Tokens of minutes for phones and browsers, bound to an account, or to a cardholder or card in it. */
export function createClientTokens(store: Store, events: Pick<Events, 'publish'>): ClientTokenDesk {
  const { clientTokens } = store;
  const secrets = createSigningSecrets(store);
  return {
    async createOnce(id, wanted) {
      const record = toRecord(id, wanted, (await secrets.current()).id);
      const facts = (await clientTokens.insert(record)) ? record : await clientTokens.find(id);
      if (facts === null) throw new Error(`The client token ${id} is neither new nor there.`);
      return { facts, token: await signed(facts, secrets) };
    },
    find: (id) => clientTokens.find(id),
    async revoke(id) {
      const token = await clientTokens.find(id);
      if (token === null || !(await clientTokens.revoke(id, new Date()))) return false;
      events.publish('credential.revoked', { credential: id, principal: token.principal });
      return true;
    },
  };
}

/** It ends no later than what its maker showed. */
function toRecord(id: string, wanted: NewClientToken, signingKey: string): ClientTokenRecord {
  const { maker, permissions, scope, expiresInSeconds, trustedDocumentsOnly = false } = wanted;
  const createdAt = wholeSeconds(Date.now());
  const asked = createdAt.getTime() + expiresInSeconds * 1000;
  return {
    id,
    principal: principalOf(maker, scope),
    maker: maker.principal,
    credential: maker.credential,
    partner: maker.partner,
    trustedDocumentsOnly: trustedDocumentsOnly || maker.trustedDocumentsOnly,
    signingKey,
    mode: maker.mode,
    permissions,
    account: scope.account,
    cardholder: scope.cardholder,
    card: scope.card,
    createdAt,
    expiresAt: wholeSeconds(Math.min(asked, maker.expiresAt?.getTime() ?? asked)),
    revokedAt: null,
  };
}

const wholeSeconds = (time: number) => new Date(Math.floor(time / 1000) * 1000);

/** The same for each token of the same binding, so that a write retried with a newer token repeats nothing. */
function principalOf(maker: Viewer, { account, cardholder, card }: Scope): string {
  const binding = JSON.stringify([maker.principal, account, cardholder, card]);
  return `prin_${sha256(binding).slice(0, PRINCIPAL_DIGITS)}`;
}

async function signed(facts: ClientTokenFacts, secrets: SigningSecrets): Promise<string> {
  const key = await secrets.find(facts.signingKey);
  if (key === null) throw new Error(`The secret that signed ${facts.id} is gone: it has expired.`);
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: CLIENT_TOKEN_TYPE, kid: key.id })
    .setIssuer(CLIENT_TOKEN_ISSUER)
    .setAudience(clientTokenAudience(facts.mode))
    .setJti(facts.id)
    .setIssuedAt(facts.createdAt)
    .setExpirationTime(facts.expiresAt)
    .sign(key.secret);
}
