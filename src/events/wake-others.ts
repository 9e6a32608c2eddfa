import type { Logger } from '../log.js';
import type { WakeCalls } from '../store/index.js';
import { createRedisWakeCalls } from './wake-calls-in-redis.js';
import type { Teller } from './teller.js';

export interface WakeOthersOptions {
  readonly teller: Pick<Teller, 'tell' | 'catchUp'>;
  /** Where instances meet; the database itself without it. */
  readonly redisUrl: string | undefined;
  readonly store: { readonly wakeCalls: WakeCalls | null };
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** The teller of several processes: what one of them applies, the others hear of at once, and without this within a second. */
export function wakeOthers({ teller, redisUrl, store, log }: WakeOthersOptions): Pick<Teller, 'tell' | 'close'> {
  const redis = redisUrl === undefined ? null : createRedisWakeCalls(redisUrl, log);
  const calls = redis ?? store.wakeCalls;
  const stop = calls?.listen(() => void teller.catchUp());
  let sending = false;
  return {
    tell(entries) {
      teller.tell(entries);
      if (calls === null || entries.length === 0 || sending) return;
      // Those of one turn are one call.
      sending = true;
      setImmediate(() => {
        sending = false;
        // Who does not hear it looks by itself.
        calls.send().catch(() => undefined);
      });
    },
    async close() {
      await stop?.();
      redis?.close();
    },
  };
}
