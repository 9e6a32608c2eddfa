import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

export type Misbehaviour =
  | 'none'
  | 'answers 403'
  | 'answers 404'
  | 'answers 500'
  | 'answers HTML'
  | 'answers 429'
  | 'resets'
  | 'does the work, then resets';

export interface Upstream {
  readonly url: string;
  /** What it does from now on to requests that match. */
  misbehave(how: Misbehaviour, matching?: (request: IncomingMessage) => boolean): void;
  /** What happens elsewhere before it passes on a request. */
  meanwhile(happens: (request: IncomingMessage) => Promise<void>): void;
  close(): Promise<void>;
}

/** A server between the gateway and its Stripe that fails on demand. */
export async function startUpstream(target: () => string): Promise<Upstream> {
  let how: Misbehaviour = 'none';
  let matching: (request: IncomingMessage) => boolean = () => true;
  let happens: (request: IncomingMessage) => Promise<void> = () => Promise.resolve();
  const server = createServer((request, response) => {
    const answer =
      how !== 'none' && matching(request)
        ? fail(how, request, response, target())
        : happens(request).then(() => forward(request, response, target()));
    answer.catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The upstream has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    misbehave(next, match = () => true) {
      how = next;
      matching = match;
    },
    meanwhile(next) {
      happens = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function fail(
  how: Misbehaviour,
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
): Promise<void> {
  if (how === 'does the work, then resets') await exchange(request, target);
  if (how === 'resets' || how === 'does the work, then resets') {
    request.socket.destroy();
    return;
  }
  const [status, type, body] = FAILURES[how === 'none' ? 'answers 500' : how];
  response.writeHead(status, { 'content-type': type, 'request-id': 'req_upstream' }).end(body);
}

const FAILURES = {
  'answers 403': [
    403,
    'application/json',
    '{"error":{"type":"invalid_request_error","code":"account_invalid","message":"No access"}}',
  ],
  'answers 404': [
    404,
    'application/json',
    '{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such object"}}',
  ],
  'answers 500': [500, 'application/json', '{"error":{"type":"api_error","message":"A secret stack trace"}}'],
  'answers HTML': [502, 'text/html', '<html><body>Bad gateway</body></html>'],
  'answers 429': [
    429,
    'application/json',
    '{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many requests"}}',
  ],
} as const;

async function forward(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const answer = await exchange(request, target);
  const headers = Object.fromEntries(answer.headers);
  delete headers['content-encoding'];
  delete headers['transfer-encoding'];
  response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
}

async function exchange(request: IncomingMessage, target: string): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { connection: _connection, host: _host, 'content-length': _length, ...headers } = request.headers;
  const kept = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const method = request.method ?? 'GET';
  return fetch(target + (request.url ?? '/'), {
    method,
    headers: Object.fromEntries(kept),
    ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
  });
}
