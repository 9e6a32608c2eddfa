import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LIMIT_MS = 10_000;

/**
 * Ends the server without breaking an answer. Node closes the connections that are idle when it begins; those that
 * become so afterwards, and those on which nothing was ever sent, would hold it open until their timeout.
 */
export function createDrain(app: FastifyInstance, afterwards: () => Promise<void>): () => Promise<void> {
  const sockets = new Set<Socket>();
  let drained: Promise<void> | undefined;
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (drained) void reply.header('connection', 'close');
  });
  const drain = async () => {
    const limit = setTimeout(() => app.server.closeAllConnections(), LIMIT_MS);
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    try {
      await app.close();
      await afterwards();
    } finally {
      clearTimeout(limit);
    }
  };
  return () => (drained ??= drain());
}
