import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log.js';

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
