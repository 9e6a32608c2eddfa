import { Client } from 'pg';
import type { Logger } from '../../log.js';
import type { Channel } from '../channel.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const MOST_BYTES_OF_A_NAME = 63;

export interface PostgresChannel {
  readonly url: string;
  /** Says it to all who listen on this database. */
  readonly notify: (channel: string, text: string) => Promise<unknown>;
  /** What tells the stores of one database apart. */
  readonly schema: () => Promise<string>;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** `NOTIFY` and `LISTEN`, the latter on a connection of its own, which comes back when it was lost. */
export function createPostgresChannel({ url, notify, schema, log }: PostgresChannel, name: string): Channel {
  let named: Promise<string> | undefined;
  const channel = () =>
    (named ??= schema()
      .then((ofStore) => `cardgraph_${name}_${ofStore}`.slice(0, MOST_BYTES_OF_A_NAME))
      .catch((error: unknown) => {
        named = undefined;
        throw error;
      }));
  return {
    async send(text) {
      await notify(await channel(), text);
    },
    listen({ hear, begun }) {
      let client: Client | undefined;
      let timer: NodeJS.Timeout | undefined;
      let closed = false;
      let delay = FIRST_RETRY_MS;

      async function open(): Promise<void> {
        const fresh = new Client({ connectionString: url, application_name: 'cardgraph', keepAlive: true });
        client = fresh;
        fresh.on('notification', ({ payload = '' }) => hear(payload));
        fresh.on('error', () => lost(fresh));
        fresh.on('end', () => lost(fresh));
        try {
          await fresh.connect();
          await fresh.query(`listen ${fresh.escapeIdentifier(await channel())}`);
          if (delay > FIRST_RETRY_MS) log.info({ channel: name }, 'other instances are heard again');
          delay = FIRST_RETRY_MS;
          // What was said meanwhile was not heard.
          begun();
        } catch {
          lost(fresh);
        }
      }

      function lost(which: Client): void {
        if (closed || client !== which) return;
        client = undefined;
        which.end().catch(() => undefined);
        log.warn({ channel: name, retryMs: delay }, 'other instances are not heard');
        timer = setTimeout(() => void open(), delay).unref();
        delay = Math.min(delay * 2, LONGEST_RETRY_MS);
      }

      const opened = open();
      return async () => {
        closed = true;
        clearTimeout(timer);
        await opened;
        await client?.end().catch(() => undefined);
      };
    },
  };
}
