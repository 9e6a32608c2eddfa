import type { Logger } from '../log.js';
import type { Channel, ChannelListener, OpenChannel } from '../store/index.js';
import { createRedisChannel } from './channel-in-redis.js';

export interface ChannelOptions {
  /** Where instances meet; the database itself without it. */
  readonly redisUrl: string | undefined;
  readonly store: { readonly channel: OpenChannel | null };
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

export interface OpenedChannel extends Pick<Channel, 'send'> {
  close(): Promise<void>;
}

/** What the processes of one gateway say to each other under this name. Null: this one is alone. */
export function openChannel(
  { redisUrl, store, log }: ChannelOptions,
  name: string,
  listener: ChannelListener,
): OpenedChannel | null {
  const redis = redisUrl === undefined ? null : createRedisChannel(redisUrl, name, log);
  const channel = redis ?? store.channel?.(name);
  if (channel === undefined) return null;
  const stop = channel.listen(listener);
  return {
    send: (text) => channel.send(text),
    async close() {
      await stop();
      redis?.close();
    },
  };
}
