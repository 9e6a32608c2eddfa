import type { Logger } from '../log.js';
import { Unready } from '../util/unready.js';

/** Rejects when what it looks at cannot serve; what is said of it are the words of an `Unready` alone. */
export type Probe = () => Promise<void>;

/** What requests need, by name; what this process does without is undefined. */
export type Probes = Readonly<Record<string, Probe | undefined>>;

export interface NotReady {
  readonly name: string;
  readonly reason: string;
}

const ANSWER_WITHIN_MS = 2_000;
/** Who asks so soon after another is told the same. */
const SHARED_MS = 1_000;

/** Asks all at once, in bounded time, and each of them once however many callers come together. Empty: all is well. */
export function createReadiness(probes: Probes, log: Logger): () => Promise<readonly NotReady[]> {
  const looks = Object.entries(probes).flatMap(([name, probe]) => (probe ? [createLook(name, probe, log)] : []));
  let shared: { readonly until: number; readonly answer: Promise<readonly NotReady[]> } | undefined;
  const ask = async () => (await Promise.all(looks.map((look) => look()))).filter((found) => found !== null);
  return () => {
    if (shared === undefined || performance.now() >= shared.until) {
      const answer = ask();
      const own = { until: Infinity, answer };
      shared = own;
      void answer.then(() => (own.until = performance.now() + SHARED_MS));
    }
    return shared.answer;
  };
}

function createLook(name: string, probe: Probe, log: Logger): () => Promise<NotReady | null> {
  let running: Promise<NotReady | null> | undefined;
  const look = async (): Promise<NotReady | null> => {
    try {
      await probe();
      return null;
    } catch (err) {
      log.warn({ err, name }, 'not ready');
      return { name, reason: err instanceof Unready ? err.message : 'does not answer' };
    }
  };
  return () => {
    // One that hangs is waited for again, and not asked once more.
    running ??= look().finally(() => (running = undefined));
    return inTime(running, { name, reason: `gave no answer within ${ANSWER_WITHIN_MS / 1_000} seconds` });
  };
}

async function inTime<T>(answer: Promise<T>, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(late), ANSWER_WITHIN_MS)));
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
