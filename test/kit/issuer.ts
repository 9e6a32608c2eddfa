import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';

type Claims = JWTPayload & { readonly [name: string]: unknown };

/** A partner who signs tokens and publishes the keys. */
export interface TestIssuer {
  readonly url: string;
  readonly jwksUri: string;
  /** What the key set is asked for. */
  readonly asked: () => number;
  /** Signs with the newest key: a minute's token, changed by the claims and the header; undefined leaves a claim out. */
  token(claims?: Claims, header?: Record<string, unknown>): Promise<string>;
  /** The public keys that it publishes now. */
  readonly published: () => JWK[];
  /** Publishes another key, and no longer those before it. */
  rotate(): Promise<void>;
  /** What its address answers from now on. */
  answer(status: number): void;
  close(): Promise<void>;
}

export async function startIssuer(alg: 'ES256' | 'RS256' | 'EdDSA' = 'ES256'): Promise<TestIssuer> {
  let count = 0;
  let asked = 0;
  let status = 200;
  let current = await newKey();
  const server = createServer((_request, response) => {
    asked += 1;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ keys: [current.publicJwk] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = 'https://auth.partner.example';

  async function newKey() {
    const kid = `k${(count += 1)}`;
    const { privateKey, publicKey } = await generateKeyPair(alg);
    return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
  }
  return {
    url,
    jwksUri: `http://127.0.0.1:${port}/keys`,
    asked: () => asked,
    published: () => [current.publicJwk],
    token(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: url, aud: 'cardgraph', sub: 'user-1', iat: now, exp: now + 60 };
      return new SignJWT({ ...standard, ...claims })
        .setProtectedHeader({ alg, kid: current.kid, ...header })
        .sign(current.privateKey);
    },
    async rotate() {
      current = await newKey();
    },
    answer(next) {
      status = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
