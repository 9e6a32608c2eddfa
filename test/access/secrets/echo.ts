import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** How the server between gateway and sandbox answers what is written: each repeats all that it was sent. */
export const FAULTS = ['refuses', 'declines', 'breaks', 'shows a page', 'truncates', 'resets'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Echo {
  readonly url: string;
  /** From now on; undefined passes everything on. */
  fault: Fault | undefined;
  close(): void;
}

export async function startEcho(target: string): Promise<Echo> {
  const echo: Echo = { url: '', fault: undefined, close: () => server.close().closeAllConnections() };
  const server = createServer((request, response) => {
    const { fault } = echo;
    buffer(request)
      .then((body) =>
        fault === undefined ? passOn(request, response, body, target) : strike(fault, request, response, body),
      )
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

function strike(fault: Fault, { headers, url }: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const sent = decodeURIComponent(String(body).replaceAll('+', ' '));
  const words = `What came with ${headers.authorization} to ${url}: ${sent}`;
  const error = {
    message: words,
    code: 'marked',
    doc_url: 'https://docs.stripe.com',
    decline_code: words,
    source: words,
  };
  const answer = (status: number, type: string) =>
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'request-id': 'req_echo',
        'stripe-should-retry': 'false',
      })
      .end(JSON.stringify({ error: { type, ...error } }));
  if (fault === 'refuses') answer(400, 'invalid_request_error');
  else if (fault === 'declines') answer(402, 'card_error');
  else if (fault === 'breaks') answer(500, 'api_error');
  else if (fault === 'shows a page')
    response.writeHead(502, { 'content-type': 'text/html', 'stripe-should-retry': 'false' }).end(`<p>${words}</p>`);
  else if (fault === 'truncates') {
    const text = JSON.stringify({ id: words, object: words });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length + 9 });
    response.write(text, () => response.destroy());
  } else response.destroy();
}
