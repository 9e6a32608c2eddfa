import type { Logger } from '../log.js';
import type { Store } from '../store/index.js';
import { type StripeConnection, StripeFailure } from '../stripe/index.js';
import { backgroundCaller } from './caller.js';
import type { Pace } from './pace.js';

/**
 * Events of an account that nobody knows wait until somebody is granted it, or Stripe says that it is the platform's.
 */
export interface UnknownAccounts {
  /** Events wait. */
  wake(): void;
  /** Resolves when all that are due have been asked for. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface UnknownAccountsOptions {
  readonly inbox: Store['inbox'];
  readonly stripe: Pick<StripeConnection, 'as'>;
  readonly pace: Pace;
  readonly log: Pick<Logger, 'error' | 'info'>;
  /** Events are in the queue again. */
  readonly onKnown: () => void;
  readonly now: () => number;
}

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 20;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

export function watchUnknownAccounts(options: UnknownAccountsOptions): UnknownAccounts {
  const { inbox, stripe, pace, log, onKnown, now } = options;
  const { accounts } = inbox;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  async function isOurs(account: string): Promise<boolean> {
    try {
      await stripe
        .as(backgroundCaller(), '')
        .read('whose events wait', (platform) => platform.accounts.retrieve(account));
      return true;
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return false;
    }
  }

  async function askFor({ account, asked }: { account: string; asked: number }): Promise<void> {
    if (!(await pace.turn())) return;
    if (await isOurs(account)) return accounts.know([account], new Date(now()));
    const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(asked, 20), LONGEST_WAIT_MS);
    await accounts.askLater(account, new Date(now() + wait));
  }

  async function work(): Promise<void> {
    do {
      again = false;
      await release();
      for (const one of await accounts.toAsk(new Date(now()), AT_ONCE)) await askFor(one);
      await release();
    } while (again && !closed);
  }

  async function release(): Promise<void> {
    const released = await inbox.releaseKnown(new Date(now()));
    if (released === 0) return;
    log.info({ released }, 'events of accounts that are known now are applied');
    onKnown();
  }

  const wake = () => {
    again = true;
    if (closed) return;
    running ??= work()
      .catch((err: unknown) => log.error({ err }, 'accounts whose events wait could not be asked for'))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  return {
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
