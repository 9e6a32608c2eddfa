import type { Logger } from '../../log.js';
import type { Store } from '../../store/index.js';
import { type Decision, toRecord } from '../decision.js';
import { spendOf } from '../totals/spend.js';

/** Keeps what was decided, after it was answered. */
export interface Recorder {
  add(decision: Decision): void;
  /** Resolves when nothing waits to be kept. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly store: Pick<Store['decisions'], 'records' | 'spends'>;
  readonly log: Pick<Logger, 'error'>;
  /** A decision can be read. */
  readonly onRecorded?: (decision: Decision) => void;
}

const AT_ONCE = 100;
const MOST_WAITING = 20_000;
const AGAIN_AFTER_MS = 1_000;
/** When the server stops, a database that does not answer is tried so often. */
const LAST_ATTEMPTS = 3;

export function createRecorder({ store, log, onRecorded }: RecorderOptions): Recorder {
  const waiting: Decision[] = [];
  let writing: Promise<void> | undefined;
  let closing = 0;

  async function writeAll(): Promise<void> {
    for (let batch = waiting.slice(0, AT_ONCE); batch.length > 0; batch = waiting.slice(0, AT_ONCE)) {
      try {
        await store.records.add(batch.map(toRecord));
        await store.spends.put(batch.flatMap(spentBy), new Date());
        waiting.splice(0, batch.length);
        for (const decision of batch) onRecorded?.(decision);
      } catch (err) {
        log.error({ err, waiting: waiting.length }, 'decisions could not be recorded');
        if (closing > 0 && ++closing > LAST_ATTEMPTS) return;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS).unref());
      }
    }
  }

  const write = () => (writing ??= writeAll().finally(() => (writing = undefined)));
  return {
    add(decision) {
      if (waiting.length >= MOST_WAITING) {
        log.error({ decision: decision.id }, 'a decision is not recorded: too many wait');
        return;
      }
      waiting.push(decision);
      void write();
    },
    async idle() {
      while (waiting.length > 0) await write();
    },
    async close() {
      closing = 1;
      if (waiting.length > 0) await write();
    },
  };
}

function spentBy({ approved, purchase, amount }: Decision) {
  return approved && purchase ? [spendOf(purchase, amount ?? purchase.amount)] : [];
}
