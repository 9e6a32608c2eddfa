import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The Stripe call of this number: killed when it has not gone out, when its work is done and its answer is on the way, or
 * while it is on its way, to arrive when everything is over.
 */
export interface StripePoint {
  readonly number: number;
  readonly side: 'before' | 'after' | 'late';
}

export interface Gate {
  readonly url: string;
  /** Counts from here on. Resolves when the call of the point is held; never, if it does not come. */
  trace(stop?: StripePoint): { readonly held: Promise<unknown> };
  /** The calls since counting began, as `POST /v1/accounts`. */
  readonly calls: readonly string[];
  /** Lets go what is still on its way. */
  release(): Promise<void>;
  close(): void;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

/** Stands between the gateway and its Stripe, and holds what it is told to hold. */
export async function openGate(target: string): Promise<Gate> {
  let calls: string[] = [];
  let late: Sent[] = [];
  let stop: StripePoint | undefined;
  let hold: () => void = () => undefined;
  let stands = false;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await received(request);
    // Whoever stands still does not ask again, however long it takes.
    if (stands) return;
    const isIt = calls.push(`${sent.method} ${sent.path.split('?')[0]}`) === stop?.number;
    if (isIt && stop?.side === 'late') late.push(sent);
    if (isIt && stop?.side !== 'after') return hold();
    const answer = await forward(sent, target);
    const body = Buffer.from(await answer.arrayBuffer());
    if (isIt) return hold();
    const {
      'content-encoding': _encoding,
      'transfer-encoding': _transfer,
      ...headers
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    trace(point) {
      calls = [];
      stop = point;
      stands = false;
      const held = new Promise<void>((resolve) => {
        hold = () => {
          stands = true;
          resolve();
        };
      });
      return { held };
    },
    get calls() {
      return calls;
    },
    async release() {
      for (const sent of late) await (await forward(sent, target)).arrayBuffer();
      late = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function received(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { connection: _connection, host: _host, 'content-length': _length, ...headers } = request.headers;
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks),
  };
}

function forward({ method, path, headers, body }: Sent, target: string): Promise<Response> {
  return fetch(target + path, { method, headers, ...(method === 'GET' ? {} : { body }) });
}
