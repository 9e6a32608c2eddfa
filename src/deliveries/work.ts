import type { Logger } from '../log.js';

/** One round of work at a time, and another one when somebody has asked for it meanwhile. */
export interface Work {
  /** Nothing is done before. */
  start(): void;
  wake(): void;
  /** Resolves when nothing is left to do now. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface WorkOptions {
  /** Stops early once `closed`. */
  readonly round: (closed: () => boolean) => Promise<void>;
  readonly everyMs: number;
  readonly log: Pick<Logger, 'error'>;
  /** What a log says when a round fails. */
  readonly failure: string;
}

export function startWork({ round, everyMs, log, failure }: WorkOptions): Work {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    do {
      again = false;
      await round(() => closed);
    } while (again && !closed);
  }

  const wake = () => {
    again = true;
    if (closed || timer === undefined) return;
    running ??= work()
      .catch((err: unknown) => log.error({ err }, failure))
      .finally(() => (running = undefined));
  };
  return {
    start() {
      timer ??= setInterval(wake, everyMs).unref();
      wake();
    },
    wake,
    async idle() {
      wake();
      while (running) await running;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}
