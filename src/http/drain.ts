import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LIMIT_MS = 10_000;

/** The one route that still answers for itself while the process drains. */
export const READY = '/ready';

export interface Drain {
  /** Whether it has begun. */
  readonly begun: () => boolean;
  readonly end: () => Promise<void>;
}

interface Ends {
  /** Ends what would stay open. */
  readonly first: () => Promise<void>;
  readonly last: () => Promise<void>;
}

/**
 * Ends the server without breaking an answer. Node closes the connections that are idle when it begins; those that
 * become so afterwards, and those on which nothing was ever sent, would hold it open until their timeout.
 */
export function createDrain(app: FastifyInstance, { first, last }: Ends): Drain {
  const sockets = new Set<Socket>();
  let drained: Promise<void> | undefined;
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (drained) void reply.header('connection', 'close');
  });
  // What an open connection still brings is not begun.
  app.addHook('onRequest', async (request, reply) => {
    if (drained && request.routeOptions.url !== READY) return reply.code(503).send(refusal(request.id));
  });
  const drain = async () => {
    const limit = setTimeout(() => app.server.closeAllConnections(), LIMIT_MS);
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    try {
      // None comes in between: closing stops accepting before anything else is waited for.
      const closed = app.close();
      await first();
      await closed;
      await last();
    } finally {
      clearTimeout(limit);
    }
  };
  return { begun: () => drained !== undefined, end: () => (drained ??= drain()) };
}

function refusal(requestId: string) {
  const message = 'This instance is shutting down. Ask again.';
  return { errors: [{ message, extensions: { code: 'UNAVAILABLE', requestId } }] };
}
