import { randomUUID } from 'node:crypto';
import { readStripeEvent } from '../events/stripe-event.js';
import type { Logger } from '../log.js';
import type { NewInboxEntry, Store } from '../store/index.js';
import { type StripeConnection, StripeFailure } from '../stripe/index.js';
import { backgroundCaller } from './caller.js';
import type { Pace } from './pace.js';
import { entryOf } from './receive.js';

/** Looks in Stripe's own lists for events that never came: those of suspected accounts first, each account now and then. */
export interface Backfill {
  /** Resolves when nothing is left to look for now. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface BackfillOptions {
  readonly inbox: Store['inbox'];
  readonly stripe: StripeConnection;
  readonly pace: Pace;
  readonly everyMs: number;
  readonly log: Pick<Logger, 'error' | 'info'>;
  /** What was missing is in the queue. */
  readonly onFound: () => void;
  readonly now: () => number;
}

const LOOK_EVERY_MS = 5_000;
const HOLD_MS = 60_000;
/** Without a sign of life for so long, events may have been lost. */
const DOWN_MS = 60_000;
/** An event may be in Stripe's list a while after others of its time. */
const OVERLAP_SECONDS = 300;
const KEPT_BY_STRIPE_SECONDS = 30 * 24 * 60 * 60;
const PAGE = 100;

export function startBackfill({ inbox, stripe, pace, everyMs, log, onFound, now }: BackfillOptions): Backfill {
  const { accounts, checks } = inbox;
  const me = randomUUID();
  let running: Promise<void> | undefined;
  let listedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const mayGoOn = async () =>
    !closed && (await checks.hold(me, new Date(now()), new Date(now() + HOLD_MS))) && (await pace.turn());

  /** The platform's accounts are known, also those of which nothing was ever heard. */
  async function learnAccounts(): Promise<void> {
    if (now() - listedAt < everyMs) return;
    await accounts.know([''], new Date(now()));
    for (let after: string | undefined; await mayGoOn();) {
      const from = after === undefined ? {} : { starting_after: after };
      const page = await stripe
        .as(backgroundCaller(), '')
        .read('which accounts there are', (platform) => platform.accounts.list({ limit: PAGE, ...from }));
      await accounts.know(
        page.data.map(({ id }) => id),
        new Date(now()),
      );
      after = page.data.at(-1)?.id;
      if (page.has_more && after !== undefined) continue;
      listedAt = now();
      return;
    }
  }

  /** Reads the account's list back to `since`, and stores what is not here. */
  async function look(account: string, since: number): Promise<number> {
    const gte = Math.max(since - OVERLAP_SECONDS, Math.floor(now() / 1000) - KEPT_BY_STRIPE_SECONDS);
    let found = 0;
    for (let after: string | undefined; ;) {
      if (!(await mayGoOn())) throw new Interrupted();
      const from = after === undefined ? {} : { starting_after: after };
      const page = await stripe
        .as(backgroundCaller(), account)
        .read('which events were missed', (of) => of.events.list({ limit: PAGE, created: { gte }, ...from }));
      const entries = page.data.flatMap((event) => entryFor(JSON.stringify(event), account));
      found += (await inbox.receive(entries, new Date(now()))).size;
      after = page.data.at(-1)?.id;
      if (!page.has_more || after === undefined) return found;
    }
  }

  function entryFor(body: string, account: string): NewInboxEntry[] {
    try {
      const event = readStripeEvent(body);
      return [entryOf({ ...event, account: account === '' ? null : account }, body, stripe.mode)];
    } catch (err) {
      log.error({ err, account }, "an event in Stripe's list cannot be read");
      return [];
    }
  }

  async function check(account: string, since: number): Promise<void> {
    const begun = new Date(now());
    try {
      const missed = await look(account, since);
      await checks.checked(account, Math.floor(begun.getTime() / 1000), begun);
      if (missed === 0) return;
      log.info({ account, missed }, 'events that never came were found');
      onFound();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await checks.checked(account, null, begun);
    }
  }

  async function work(): Promise<void> {
    if (!(await mayGoOn())) return;
    const at = new Date(now());
    const seen = await checks.alive(at);
    if (at.getTime() - seen.getTime() > DOWN_MS) await checks.suspect('all', at);
    await learnAccounts();
    for (;;) {
      const next = closed ? null : await checks.next(new Date(now() - everyMs));
      if (next === null) return;
      await check(next.account, next.since);
    }
  }

  const wake = () => {
    if (closed) return;
    running ??= work()
      .catch((err: unknown) => {
        if (!(err instanceof Interrupted)) log.error({ err }, 'events that never came could not be looked for');
      })
      .finally(() => (running = undefined));
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  wake();
  return {
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

/** Another process goes on with it, or nobody does. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The account is gone, or not ours to read: nothing is learned by asking again at once. */
function isRefusal(error: unknown): boolean {
  return error instanceof StripeFailure && ['missing', 'forbidden', 'invalid'].includes(error.reason);
}
