import type { NewInboxEntry, Store } from '../store/index.js';
import { nextTurn } from '../util/next-turn.js';

/** Stores what comes at the same time together: a database writes a hundred as fast as one. */
export interface Intake {
  /** True if it is new; durable when it resolves. */
  store(entry: NewInboxEntry): Promise<boolean>;
  /** So many wait to be written. */
  readonly waiting: number;
  /** Resolves when nothing waits to be written. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly entry: NewInboxEntry;
  readonly stored: (isNew: boolean) => void;
  readonly failed: (error: unknown) => void;
}

const MOST_AT_ONCE = 200;

export function createIntake(inbox: Pick<Store['inbox'], 'receive'>, now: () => number): Intake {
  const waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    // First all is read that has come: a commit for each of them would take a hundred times as long.
    await nextTurn();
    while (waiting.length > 0) {
      await write(waiting.splice(0, MOST_AT_ONCE));
      await nextTurn();
    }
    writing = undefined;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      const entries = batch.map(({ entry }) => entry);
      const fresh = new Set(await inbox.receive(entries, new Date(now())));
      // Of two with one id in a batch, the first is the new one.
      for (const { entry, stored } of batch) stored(fresh.delete(entry.id));
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  return {
    store: (entry) =>
      new Promise((stored, failed) => {
        waiting.push({ entry, stored, failed });
        writing ??= writeAll();
      }),
    get waiting() {
      return waiting.length;
    },
    async idle() {
      await writing;
    },
  };
}
