import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** How the server between gateway and sandbox answers: each that says anything repeats all that it was sent. */
export const ANSWERS = ['refuses', 'declines', 'limits', 'breaks', 'shows a page', 'truncates'] as const;
export const NO_ANSWERS = ['resets', 'keeps silent'] as const;
export type Fault = (typeof ANSWERS | typeof NO_ANSWERS)[number];

export interface Echo {
  readonly url: string;
  /** From now on; undefined passes everything on. */
  fault: Fault | undefined;
  /** Whether reads are passed on even so. */
  writesOnly: boolean;
  /** All that was sent to a fault. */
  readonly struck: string[];
  /** All that was passed on. */
  readonly passed: string[];
  close(): void;
}

export async function startEcho(target: string): Promise<Echo> {
  const close = () => server.close().closeAllConnections();
  const echo: Echo = { url: '', fault: undefined, writesOnly: false, struck: [], passed: [], close };
  const server = createServer((request, response) => {
    const fault = echo.writesOnly && request.method === 'GET' ? undefined : echo.fault;
    buffer(request)
      .then((body) => {
        const sent = readable(body);
        (fault === undefined ? echo.passed : echo.struck).push(sent);
        return fault === undefined ? passOn(request, response, body, target) : strike(fault, request, response, sent);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return Object.assign(echo, { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
}

async function passOn(request: IncomingMessage, response: ServerResponse, body: Buffer, target: string) {
  const { connection: _connection, host: _host, 'content-length': _length, ...headers } = request.headers;
  const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const answer = await fetch(target + (request.url ?? '/'), {
    method: request.method ?? 'GET',
    headers: sent,
    ...(request.method === 'GET' ? {} : { body: new Uint8Array(body) }),
  });
  const kept = [...answer.headers].filter(([name]) => !/^(content-encoding|transfer-encoding)$/.test(name));
  response.writeHead(answer.status, Object.fromEntries(kept)).end(Buffer.from(await answer.arrayBuffer()));
}

/** A form as it was before it was encoded; what carries a file as it is. */
function readable(body: Buffer): string {
  const text = String(body);
  return text.startsWith('--') ? text : decodeURIComponent(text.replaceAll('+', ' '));
}

/** Sent again at once, as often as the gateway will. */
const TOO_FAST = { 'stripe-rate-limited-reason': 'global-rate', 'retry-after': '0' };

function strike(fault: Fault, { headers, url }: IncomingMessage, response: ServerResponse, sent: string): void {
  const words = `What came with ${headers.authorization} to ${url}: ${sent}`;
  const error = {
    message: words,
    code: 'marked',
    doc_url: 'https://docs.stripe.com',
    decline_code: words,
    source: words,
  };
  const answer = (status: number, type: string, more: Record<string, string> = { 'stripe-should-retry': 'false' }) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_echo', ...more })
      .end(JSON.stringify({ error: { type, ...error } }));
  if (fault === 'refuses') answer(400, 'invalid_request_error');
  else if (fault === 'declines') answer(402, 'card_error');
  else if (fault === 'limits') answer(429, 'invalid_request_error', TOO_FAST);
  else if (fault === 'breaks') answer(500, 'api_error');
  else if (fault === 'shows a page')
    response.writeHead(502, { 'content-type': 'text/html', 'stripe-should-retry': 'false' }).end(`<p>${words}</p>`);
  else if (fault === 'truncates') {
    const text = JSON.stringify({ id: words, object: words });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length + 9 });
    response.write(text, () => response.destroy());
  } else if (fault === 'resets') response.destroy();
}
