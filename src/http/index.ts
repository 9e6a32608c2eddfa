/**
 * Sockets and routes: the GraphQL endpoint, health, request ids, one log line per request, draining. Doors: this file,
 * `apollo/` and `landing-page.ts`. It knows no business: what runs behind a route arrives as an argument.
 */
import type { ApolloServer, BaseContext } from '@apollo/server';
import fastifyCors from '@fastify/cors';
import fastify from 'fastify';
import type { Logger } from '../log.js';
import { contextFunction, type ContextRequest } from './context-function.js';
import { corsOptions } from './headers/cors.js';
import { createDrain } from './drain.js';
import { createReadiness, type Probes } from './readiness.js';
import { answerFaults } from './faults.js';
import { addGraphqlRoute, type GraphqlRoute } from './graphql-route.js';
import { checkHost } from './headers/host-header.js';
import { addLive, type Live, type LivePort } from './live/index.js';
import { requestId, trackConnections, trackRequests } from './request-log.js';
import { addUploadRoute, type OpenLink } from './uploads/upload-route.js';
import { secureAnswers } from './headers/security-headers.js';
import { addStateRoutes, type MetricsRoute } from './state-routes.js';
import { addWebhookRoute } from './webhook-route.js';
import type { Receive } from '../webhooks/receive.js';

export type { ContextRequest } from './context-function.js';

const BODY_LIMIT_BYTES = 1024 * 1024;

/** How long clients are waited for, and how many of them there may be. */
export interface Patience {
  /** Until the head of a request has arrived whole. */
  readonly headMs: number;
  /** Until all of it has. */
  readonly requestMs: number;
  readonly checkEveryMs: number;
  /** Open connections; one more is closed at once. */
  readonly mostConnections: number;
}

const PATIENCE: Patience = { headMs: 10_000, requestMs: 60_000, checkEveryMs: 5_000, mostConnections: 20_000 };

export interface HttpOptions<C extends BaseContext> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Logger;
  /** Not started yet: it starts and stops with the sockets. */
  readonly apollo: ApolloServer<C>;
  readonly context: (request: ContextRequest) => Promise<C>;
  /** The text to run for what a request asks; undefined leaves it as it is. Throws a GraphQLError to refuse. */
  readonly admit?: GraphqlRoute<C>['admit'];
  /** What requests need, by name: `GET /ready` asks it. */
  readonly ready: Probes;
  /** Who may read what is counted; without it there is no such route. */
  readonly metrics?: MetricsRoute | undefined;
  /** Counts a connection that ended without an answer. */
  readonly onRefusedConnection?: (reason: string) => void;
  /** Where files are sent to; without it there is no such route. */
  readonly openUpload?: OpenLink;
  /** What stays open and is told what happens; without it nothing does. */
  readonly live?: LivePort<C> | undefined;
  /** Takes Stripe's events; without it there is no such route. */
  readonly receive?: Receive | undefined;
  readonly production: boolean;
  /** Web origins that may call; outside production Apollo's hosted Sandbox and this machine may too. */
  readonly corsOrigins?: readonly string[];
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  readonly patience?: Patience;
}

export interface Http {
  readonly url: string;
  /** Accepts nothing more, waits for what runs (ten seconds at most), then lets go. */
  close(): Promise<void>;
}

const asItCame = () => Promise.resolve(undefined);

export async function startHttp<C extends BaseContext>(options: HttpOptions<C>): Promise<Http> {
  const { host, port, log, apollo, production, corsOrigins = [], trustedProxies = [] } = options;
  const { admit = asItCame, patience = PATIENCE } = options;
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: patience.requestMs,
    http: { headersTimeout: patience.headMs, connectionsCheckingInterval: patience.checkEveryMs },
    forceCloseConnections: 'idle',
    // The drain says it.
    return503OnClosing: false,
    genReqId: requestId,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
  });
  // Browsers send text to other sites unasked.
  app.removeContentTypeParser('text/plain');
  app.server.maxConnections = patience.mostConnections;
  trackRequests(app, log);
  trackConnections(app, log, options.onRefusedConnection);
  answerFaults(app, log);
  let live: Live | undefined;
  const drain = createDrain(app, { first: async () => live?.close(), last: () => apollo.stop() });
  secureAnswers(app, { production });
  checkHost(app, { production, host, origins: corsOrigins });
  await apollo.start();
  try {
    await app.register(fastifyCors, corsOptions({ production, origins: corsOrigins }));
    live = options.live && addLive(app, { ...options.live, apollo, admit, log });
    addGraphqlRoute(app, { apollo, admit, context: contextFunction(options.context, log), socket: live?.socket });
    if (options.openUpload) await addUploadRoute(app, options.openUpload, log);
    if (options.receive) await addWebhookRoute(app, options.receive);
    const missing = createReadiness(options.ready, log);
    addStateRoutes(app, { missing, draining: drain.begun, metrics: options.metrics });
    return { url: await app.listen({ host, port }), close: drain.end };
  } catch (error) {
    await apollo.stop();
    throw error;
  }
}
