import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { randomBase62 } from '../../src/util/random-base62.js';

/** Names of its own on a server, which nobody else uses. */
export interface TestRedis {
  readonly url: string;
  /** What stands under them, without their prefix. */
  keys(): Promise<string[]>;
  drop(): Promise<void>;
}

/** A server that may be written to. Where it is named it must answer: a test fails rather than skips. */
const SERVER = process.env['TEST_REDIS_URL'];

export function onRedis(tests: (create: () => TestRedis) => void): void {
  if (SERVER === undefined) {
    process.stderr.write('Skipped on Redis: TEST_REDIS_URL names no server, such as redis://127.0.0.1\n');
    describe.skip('on Redis', () => tests(noServer));
  } else describe('on Redis', () => tests(() => createNames(SERVER)));
}

function createNames(server: string): TestRedis {
  const prefix = `cardgraph-test:${randomBase62(16)}:`;
  const url = new URL(server);
  url.searchParams.set('keyPrefix', prefix);
  const asking = async <T>(work: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(server);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  };
  const all = (redis: Redis) => redis.keys(`${prefix}*`);
  return {
    url: url.href,
    keys: async () => (await asking(all)).map((key) => key.slice(prefix.length)),
    drop: () =>
      asking(async (redis) => {
        const keys = await all(redis);
        if (keys.length > 0) await redis.del(keys);
      }),
  };
}

function noServer(): TestRedis {
  throw new Error('There is no Redis.');
}

export interface RedisProxy {
  readonly url: string;
  /** Cuts every connection and takes no new one, until `back`. */
  goAway(): Promise<void>;
  back(): Promise<void>;
  /** Connections so far hear nothing more, and new ones nothing at all, until `goAway`. */
  fallSilent(): void;
}

/** A line to a Redis server that can fail. */
export async function startRedisProxy(server: string): Promise<RedisProxy> {
  const target = new URL(server);
  const sockets = new Set<Socket>();
  let silent = false;
  const open = (socket: Socket) => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const listener = createServer((client) => {
    open(client);
    if (silent) return;
    const upstream = open(connect(Number(target.port || 6379), target.hostname));
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
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
  return {
    url: url.href,
    async goAway() {
      silent = false;
      if (!listener.listening) return;
      const closed = once(listener, 'close');
      listener.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    back: () => listen(port),
    fallSilent() {
      silent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
