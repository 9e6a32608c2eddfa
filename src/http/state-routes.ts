import type { FastifyInstance } from 'fastify';
import type { Shown } from '../auth/authenticate.js';
import { Unauthenticated } from '../auth/unauthenticated.js';
import type { Logger } from '../log.js';
import { shownBy } from './context-function.js';

/** What this process counts, for who may read it. */
export interface MetricsRoute {
  /** @throws Unauthenticated */
  check(shown: Shown): Promise<void>;
  text(): Promise<string>;
  readonly contentType: string;
}

export interface StateRoutes {
  /** Rejects when something that requests need does not answer. */
  readonly ready: () => Promise<void>;
  /** Without it there is no such route. */
  readonly metrics: MetricsRoute | undefined;
  readonly log: Logger;
}

/** How the process is, for who runs it. */
export function addStateRoutes(app: FastifyInstance, { ready, metrics, log }: StateRoutes): void {
  app.get('/', (_request, reply) => reply.redirect('/graphql', 302));
  app.get('/health', () => ({ status: 'ok' }));
  // While it drains, Fastify answers 503 to every request that an open connection still brings.
  app.get('/ready', async (_request, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (err) {
      log.warn({ err }, 'not ready');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
  if (metrics !== undefined) addMetrics(app, metrics);
}

function addMetrics(app: FastifyInstance, { check, text, contentType }: MetricsRoute): void {
  app.get('/metrics', async (request, reply) => {
    try {
      await check(shownBy(request));
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      const extensions = { code: 'UNAUTHENTICATED', requestId: request.id };
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ errors: [{ message: error.message, extensions }] });
    }
    return reply.type(contentType).send(await text());
  });
}
