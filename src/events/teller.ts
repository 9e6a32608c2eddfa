import type { Logger } from '../log.js';
import type { AppliedEntry, Store } from '../store/index.js';
import { toAppliedEvent } from './applied.js';
import type { Events } from './bus.js';
import type { AppliedEvent } from './topics.js';

/**
 * Publishes every event that is applied, in this process or another one on the same database, each once and in their
 * order. What is applied elsewhere it finds by looking; whoever hears of it sooner says so.
 */
export interface Teller {
  /** These were applied here. */
  tell(events: readonly AppliedEvent[]): void;
  /** Something may have been applied elsewhere; resolves when it is told. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

export interface TellerOptions {
  readonly store: { readonly inbox: Pick<Store['inbox'], 'after' | 'lastSeq'> };
  readonly events: Pick<Events, 'publish'>;
  readonly log: Pick<Logger, 'error'>;
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 200;

/** Begins with what is applied from now on. */
export async function startTeller({
  store: { inbox },
  events,
  log,
  lookEveryMs = LOOK_EVERY_MS,
}: TellerOptions): Promise<Teller> {
  let last = await inbox.lastSeq();
  let looking: Promise<void> | undefined;
  let again = false;
  let closed = false;

  function publish(event: AppliedEvent): void {
    last = event.seq;
    events.publish('stripe.event', event);
  }

  function publishStored(entry: AppliedEntry): void {
    try {
      publish(toAppliedEvent(entry));
    } catch (err) {
      last = entry.seq;
      log.error({ err, event: entry.id }, 'an event could not be told');
    }
  }

  async function look(): Promise<void> {
    do {
      again = false;
      for (let full = true; full && !closed;) {
        const found = await inbox.after(last, { accounts: 'all' }, AT_ONCE);
        for (const entry of found) if (entry.seq > last) publishStored(entry);
        full = found.length === AT_ONCE;
      }
    } while (again && !closed);
  }

  const catchUp = (): Promise<void> => {
    again = true;
    looking ??= look()
      .catch((err: unknown) => log.error({ err }, 'events could not be looked for'))
      .finally(() => (looking = undefined));
    return looking;
  };
  const timer = setInterval(() => void catchUp(), lookEveryMs).unref();
  return {
    tell(applied) {
      for (const event of applied) if (event.seq === last + 1) publish(event);
      // Another process has applied some in between: these wait for those.
      if ((applied.at(-1)?.seq ?? 0) > last) void catchUp();
    },
    catchUp,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
    },
  };
}
