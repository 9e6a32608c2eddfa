import { request } from 'node:http';
import { z } from 'zod';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

let gateway: Gateway;

async function start(env: Record<string, string> = {}) {
  gateway = await startGateway(env);
}

afterEach(() => gateway.close());

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

describe('Every answer', () => {
  it.each(['development', 'production'])('carries headers that keep browsers from misusing it, in %s', async (mode) => {
    await start({ NODE_ENV: mode });
    const json = { 'content-type': 'application/json' };
    const answers = [
      await fetch(`${gateway.url}/health`),
      await fetch(`${gateway.url}/nowhere`),
      await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: json, body: '{"query":"{__typename}"}' }),
      await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: json, body: '{' }),
      await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { ...json, authorization: 'Bearer x' },
        body: '{}',
      }),
    ];
    for (const { headers } of answers) {
      const given = Object.fromEntries(headers);
      expect(given).toMatchObject(everywhere);
      expect(given['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(given['x-powered-by']).toBeUndefined();
      expect(given['server']).toBeUndefined();
      expect(given['strict-transport-security']).toBe(
        mode === 'production' ? 'max-age=31536000; includeSubDomains' : undefined,
      );
    }
  });
});

const page = async (host: string) => {
  const { hostname, port } = new URL(gateway.url);
  return new Promise<{ status: number | undefined; policy: string; text: string }>((resolve, reject) => {
    request({ hostname, port, path: '/graphql', headers: { host, accept: 'text/html' } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      const policy = String(response.headers['content-security-policy']);
      response.on('end', () => resolve({ status: response.statusCode, policy, text }));
    })
      .on('error', reject)
      .end();
  });
};

describe('The page of Apollo Sandbox', () => {
  it('is held by its own policy, with a new nonce each time, and by ours, which forbids nothing that it loads', async () => {
    await start();
    const [first, second] = [await page('localhost'), await page('localhost')];
    const own = z.string().parse(/Content-Security-Policy" content="([^"]*)"/.exec(first.text)?.[1]);
    expect(own).toMatch(/script-src 'self' 'nonce-\w{64}' https/);
    expect(second.text).not.toContain(/nonce-\w{64}/.exec(own)?.[0]);
    expect(first.policy).toContain("frame-ancestors 'none'");
    expect(first.policy).toContain("connect-src 'self'");
    expect(first.policy).not.toMatch(/default-src|script-src|style-src|img-src|frame-src|manifest-src/);
  });

  it('is shown under names of this machine and of the allowed origins', async () => {
    await start({ CORS_ORIGINS: 'https://dev.example.com' });
    for (const host of [
      'localhost',
      'localhost:4000',
      '127.0.0.1:4000',
      '[::1]:4000',
      'app.localhost',
      '192.168.1.5',
      'dev.example.com',
    ])
      expect({ host, status: (await page(host)).status }).toEqual({ host, status: 200 });
  });

  it('is not shown under a name that somebody else may have pointed here', async () => {
    await start();
    for (const host of [
      'evil.example.com',
      'localhost.evil.example.com',
      '127.0.0.1.evil.example.com:4000',
      'evillocalhost',
    ]) {
      const { status, text } = await page(host);
      expect({ host, status }).toEqual({ host, status: 421 });
      expect(text).toContain('MISDIRECTED_REQUEST');
      expect(text).not.toContain('EmbeddedSandbox');
    }
  });
});

describe('A page of another site', () => {
  const simple = async (method: string, headers: Record<string, string>, body?: string) => {
    const search = method === 'GET' ? '?query={__typename}' : '';
    const init = { method, headers: { origin: 'https://evil.example.com', ...headers }, ...(body && { body }) };
    const response = await fetch(`${gateway.url}/graphql${search}`, init);
    return [response.status, response.headers.get('access-control-allow-origin')];
  };

  it('can send nothing that a browser would send for it unasked', async () => {
    await start();
    const body = '{"query":"{__typename}"}';
    expect(await simple('GET', {})).toEqual([400, null]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect([type, ...(await simple('POST', { 'content-type': type }, body))]).toEqual([type, 415, null]);
    expect(await simple('POST', { 'content-type': 'text/plain;application/json' }, body)).toEqual([415, null]);
  });
});
