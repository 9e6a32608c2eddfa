import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, GraphQLSchema, parse } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type ServerOptions, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../../log.js';
import type { Asked } from '../graphql-route.js';
import type { Line, Lines } from './lines.js';
import { type LiveViewer, type Ran, thrown } from './operations.js';
import { SocketOutlet } from './socket-outlet.js';
import { untilEnded } from './until-ended.js';

export interface SocketsOptions<C> {
  readonly lines: Lines;
  readonly log: Logger;
  /** Who a socket belongs to, by the headers of its request and what it says first. @throws GraphQLError */
  readonly connect: (request: FastifyRequest, params: Readonly<Record<string, unknown>>) => Promise<LiveViewer<C>>;
  readonly run: (asked: Asked, viewer: LiveViewer<C>) => Promise<Ran>;
  readonly bounds: SocketBounds;
}

export interface SocketBounds {
  /** What was told and not read, in bytes; more ends the subscription. */
  readonly mostUnread: number;
  /** Operations on one socket at a time. */
  readonly mostOperations: number;
  /** A message's size. */
  readonly mostBytes: number;
  /** Until it says who it is. */
  readonly greetMs: number;
  /** A socket that does not answer within this time is closed. */
  readonly pingMs: number;
}

export interface Sockets {
  /** Brings requests for sockets to the routes, as all others. */
  upgrade(app: FastifyInstance): void;
  /** Makes a socket of a request that asks for one; false for any other. */
  take(request: FastifyRequest, reply: FastifyReply): boolean;
  /** Says that this process ends, and waits until all are gone, a second at most. */
  close(): Promise<void>;
}

type Params = Readonly<Record<string, unknown>>;

interface Extra<C> {
  readonly outlet: SocketOutlet;
  /** Until it is known who it is. */
  request: FastifyRequest | null;
  line: SocketLine<C> | null;
  /** Operations of which the library does not know yet what came. */
  readonly ran: Map<string, Ran>;
}

type SocketLine<C> = Line & { readonly viewer: LiveViewer<C> };

const FORBIDDEN = { code: CloseCode.Forbidden, reason: 'Forbidden' };
const GOING = { code: 1001, reason: 'Going away' };
const TRY_AGAIN_LATER = 1013;
/** What a refusal of the credentials, or of what came with them, is told by. */
const REFUSED: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'BAD_USER_INPUT', 'FORBIDDEN']);

/** What the library wants to see of a document; what is really asked is looked at where all operations are. */
const SEEN = { schema: new GraphQLSchema({}), document: parse('subscription { answers }') };

export function createSockets<C>(options: SocketsOptions<C>): Sockets {
  const { lines, log, bounds } = options;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: bounds.mostBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const open = new Set<SocketOutlet>();
  const asking = new WeakMap<IncomingMessage, { readonly socket: Socket; readonly head: Buffer }>();
  const server = makeServer(serving(options));
  const pings = setInterval(() => {
    for (const outlet of open) {
      if (!outlet.isAlive) outlet.socket.terminate();
      outlet.isAlive = false;
      outlet.socket.ping();
    }
  }, bounds.pingMs).unref();

  function opened(socket: WebSocket, request: FastifyRequest): void {
    const outlet = new SocketOutlet(socket, bounds.mostUnread);
    const extra: Extra<C> = { outlet, request, line: null, ran: new Map() };
    open.add(outlet);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) => void (socket.readyState === socket.OPEN && socket.send(data)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) =>
          socket.on('message', (data) => {
            outlet.isAlive = true;
            // Who sends and does not read is answered no more.
            if (socket.bufferedAmount > 2 * bounds.mostUnread) return socket.terminate();
            hear(String(data)).catch((err: unknown) => {
              log.error({ err }, 'a message on a socket could not be handled');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      extra,
    );
    // Faults of the line or of a frame; the socket closes by itself.
    socket.on('error', (err) => log.info({ reason: err.message }, 'a socket failed'));
    socket.once('close', (code, reason) => {
      open.delete(outlet);
      if (extra.line !== null) lines.remove(extra.line);
      closed(code, String(reason)).catch((err: unknown) => log.error({ err }, 'a socket could not be ended'));
    });
  }

  return {
    upgrade(app) {
      app.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
        asking.set(request, { socket, head });
        const response = new ServerResponse(request);
        response.shouldKeepAlive = false;
        response.assignSocket(socket);
        response.once('finish', () => socket.end());
        app.routing(request, response);
      });
    },
    take(request, reply) {
      const upgrade = asking.get(request.raw);
      if (upgrade === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') return false;
      reply.hijack();
      const { socket, head } = upgrade;
      reply.raw.removeAllListeners('finish').detachSocket(socket);
      wss.handleUpgrade(request.raw, socket, head, (webSocket) => opened(webSocket, request));
      return true;
    },
    async close() {
      clearInterval(pings);
      const gone = [...open].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
      for (const outlet of open) outlet.end(GOING);
      await Promise.all(gone);
      wss.close();
    },
  };
}

function serving<C>(options: SocketsOptions<C>): ServerOptions<Params, Extra<C>> {
  const { bounds } = options;
  return {
    connectionInitWaitTimeout: bounds.greetMs,
    onConnect: ({ extra, connectionParams }) => greet(options, extra, connectionParams ?? {}),
    async onSubscribe({ extra, subscriptions }, id, payload) {
      const { line, ran } = extra;
      if (line === null) return [refusal('UNAUTHENTICATED', 'It is not known whose this socket is.')];
      if (Object.keys(subscriptions).length > bounds.mostOperations)
        return [refusal('TOO_MANY_OPERATIONS', `A socket may run ${bounds.mostOperations} operations at a time.`)];
      const came = await options.run(askedIn(payload), line.viewer);
      if ('result' in came && came.result.data === undefined) return thrown(came.result);
      ran.set(id, came);
      return SEEN;
    },
    subscribe: () => ({}),
    onOperation({ extra }, id) {
      const came = extra.ran.get(id);
      extra.ran.delete(id);
      if (came === undefined) return {};
      if ('opened' in came) return untilEnded(came.opened, extra.outlet.of(id));
      const { errors, ...rest } = came.result;
      return errors === undefined ? rest : { ...rest, errors: thrown(came.result) };
    },
  };
}

/** False refuses the socket as Forbidden. Who it is stays as it is for as long as the socket is open. */
async function greet<C>({ connect, lines, log }: SocketsOptions<C>, extra: Extra<C>, params: Params): Promise<boolean> {
  const { request, outlet } = extra;
  if (request === null) return false;
  extra.request = null;
  try {
    const viewer = await connect(request, params);
    const line: SocketLine<C> = { viewer, cut: (why) => outlet.end(why === 'credential' ? FORBIDDEN : GOING) };
    if (!lines.add(line)) {
      outlet.end({ code: TRY_AGAIN_LATER, reason: 'Too many connections' });
      return false;
    }
    // It may have gone meanwhile, and its end was before its beginning.
    if (!outlet.isOpen) lines.remove(line);
    extra.line = line;
    outlet.until = viewer.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
    return true;
  } catch (error) {
    if (!(error instanceof GraphQLError)) log.error({ err: error }, 'a socket could not be opened');
    const isRefused = error instanceof GraphQLError && REFUSED.has(error.extensions['code']);
    if (!isRefused) outlet.end({ code: TRY_AGAIN_LATER, reason: 'Try again later' });
    return false;
  }
}

function askedIn(payload: SubscribePayload): Asked {
  const { query, operationName, variables, extensions } = payload;
  const documentId: unknown = 'documentId' in payload ? payload.documentId : undefined;
  // Who names a document by its hash must send some text here.
  return { query: query === '' ? undefined : query, documentId, extensions, operationName, variables };
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
