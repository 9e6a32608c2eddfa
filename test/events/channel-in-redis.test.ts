import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createRedisChannel, type RedisChannel } from '../../src/events/channel-in-redis.js';
import { createLogger } from '../../src/log.js';

const INFO = 'redis_version:7.0.0\r\n';
const bulk = (text: string) => `$${text.length}\r\n${text}\r\n`;

/** As much of a Redis server as a listener speaks to; `onSubscribe` may break the line instead of answering. */
async function startRedis(onSubscribe: (socket: Socket, count: number) => boolean) {
  let count = 0;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      for (const command of String(data).split(/(?=^\*)/m)) {
        const [name = '', argument = ''] = [...command.matchAll(/^\$\d+\r\n(.*)\r\n/gm)].map(([, word = '']) => word);
        if (name === 'info') socket.write(bulk(INFO));
        else if (name !== 'subscribe') socket.write('+OK\r\n');
        else if (onSubscribe(socket, (count += 1))) socket.write(`*3\r\n${bulk(name)}${bulk(argument)}:1\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `redis://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

let redis: Awaited<ReturnType<typeof startRedis>>;
let channel: RedisChannel;
let stop: () => Promise<void>;
let subscribed = 0;
const listening: Socket[] = [];
afterEach(async () => {
  await stop();
  channel.close();
  for (const socket of listening) socket.destroy();
  await redis.close();
});

test('a line that breaks again while it is listened on anew is opened once more, and ends nothing else', async () => {
  redis = await startRedis((socket, count) => {
    subscribed = count;
    if (count === 2) socket.destroy();
    if (count === 2) return false;
    listening.push(socket);
    return true;
  });
  channel = createRedisChannel(redis.url, 'events', createLogger({ level: 'silent' }));
  let heard: () => void = () => undefined;
  const next = () => new Promise<void>((resolve) => (heard = resolve));
  const first = next();
  stop = channel.listen({ hear: () => undefined, begun: () => heard() });
  await first;
  const again = next();
  listening[0]?.destroy();
  await again;
  expect(subscribed).toBeGreaterThan(2);
});
