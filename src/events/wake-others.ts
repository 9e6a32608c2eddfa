import { type ChannelOptions, openChannel } from './channel.js';
import type { Teller } from './teller.js';

export interface WakeOthersOptions extends ChannelOptions {
  readonly teller: Pick<Teller, 'tell' | 'catchUp'>;
}

/** The teller of several processes: what one of them applies, the others hear of at once, and without this within a second. */
export function wakeOthers({ teller, ...meeting }: WakeOthersOptions): Pick<Teller, 'tell' | 'close'> {
  const wake = () => void teller.catchUp();
  const channel = openChannel(meeting, 'events', { hear: wake, begun: wake });
  let sending = false;
  return {
    tell(entries) {
      teller.tell(entries);
      if (channel === null || entries.length === 0 || sending) return;
      // Those of one turn are one call.
      sending = true;
      setImmediate(() => {
        sending = false;
        // Who does not hear it looks by itself.
        channel.send('').catch(() => undefined);
      });
    },
    async close() {
      await channel?.close();
    },
  };
}
