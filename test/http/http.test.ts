import { once } from 'node:events';
import { connect } from 'node:net';
import type { Http } from '../../src/http/index.js';
import { closeAll, createGate, failure, lines, logged, nextLine, post, start } from './given.js';

afterEach(closeAll);

describe('answers', () => {
  test('an operation is answered by POST and, with a preflight header, by GET', async () => {
    const http = await start();
    expect(await (await post(http, '{ hello }')).json()).toEqual({ data: { hello: 'world' } });
    const headers = { authorization: 'Bearer good', 'apollo-require-preflight': 'true' };
    const got = await fetch(`${http.url}/graphql?query={hello}`, { headers });
    expect(await got.json()).toEqual({ data: { hello: 'world' } });
    const bare = await fetch(`${http.url}/graphql?query={hello}`, { headers: { authorization: 'Bearer good' } });
    expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining('CSRF')]);
  });

  test('a list of operations in one request is refused', async () => {
    const http = await start();
    const response = await fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer good' },
      body: '[{"query":"{hello}"}]',
    });
    expect(await failure(response)).toMatchObject({ status: 400, message: expect.stringContaining('batch') });
  });

  test.each([
    [
      'a body over one megabyte',
      JSON.stringify({ query: '#'.repeat(1024 * 1024) }),
      'application/json',
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['malformed JSON', '{"query":', 'application/json', 400, 'BAD_REQUEST'],
    ['an empty body', '', 'application/json', 400, 'BAD_REQUEST'],
    ['another content type', '<query/>', 'application/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'query={hello}', 'application/x-www-form-urlencoded', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s is refused as a GraphQL error', async (_what, body, type, status, code) => {
    const http = await start();
    const response = await fetch(`${http.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await failure(response)).toMatchObject({ status, code });
    expect((await post(http, '{ hello }')).status).toBe(200);
  });

  test('a body of almost one megabyte is taken', async () => {
    const http = await start();
    expect((await post(http, `{ hello } #${'x'.repeat(1000 * 1000)}`)).status).toBe(200);
  });

  test('an unknown path and a Host header that is no address are refused', async () => {
    const http = await start();
    expect(await failure(await fetch(`${http.url}/nothing?key=secret`))).toEqual({
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is nothing at GET /nothing: the API is POST /graphql.',
    });
    expect(await raw(http, 'GET /graphql?query={hello} HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400/,
    );
    expect((await post(http, '{ hello }')).status).toBe(200);
  });

  test('a document that does not validate is 400, or 200 for a client that knows only application/json', async () => {
    const http = await start();
    const status = async (accept: string) =>
      (await post(http, '{ nope }', { authorization: 'Bearer good', accept })).status;
    expect(await status('application/json')).toBe(200);
    expect(await status('application/graphql-response+json')).toBe(400);
    expect(await status('application/graphql-response+json, application/json')).toBe(400);
  });
});

describe('who may ask', () => {
  const nobody = { accept: 'application/json' };

  test('nobody may ask for the name of the root type, through fragments too, and for nothing else', async () => {
    const http = await start({ production: true });
    const allowed = '{ __typename ...F ... { a: __typename } } fragment F on Query { __typename }';
    expect((await post(http, allowed, nobody)).status).toBe(200);
    for (const query of [
      '{ hello }',
      '{ __typename hello }',
      '{ ...F } fragment F on Query { hello }',
      '{ __typename ... { hello } }',
    ])
      expect(await failure(await post(http, query, nobody))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  test('introspection is open outside production, alone', async () => {
    const open = await start();
    expect(
      (await post(open, '{ __schema { queryType { name } } __type(name: "Query") { name } }', nobody)).status,
    ).toBe(200);
    expect((await post(open, '{ __schema { queryType { name } } hello }', nobody)).status).toBe(401);
    const closed = await start({ production: true });
    expect((await post(closed, '{ __schema { queryType { name } } }', nobody)).status).toBe(401);
    expect((await post(closed, '{ __schema { queryType { name } } }')).status).toBe(200);
  });

  test('a credential that opens nothing is 401, even for what nobody may ask', async () => {
    const http = await start();
    const response = await post(http, '{ __typename }', { authorization: 'Bearer wrong', ...nobody });
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await failure(response)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  test('a context that fails says no more than it may', async () => {
    const http = await start();
    const response = await post(http, '{ hello }', { authorization: 'Bearer broken' });
    expect(await failure(response)).toEqual({
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Something went wrong here.',
    });
    expect(lines.join('')).toContain('hunter2');
    expect(await failure(await post(http, '{ hello }', { authorization: 'Bearer refused' }))).toMatchObject({
      status: 400,
      code: 'NOT_FOUND',
      message: 'No such account',
    });
  });
});

describe('request ids and the log', () => {
  test('a fit request id is echoed, any other replaced', async () => {
    const http = await start();
    const id = async (given?: string) =>
      (await fetch(`${http.url}/health`, { headers: given ? { 'x-request-id': given } : {} })).headers.get(
        'x-request-id',
      );
    expect(await id('caller-id_1')).toBe('caller-id_1');
    for (const unfit of [undefined, 'short', 'has space in it', 'x'.repeat(65)])
      expect(await id(unfit)).toMatch(/^req_[0-9A-Za-z]{16}$/);
  });

  test('each request is one line, without its body, its query string and its credential', async () => {
    const http = await start();
    await post(http, '{ hello }', { authorization: 'Bearer good', 'x-request-id': 'request-one' });
    await fetch(`${http.url}/graphql?query={secretInQuery}`, { headers: { authorization: 'Bearer good' } });
    await http.close();
    expect(logged()).toEqual([
      expect.objectContaining({
        requestId: 'request-one',
        method: 'POST',
        path: '/graphql',
        status: 200,
        ms: expect.any(Number),
      }),
      expect.objectContaining({ method: 'GET', path: '/graphql', status: 400 }),
    ]);
    expect(lines.join('')).not.toMatch(/hello|secretInQuery|Bearer/);
  });

  test('a request whose caller has gone is logged as such', async () => {
    const gate = createGate();
    const http = await start({ gate });
    const gone = new AbortController();
    const response = fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer good' },
      body: '{"query":"{slow}"}',
      signal: gone.signal,
    });
    await gate.entered;
    const line = nextLine();
    gone.abort();
    await expect(response).rejects.toThrow();
    await line;
    gate.open();
    await http.close();
    expect(logged()).toEqual([expect.objectContaining({ path: '/graphql', aborted: true })]);
  });
});

describe('other origins', () => {
  const preflight = async (http: Http, origin: string) => {
    const response = await fetch(`${http.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers':
          'authorization,content-type,stripe-account,apollo-require-preflight,x-request-id',
      },
    });
    const { headers } = response;
    return [response.status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')];
  };
  const asked = expect.stringContaining('stripe-account');

  test('the hosted Sandbox and this machine may call outside production', async () => {
    const http = await start();
    for (const origin of ['https://studio.apollographql.com', 'http://localhost:3000', 'http://127.0.0.1:5173'])
      expect(await preflight(http, origin)).toEqual([204, origin, asked]);
    for (const origin of [
      'https://evil.example.com',
      'http://localhost.evil.com',
      'https://studio.apollographql.com.evil.com',
    ])
      expect((await preflight(http, origin))[1]).toBeNull();
  });

  test('in production only the named origins may call', async () => {
    const http = await start({ production: true, corsOrigins: ['https://app.example.com'] });
    expect(await preflight(http, 'https://app.example.com')).toEqual([204, 'https://app.example.com', asked]);
    for (const origin of ['https://studio.apollographql.com', 'http://localhost:3000'])
      expect((await preflight(http, origin))[1]).toBeNull();
  });
});

describe('the landing page', () => {
  const open = async (http: Http) => {
    const response = await fetch(http.url, { headers: { accept: 'text/html' } });
    return { url: response.url, status: response.status, text: await response.text() };
  };

  test('the root leads to Apollo Sandbox with the key and a first query', async () => {
    const http = await start();
    const { url, status, text } = await open(http);
    expect([url, status]).toEqual([`${http.url}/graphql`, 200]);
    expect(text).toContain('EmbeddedSandbox');
    expect(text).toContain('cg_test_shown');
    expect(text).toContain('{ hello }');
  });

  test('there is none in production', async () => {
    const { status, text } = await open(await start({ production: true }));
    expect(status).toBe(400);
    expect(text).not.toMatch(/cg_test_shown|Sandbox/);
  });
});

async function raw(http: Http, text: string): Promise<string> {
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
