import { auditServer } from 'graphql-http';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

describe('GraphQL over HTTP', () => {
  let gateway: Gateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  const audit = async (headers: Record<string, string>) => {
    const results = await auditServer({
      url: `${gateway.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { ...headers, ...init.headers } }),
    });
    return { count: results.length, failed: results.filter(({ status }) => status !== 'ok').map(({ name }) => name) };
  };

  it('is spoken as its 61 audits ask, with the header that browsers cannot send unasked', async () => {
    expect(await audit({ 'apollo-require-preflight': 'true' })).toEqual({ count: 61, failed: [] });
  });

  it('is refused by GET without that header, and nothing else is', async () => {
    const { failed } = await audit({});
    expect(failed.every((name) => name.includes('GET'))).toBe(true);
    expect(failed).toHaveLength(3);
  });
});
