import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvents } from '../../src/events/bus.js';
import { createAuthenticate } from '../../src/auth/authenticate.js';
import { type Issuer, readIssuers } from '../../src/auth/tokens/issuers.js';
import { createPartnerTokenCheck } from '../../src/auth/tokens/partner-tokens.js';
import { Unauthenticated, Unchecked } from '../../src/auth/unauthenticated.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { startIssuer, type TestIssuer } from '../kit/issuer.js';

const log = createLogger({ level: 'silent' });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

let directory: string;
let store: Store;
let partner: TestIssuer;
let stranger: TestIssuer;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cardgraph-issuers-'));
  store = await openStore('sqlite::memory:', log);
  [partner, stranger] = await Promise.all([startIssuer(), startIssuer()]);
});
afterEach(async () => {
  await Promise.all([partner.close(), stranger.close()]);
  await store.close();
  rmSync(directory, { recursive: true });
});

function issuersOf(...entries: object[]): Issuer[] {
  const path = join(directory, 'issuers.json');
  writeFileSync(path, JSON.stringify(entries));
  return readIssuers(path);
}

const entry = (more: object = {}) => ({
  issuer: partner.url,
  audience: 'cardgraph',
  jwksUri: partner.jwksUri,
  algorithms: ['ES256'],
  accounts: { claim: 'accounts', within: ['acct_1', 'acct_2'] },
  permissions: { claim: 'scope', map: { cards: ['cards:read'], 'cards.manage': ['cards:read', 'cards:write'] } },
  ...more,
});

const claims = { accounts: ['acct_1', 'acct_9'], scope: 'openid cards.manage' };

function authenticateFor(more: object = {}) {
  const issuers = issuersOf(entry(more));
  const authenticate = createAuthenticate({ store, log, mode: 'test', events: createEvents(log), issuers });
  return (token: string) => authenticate({ authorization: `Bearer ${token}`, address: '127.0.0.1' });
}

const outcome = (entering: Promise<unknown>) =>
  entering.then(
    () => 'entered',
    (error: unknown) => {
      if (error instanceof Unauthenticated) return error.message;
      throw error;
    },
  );

test('a partner’s token opens what its claims are mapped to, and no account beyond the partner’s', async () => {
  const viewer = await authenticateFor()(await partner.token(claims));
  expect([...viewer!.permissions].sort()).toEqual(['cards:read', 'cards:write']);
  expect([viewer!.reaches('acct_1'), viewer!.reaches('acct_2'), viewer!.reaches('acct_9')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(viewer).toMatchObject({ name: 'user-1', mode: 'test', principal: expect.stringMatching(/^prin_/) });
  expect(viewer!.expiresAt!.getTime()).toBeGreaterThan(Date.now());
});

test('the same subject is the same principal in every token, with the accounts that it was granted', async () => {
  const enter = authenticateFor();
  const first = await enter(await partner.token(claims));
  await first!.adopt('acct_new');
  const second = await enter(await partner.token({ ...claims, jti: 'other' }));
  expect(second!.principal).toBe(first!.principal);
  expect(second!.reaches('acct_new')).toBe(true);
  const other = await enter(await partner.token({ ...claims, sub: 'user-2' }));
  expect([other!.principal === first!.principal, other!.reaches('acct_new')]).toEqual([false, false]);
});

test('accounts and permissions may be the same for every token of a partner', async () => {
  const enter = authenticateFor({ accounts: 'all', permissions: ['transactions:read'], principalClaim: 'client_id' });
  const viewer = await enter(await partner.token({ client_id: 'app' }));
  expect(viewer).toMatchObject({ name: 'app', allAccounts: true, permissions: new Set(['transactions:read']) });
});

test.each(['RS256', 'EdDSA'] as const)(
  'a token signed with %s opens where the partner’s entry allows it',
  async (alg) => {
    const other = await startIssuer(alg);
    const enter = authenticateFor({ jwksUri: undefined, jwks: { keys: other.published() }, algorithms: [alg] });
    expect(await outcome(enter(await other.token(claims)))).toBe('entered');
    await other.close();
  },
);

test('every token that is wrong gets one and the same answer', async () => {
  const enter = authenticateFor();
  const now = Math.floor(Date.now() / 1000);
  const body = { iss: partner.url, aud: 'cardgraph', sub: 'user-1', exp: now + 60, ...claims };
  const [publicKey] = partner.published();
  const confused = `${part({ alg: 'HS256', kid: publicKey!.kid })}.${part(body)}`;
  const good = await partner.token(claims);
  const [header, payload, signature = ''] = good.split('.');
  const wrong = {
    'no algorithm': `${part({ alg: 'none', kid: publicKey!.kid })}.${part(body)}.`,
    'a public key as a shared secret': `${confused}.${createHmac('sha256', JSON.stringify(publicKey)).update(confused).digest('base64url')}`,
    'another signature': `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    'other claims': `${header}.${part({ ...body, accounts: ['acct_2'] })}.${signature}`,
    "a stranger's key": await stranger.token(claims),
    'an unknown issuer': await partner.token({ ...claims, iss: 'https://elsewhere.example' }),
    'another audience': await partner.token({ ...claims, aud: 'other' }),
    'no audience': await partner.token({ ...claims, aud: undefined }),
    expired: await partner.token({ ...claims, exp: now - 31 }),
    'no end': await partner.token({ ...claims, exp: undefined }),
    'not yet': await partner.token({ ...claims, nbf: now + 60 }),
    'no subject': await partner.token({ ...claims, sub: undefined }),
    'no key id': await partner.token(claims, { kid: undefined }),
    'no such key id': await partner.token(claims, { kid: 'k99' }),
    'no mapped permission': await partner.token({ ...claims, scope: 'openid' }),
    huge: await partner.token({ ...claims, more: 'x'.repeat(9000) }),
    'not a token': 'eyJ.eyJ.x',
  };
  for (const [what, token] of Object.entries(wrong))
    expect([what, await outcome(enter(token))]).toEqual([what, new Unauthenticated('unknown').message]);
  expect(await outcome(enter(good))).toBe('entered');
});

test('an algorithm that the partner’s entry does not name is refused, whatever the key', async () => {
  const enter = authenticateFor({ algorithms: ['RS256'] });
  expect(await outcome(enter(await partner.token(claims)))).not.toBe('entered');
});

test('clocks may differ by as much as the entry allows', async () => {
  const past = { ...claims, exp: Math.floor(Date.now() / 1000) - 20 };
  expect(await outcome(authenticateFor()(await partner.token(past)))).toBe('entered');
  expect(await outcome(authenticateFor({ clockToleranceSeconds: 5 })(await partner.token(past)))).not.toBe('entered');
});

test('a token older than the entry allows is refused, though it has not expired', async () => {
  const old = await partner.token({ ...claims, iat: Math.floor(Date.now() / 1000) - 600 });
  expect(await outcome(authenticateFor()(old))).toBe('entered');
  expect(await outcome(authenticateFor({ maxAgeSeconds: 300 })(old))).not.toBe('entered');
});

test('a token that may be shown once is refused the second time, by every instance, and without an id the first', async () => {
  const [enter, elsewhere] = [authenticateFor({ once: true }), authenticateFor({ once: true })];
  const token = await partner.token({ ...claims, jti: 'j-1' });
  expect(await outcome(enter(token))).toBe('entered');
  expect(await outcome(enter(token))).not.toBe('entered');
  expect(await outcome(elsewhere(token))).not.toBe('entered');
  expect(await outcome(enter(await partner.token({ ...claims, jti: 'j-2' })))).toBe('entered');
  expect(await outcome(enter(await partner.token(claims)))).not.toBe('entered');
});

test('used tokens are forgotten when they have expired', async () => {
  await store.usedTokens.use('used', new Date(1000));
  expect(await store.usedTokens.removeExpired(new Date(1000), 10)).toBe(0);
  expect(await store.usedTokens.removeExpired(new Date(1001), 10)).toBe(1);
  expect(await store.usedTokens.use('used', new Date(2000))).toBe(true);
});

test('keys are fetched once for many tokens, and again for a key that is new', async () => {
  const check = createPartnerTokenCheck({ issuers: issuersOf(entry()), store, mode: 'test', cooldownMs: 0 });
  await Promise.all([check(await partner.token(claims)), check(await partner.token(claims))]);
  await check(await partner.token(claims));
  expect(partner.asked()).toBe(1);
  const old = await partner.token(claims);
  await partner.rotate();
  await check(await partner.token(claims));
  expect(partner.asked()).toBe(2);
  await expect(check(old)).rejects.toThrow(Unauthenticated);
});

test('unknown keys do not make the partner be asked at every request', async () => {
  const enter = authenticateFor();
  await enter(await partner.token(claims));
  for (let tries = 0; tries < 5; tries++) await outcome(enter(await partner.token(claims, { kid: `x${tries}` })));
  expect(partner.asked()).toBe(1);
});

test('keys that cannot be had say nothing about the token, and are not asked for at every request', async () => {
  partner.answer(500);
  const enter = authenticateFor();
  const tokens = await Promise.all([partner.token(claims), partner.token(claims)]);
  for (const token of tokens) await expect(enter(token)).rejects.toThrow(Unchecked);
  expect(partner.asked()).toBe(1);
});

test.each<[string, object, RegExp]>([
  ['a shared-secret algorithm', { algorithms: ['HS256'] }, /0\.algorithms\.0/],
  ['no algorithm', { algorithms: [] }, /0\.algorithms/],
  ['neither keys nor their address', { jwksUri: undefined }, /needs jwksUri or jwks/],
  ['a plain address', { jwksUri: 'http://keys.example/jwks' }, /must be an https address/],
  [
    'a shared secret among the keys',
    { jwksUri: undefined, jwks: { keys: [{ kty: 'oct', kid: 'a', k: 'AAAA' }] } },
    /kty/,
  ],
  ['a private key', { jwksUri: undefined, jwks: { keys: [{ kty: 'EC', kid: 'a', d: 'x' }] } }, /must be a public key/],
  ['an unknown permission', { permissions: ['moon:write'] }, /permissions/],
  ['accounts without a bound', { accounts: { claim: 'accounts' } }, /accounts/],
  ['a misspelt setting', { onse: true }, /onse/],
])('an entry with %s is refused at the start', (_what, more, message) => {
  expect(() => issuersOf(entry(more))).toThrow(message);
});

test('a file that is missing, or names an issuer twice, is refused at the start', () => {
  expect(() => readIssuers(join(directory, 'none.json'))).toThrow(/JWT_ISSUERS/);
  expect(() => issuersOf(entry(), entry())).toThrow(/twice/);
});
