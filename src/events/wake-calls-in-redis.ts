import { Redis } from 'ioredis';
import type { Logger } from '../log.js';
import type { WakeCalls } from '../store/index.js';

const LONGEST_RETRY_MS = 30_000;

export interface RedisWakeCalls extends WakeCalls {
  close(): void;
}

/** Over a Redis server that all instances share, with two connections that come back when they were lost. */
export function createRedisWakeCalls(url: string, log: Pick<Logger, 'warn'>): RedisWakeCalls {
  const open = () => {
    const redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 5_000,
      disconnectTimeout: 100,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(times * 500, LONGEST_RETRY_MS),
    });
    redis.on('error', () => undefined);
    return redis;
  };
  const speaker = open();
  const channel = `${speaker.options.keyPrefix ?? ''}cardgraph:events`;
  speaker.connect().catch(() => undefined);
  return {
    async send() {
      await speaker.publish(channel, '');
    },
    listen(hear) {
      const listener = open();
      listener.on('message', hear);
      listener.on('ready', () => {
        listener
          .subscribe(channel)
          .then(() => hear())
          .catch(() => log.warn({}, 'other instances cannot be heard over Redis'));
      });
      listener.on('close', () => log.warn({}, 'other instances are not heard over Redis: events are looked for'));
      listener.connect().catch(() => undefined);
      return async () => {
        listener.removeAllListeners('close').disconnect();
      };
    },
    close: () => speaker.disconnect(),
  };
}
