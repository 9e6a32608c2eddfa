import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { createClient } from '../kit/client.js';
import { type TestIssuer, startIssuer } from '../kit/issuer.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TOKEN = 'a-token-for-the-metrics';
const WHO = '{ viewer { name } }';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('What a gateway counts', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-metrics-'));
  let partner: TestIssuer;
  let stranger: TestIssuer;
  let gateway: Gateway;

  beforeAll(async () => {
    [partner, stranger] = [await startIssuer(), await startIssuer()];
    const path = join(directory, 'issuers.json');
    const entry = { issuer: partner.url, audience: 'cardgraph', jwksUri: partner.jwksUri, algorithms: ['ES256'] };
    writeFileSync(path, JSON.stringify([{ ...entry, once: true, accounts: 'all', permissions: ['cards:read'] }]));
    gateway = await startGateway({ METRICS_TOKEN: TOKEN, JWT_ISSUERS: path });
  });
  afterAll(async () => {
    await Promise.all([gateway.close(), partner.close(), stranger.close()]);
    rmSync(directory, { recursive: true });
  });

  const read = (authorization?: string) =>
    fetch(`${gateway.url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });
  const counts = async (name: string) => {
    const text = await (await read(`Bearer ${TOKEN}`)).text();
    const lines = text.matchAll(new RegExp(`^cardgraph_${name}_total\\{reason="(\\w+)"\\} (\\d+)$`, 'gm'));
    return Object.fromEntries([...lines].map(([, reason = '', count]) => [reason, Number(count)]));
  };

  it('is told, in the format of Prometheus, to who shows its token and to nobody else', async () => {
    const told = await read(`Bearer ${TOKEN}`);
    expect(told.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await told.text()).toContain('# TYPE cardgraph_credentials_refused_total counter');
    const { secret } = await gateway.keys.create({ name: 'a', permissions: 'all', accounts: 'all', mode: 'test' });
    for (const shown of [undefined, 'Bearer', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, `Bearer ${secret}`]) {
      const { status, headers } = await read(shown);
      expect([shown, status, headers.get('www-authenticate')]).toEqual([shown, 401, 'Bearer']);
    }
    expect((await createClient(gateway.url, TOKEN).ask(WHO, {})).status).toBe(401);
  });

  it('holds every kind of credential that opens nothing, all answered alike', async () => {
    const before = await counts('credentials_refused');
    const key = { name: 'a', permissions: ['cards:read'], accounts: 'all', mode: 'test' } as const;
    const made = async (more: object) => (await gateway.keys.create({ ...key, ...more })).secret;
    const revoked = await gateway.keys.create(key);
    await gateway.keys.revoke(revoked.id);
    const good = await partner.token({ jti: 'once' });
    const payload = good.split('.')[1] ?? '';
    const hmac = `${part({ alg: 'HS256', kid: 'k1' })}.${payload}`;
    const keySet = JSON.stringify(partner.published()[0]);
    expect((await createClient(gateway.url, good).ask(WHO, {})).status).toBe(200);
    const shown: [reason: string, credential: string][] = [
      ['malformed', 'short'],
      ['malformed', `eyJ${'x'.repeat(20)}..`],
      ['unknown', `cg_test_${'x'.repeat(40)}`],
      ['revoked', revoked.secret],
      ['expired', await made({ expiresAt: new Date(Date.now() - 1) })],
      ['other_mode', await made({ mode: 'live' })],
      ['address', await made({ ipRanges: ['203.0.113.0/24'] })],
      ['no_permissions', await made({ permissions: [] })],
      ['expired', await partner.token({ jti: 'late', exp: 1 })],
      ['forged', await partner.token({ jti: 'a', aud: 'another' })],
      ['forged', `${part({ alg: 'none', kid: 'k1' })}.${payload}.`],
      ['forged', `${hmac}.${createHmac('sha256', keySet).update(hmac).digest('base64url')}`],
      ['forged', await stranger.token({ jti: 'b' })],
      ['unknown', await partner.token({ jti: 'c', iss: 'https://nobody.example' })],
      ['replayed', good],
    ];
    expect(decodeJwt(good).jti).toBe('once');
    const answers = new Set<string>();
    for (const [, credential] of shown) {
      const { status, errors } = await createClient(gateway.url, credential).ask(WHO, {});
      answers.add(JSON.stringify([status, errors?.[0]?.message, errors?.[0]?.extensions.code]));
    }
    expect([...answers]).toEqual([expect.stringMatching(/^\[401,.*"UNAUTHENTICATED"\]$/)]);
    const after = await counts('credentials_refused');
    const expected = { ...before };
    for (const [reason] of shown) expected[reason] = (expected[reason] ?? 0) + 1;
    expect(after).toEqual(expected);
  }, 30_000);

  it('holds connections that brought no request', async () => {
    const { hostname, port } = new URL(gateway.url);
    const smuggled = [
      'POST /graphql HTTP/1.1',
      'Host: x',
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
      '',
      '0',
      '',
    ];
    for (const text of [smuggled.join('\r\n'), `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(100_000)}\r\n\r\n`]) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined).resume();
      socket.write(text);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(await counts('connections_refused')).toEqual({ malformed: 1, headers_too_large: 1 });
  });
});

test('a gateway without METRICS_TOKEN has no such address', async () => {
  const gateway = await startGateway();
  expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  await gateway.close();
});
