import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { PARTNER_CERTIFICATE } from './partner-certificate.js';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The port that it came from: the same for what comes on one connection. */
  readonly from: number | undefined;
}

/** What it does with a request. */
export type Behaviour = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

/** A partner's server, of which everything can be expected. */
export interface PartnerServer {
  readonly port: number;
  readonly url: string;
  /** In the order of their arrival. */
  readonly received: readonly Received[];
  /** Resolves when so many have come. */
  arrived(count: number): Promise<void>;
  /** What it does from now on. */
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

export interface PartnerServerOptions {
  readonly tls?: boolean;
  readonly host?: string;
  readonly port?: number;
}

export async function startPartnerServer(
  { tls = false, host = '127.0.0.1', port: wanted = 0 }: PartnerServerOptions = {},
  first: Behaviour = (response) => response.end('{}'),
): Promise<PartnerServer> {
  let behaviour = first;
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = '', url = '', headers, socket } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8'), from: socket.remotePort };
    received.push(one);
    behaviour(response, one, request);
    for (const wake of waiting) wake();
  };
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void answer(request, response).catch(() => request.socket.destroy());
  const server = tls ? createTlsServer(PARTNER_CERTIFICATE, listener) : createServer(listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(wanted, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}`,
    received,
    async arrived(count) {
      while (received.length < count)
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
    },
    behave(how) {
      behaviour = how;
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
