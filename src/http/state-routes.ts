import type { FastifyInstance } from 'fastify';
import type { Shown } from '../auth/authenticate.js';
import { Unauthenticated } from '../auth/unauthenticated.js';
import { READY } from './drain.js';
import { shownBy } from './context-function.js';
import type { NotReady } from './readiness.js';

/** What this process counts, for who may read it. */
export interface MetricsRoute {
  /** @throws Unauthenticated */
  check(shown: Shown): Promise<void>;
  text(): Promise<string>;
  readonly contentType: string;
}

export interface StateRoutes {
  /** What requests need and do not have. */
  readonly missing: () => Promise<readonly NotReady[]>;
  readonly draining: () => boolean;
  /** Without it there is no such route. */
  readonly metrics: MetricsRoute | undefined;
}

const DRAINING: NotReady = { name: 'draining', reason: 'this instance is shutting down' };

/** Requests are answered without these: limits and news are this process's own then. */
const DISPENSABLE = new Set(['redis']);

/** How the process is, for who runs it. */
export function addStateRoutes(app: FastifyInstance, { missing, draining, metrics }: StateRoutes): void {
  app.get('/', (_request, reply) => reply.redirect('/graphql', 302));
  app.get('/health', () => ({ status: 'ok' }));
  app.get(READY, async (_request, reply) => {
    const without = draining() ? [DRAINING] : await missing();
    if (without.length === 0) return { status: 'ready' };
    // Sent away from one, clients would find the others without it, too.
    if (without.every(({ name }) => DISPENSABLE.has(name))) return { status: 'degraded', missing: without };
    return reply.code(503).send({ status: 'unavailable', missing: without });
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
