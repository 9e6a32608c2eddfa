import type { IncomingHttpHeaders } from 'node:http';
import { randomBase62 } from '../util/random-base62.js';
import type { FastifyInstance } from 'fastify';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '../log.js';

const ACCEPTABLE = /^[\w-]{8,64}$/;

/** The caller's own id, if it is fit for a log and a header; a new one otherwise. */
export function requestId(request: { readonly headers: IncomingHttpHeaders }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : `req_${randomBase62(16)}`;
}

/** Echoes the request id and writes one line per request: never a body, never a query string. */
export function trackRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onRequest', (request, reply, done) => {
    const start = performance.now();
    void reply.header('x-request-id', request.id);
    // `close` comes for answered and for abandoned requests alike; Fastify's own hook misses the latter.
    reply.raw.once('close', () => {
      const aborted = !reply.raw.writableFinished;
      log.info(
        {
          requestId: request.id,
          method: request.method,
          // Where there is nothing, the path is whatever somebody pasted.
          path: request.routeOptions.url ?? null,
          status: reply.raw.statusCode,
          ms: Math.round((performance.now() - start) * 10) / 10,
          ...(aborted && { aborted }),
        },
        'request',
      );
    });
    done();
  });
}

/** What came over a connection and was no request, or never one: Fastify answers it, if anything can. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'slow',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** Clients that go away by themselves are none of it. */
const GONE = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Counts the connections that brought nothing to be answered, with one line for each: never what was sent. */
export function trackConnections(
  app: FastifyInstance,
  log: Logger,
  count: (reason: string) => void = () => undefined,
): void {
  const refused = (reason: string, address: string | undefined) => {
    count(reason);
    log.info({ reason, address }, 'a connection was refused');
  };
  app.server.prependListener('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Duplex) => {
    const address = socket instanceof Socket ? socket.remoteAddress : undefined;
    if (!GONE.has(code)) refused(REASONS[code] ?? 'malformed', address);
  });
  app.server.on('drop', (connection) => refused('too_many', connection?.remoteAddress));
}
