import { Redis } from 'ioredis';
import type { Logger } from '../log.js';
import type { Channel } from '../store/index.js';

const LONGEST_RETRY_MS = 30_000;

export interface RedisChannel extends Channel {
  close(): void;
}

/** Over a Redis server that all instances share, with two connections that come back when they were lost. */
export function createRedisChannel(url: string, name: string, log: Pick<Logger, 'warn'>): RedisChannel {
  const open = () => {
    const redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 5_000,
      disconnectTimeout: 100,
      enableOfflineQueue: false,
      // The listener does it itself, and hears of it when that fails.
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(times * 500, LONGEST_RETRY_MS),
    });
    redis.on('error', () => undefined);
    return redis;
  };
  const speaker = open();
  const channel = `${speaker.options.keyPrefix ?? ''}cardgraph:${name}`;
  speaker.connect().catch(() => undefined);
  return {
    async send(text) {
      await speaker.publish(channel, text);
    },
    listen({ hear, begun }) {
      const listener = open();
      listener.on('message', (_channel: string, text: string) => hear(text));
      listener.on('ready', () => {
        listener
          .subscribe(channel)
          .then(begun)
          .catch(() => log.warn({ channel: name }, 'other instances cannot be heard over Redis'));
      });
      listener.on('close', () => log.warn({ channel: name }, 'other instances are not heard over Redis'));
      listener.connect().catch(() => undefined);
      return async () => {
        listener.removeAllListeners('close').disconnect();
      };
    },
    close: () => speaker.disconnect(),
  };
}
