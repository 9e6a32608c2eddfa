/**
 * Lines that stay open: WebSockets on the endpoint itself, and server-sent events beside it. Door: this file, and
 * `operations.ts` for the Apollo Server. It knows no business: what is told arrives as text.
 */
import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../log.js';
import type { Asked } from '../graphql-route.js';
import { type ContextRequest, contextFunction } from '../context-function.js';
import { addEventStreamRoute } from './event-stream-route.js';
import { type LinesOptions, createLines } from './lines.js';
import type { LiveViewer, Operations } from './operations.js';
import { type SocketBounds, createSockets } from './sockets.js';

export type { LiveViewer, Opened, Operations } from './operations.js';
export { createOperations } from './operations.js';

/** What the routes of open lines need from outside. */
export interface LivePort<C extends BaseContext> extends Pick<LinesOptions, 'closedAmong' | 'onRevoked'> {
  readonly operations: Operations<C>;
  /** @throws Unauthenticated, also without credentials */
  connect(request: ContextRequest): Promise<LiveViewer<C>>;
  /** Open lines of one viewer. */
  readonly mostPerViewer: number;
  readonly bounds?: Partial<SocketBounds> | undefined;
}

export interface LiveOptions<C extends BaseContext> extends LivePort<C> {
  readonly apollo: ApolloServer<C>;
  readonly admit: (asked: Asked, context: C) => Promise<string | undefined>;
  readonly log: Logger;
}

export interface Live {
  /** Makes a socket of a request that asks for one; false for any other. */
  socket(request: FastifyRequest, reply: FastifyReply): boolean;
  /** Tells all that this process ends. */
  close(): Promise<void>;
}

const BOUNDS: SocketBounds = {
  mostUnread: 1024 * 1024,
  mostOperations: 100,
  mostBytes: 1024 * 1024,
  greetMs: 10_000,
  pingMs: 30_000,
};

export function addLive<C extends BaseContext>(app: FastifyInstance, options: LiveOptions<C>): Live {
  const { operations, apollo, admit, log } = options;
  const bounds = { ...BOUNDS, ...options.bounds };
  const lines = createLines(options);
  const connect = contextFunction(options.connect, log);
  const run = (asked: Asked, viewer: LiveViewer<C>) => operations.run(apollo, asked, viewer, admit);
  const sockets = createSockets<C>({
    lines,
    log,
    run,
    bounds,
    connect: (request, params) => connect(request, saidIn(request, params)),
  });
  sockets.upgrade(app);
  addEventStreamRoute<C>(app, { lines, run, connect: (request) => connect(request), mostUnread: bounds.mostUnread });
  return {
    socket: (request, reply) => sockets.take(request, reply),
    async close() {
      lines.close();
      await sockets.close();
    },
  };
}

/** Browsers cannot give a socket's request headers, so it says them afterwards; what it says counts. */
function saidIn({ headers }: FastifyRequest, params: Readonly<Record<string, unknown>>): Partial<ContextRequest> {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) if (typeof value === 'string') said[name.toLowerCase()] = value;
  const { authorization } = said;
  return { headers: { ...headers, ...said }, ...(authorization === undefined ? {} : { authorization }) };
}
