import { connect } from 'node:net';
import { createClient } from '../kit/client.js';
import { startIssuer } from '../kit/issuer.js';
import { startGateway, type Gateway } from '../kit/start-gateway.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WHO = '{ viewer { name } }';
const CREATE = 'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';

async function keyFrom(gateway: Gateway, ipRanges: string[]): Promise<string> {
  const input = {
    idempotencyKey: ipRanges.join(),
    name: 'a',
    permissions: ['CARDS_READ'],
    allAccounts: true,
    ipRanges,
  };
  return (await gateway.client.run<{ createApiKey: { secret: string } }>(CREATE, { input })).createApiKey.secret;
}

/** The status line of a request whose headers are written by hand. */
async function raw(url: string, headers: readonly string[]): Promise<string> {
  const body = JSON.stringify({ query: WHO });
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = ['POST /graphql HTTP/1.1', `host: ${hostname}`, 'content-type: application/json', 'connection: close'];
  socket.write([...head, ...headers, `content-length: ${body.length}`, '', body].join('\r\n'));
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer.split('\r\n', 1)[0] ?? '';
}

describe('A gateway', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it('refuses a request with two credentials, though one is good', async () => {
    const good = `authorization: Bearer ${await keyFrom(gateway, ['127.0.0.1'])}`;
    expect(await raw(gateway.url, [good])).toContain(' 200 ');
    const other = 'authorization: Bearer cg_test_xxxxxxxxxxxxxxxx';
    expect(await raw(gateway.url, [good, other])).toContain(' 401 ');
    expect(await raw(gateway.url, [other, good])).toContain(' 401 ');
  });

  it('believes nobody who names another address', async () => {
    const secret = await keyFrom(gateway, ['203.0.113.0/24']);
    const client = createClient(gateway.url, secret, {
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    });
    expect((await client.ask(WHO, {})).status).toBe(401);
  });

  it('answers every wrong credential alike, however many come at once, and a right one as ever', async () => {
    const wrong = Array.from({ length: 60 }, (_, index) => `Bearer cg_test_${String(index).padStart(40, 'x')}`);
    const odd = [
      'Bearer',
      'Bearer ',
      'Basic YTpiYzpkZQ==',
      'Bearer a b',
      'Bearer eyJ.eyJ.',
      `Bearer ${'a'.repeat(9000)}`,
    ];
    const ask = (authorization: string) => createClient(gateway.url, null, { authorization }).ask(WHO, {});
    const answers = await Promise.all([...wrong, ...odd].map(ask));
    const seen = answers.map(({ status, errors, headers }) =>
      JSON.stringify([status, errors?.[0]?.message, errors?.[0]?.extensions.code, headers.get('www-authenticate')]),
    );
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(await gateway.client.run(WHO)).toEqual({ viewer: { name: 'test' } });
  });
});

describe('A gateway behind a proxy that it trusts', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ TRUST_PROXY: '127.0.0.0/8' });
  });
  afterAll(() => gateway.close());

  it('takes the address from the proxy, and no farther than the proxy saw', async () => {
    const secret = await keyFrom(gateway, ['203.0.113.0/24']);
    const through = (forwarded: string) =>
      createClient(gateway.url, secret, { 'x-forwarded-for': forwarded }).ask(WHO, {});
    expect((await through('203.0.113.9')).status).toBe(200);
    expect((await through('198.51.100.1')).status).toBe(401);
    expect((await through('203.0.113.9, 198.51.100.1')).status).toBe(401);
  });
});

test('a gateway whose partner’s keys cannot be had says so, and lets others in', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-issuers-'));
  const partner = await startIssuer();
  const entry = { issuer: partner.url, audience: 'cardgraph', jwksUri: partner.jwksUri, algorithms: ['ES256'] };
  const path = join(directory, 'issuers.json');
  writeFileSync(path, JSON.stringify([{ ...entry, accounts: 'all', permissions: ['cards:read'] }]));
  const gateway = await startGateway({ JWT_ISSUERS: path });
  const client = createClient(gateway.url, await partner.token());
  partner.answer(503);
  const { status, errors, headers } = await client.ask(WHO, {});
  expect([status, errors?.[0]?.extensions.code, headers.get('retry-after')]).toEqual([
    503,
    'UPSTREAM_UNAVAILABLE',
    '5',
  ]);
  expect(await gateway.client.run(WHO)).toEqual({ viewer: { name: 'test' } });
  await gateway.close();
  await partner.close();
  rmSync(directory, { recursive: true });
});
