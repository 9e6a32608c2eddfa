import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** What a client sends first if it wants TLS: its length and a code that no version has. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

export interface PostgresProxy {
  readonly url: string;
  /** Whether the last client asked for TLS before anything else. */
  readonly askedForTls: boolean;
  /** Cuts every connection and takes no new one, until `back`. */
  goAway(): Promise<void>;
  back(): Promise<void>;
  /** Cuts each connection that is about to say this, before the server hears it; null for none. */
  cutAt(words: string | null): void;
  /** Connections so far hear nothing more; new ones are not affected. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** A line to a PostgreSQL server that can fail, and that speaks TLS if it is given a certificate. */
export async function startPostgresProxy(
  server: string,
  tls?: { readonly key: string; readonly cert: string },
): Promise<PostgresProxy> {
  const target = new URL(server);
  const sockets = new Set<Socket>();
  let askedForTls = false;
  let unspeakable: string | null = null;

  const open = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const join = (client: Socket, first: Buffer) => {
    const upstream = open(connect(Number(target.port || 5432), target.hostname));
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.write(first);
    client.on('data', (said: Buffer) => {
      if (unspeakable !== null && said.includes(unspeakable)) client.destroy();
      else upstream.write(said);
    });
    client.resume();
    upstream.pipe(client);
  };
  const listener = createServer((client) => {
    open(client).once('data', (first: Buffer) => {
      client.pause();
      askedForTls = first.equals(SSL_REQUEST);
      if (!askedForTls || !tls) return join(client, first);
      client.write('S');
      const secure = open(new TLSSocket(client, { isServer: true, ...tls }));
      secure.once('data', (next: Buffer) => join(secure, next));
    });
  });
  const listen = async (port: number) => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
  };
  await listen(0);
  const address = listener.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const url = new URL(server);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const goAway = async () => {
    const closed = once(listener, 'close');
    listener.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: url.href,
    get askedForTls() {
      return askedForTls;
    },
    goAway,
    back: () => listen(port),
    cutAt(words) {
      unspeakable = words;
    },
    fallSilent() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: goAway,
  };
}
