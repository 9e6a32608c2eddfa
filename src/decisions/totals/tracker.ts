import { readStripeEvent } from '../../events/stripe-event.js';
import type { Events } from '../../events/bus.js';
import type { Logger } from '../../log.js';
import type { AppliedEntry, Store } from '../../store/index.js';
import { LONGEST_WINDOW_SECONDS } from '../rules/rule.js';
import type { RunningTotals } from './running-totals.js';
import { type Spend, spendIn } from './spend.js';

/** Keeps the totals as Stripe tells, in memory and in the store: that of every process on it. */
export interface Tracker {
  /** Takes in what other processes have approved, and what has happened since. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

export interface TrackerOptions {
  readonly store: Pick<Store, 'inbox'> & { readonly decisions: Pick<Store['decisions'], 'spends'> };
  readonly events: Pick<Events, 'subscribe'>;
  readonly totals: RunningTotals;
  readonly log: Pick<Logger, 'error'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const TYPES = ['issuing_authorization.created', 'issuing_authorization.updated'];
const AT_ONCE = 500;
/** Processes' clocks may differ by so much. */
const OVERLAP_MS = 3_000;
const FORGET_EVERY_MS = 60 * 60 * 1_000;

/** Everything that counts is in memory when it resolves. */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const { store, events, totals, log, now } = options;
  const { inbox } = store;
  const { spends } = store.decisions;
  let heardTo = await spends.heardTo();
  let putTo = new Date(Date.now() - OVERLAP_MS);
  let hearing: Promise<void> | undefined;
  let again = true;
  let closed = false;

  async function hear(): Promise<void> {
    while (again && !closed) {
      again = false;
      for (let full = true; full && !closed;) {
        const entries = await inbox.after(heardTo, { accounts: 'all', types: TYPES }, AT_ONCE);
        const last = entries.at(-1)?.seq ?? heardTo;
        const told = entries.flatMap(spendOfEntry);
        for (const spend of told) totals.put(spend);
        if (entries.length > 0) await spends.put(told, new Date(), last);
        heardTo = last;
        full = entries.length === AT_ONCE;
      }
    }
  }

  const wake = (): Promise<void> => {
    again = true;
    hearing ??= hear()
      .catch((err: unknown) => log.error({ err }, 'spending could not be followed'))
      .finally(() => (hearing = undefined));
    return hearing;
  };

  function spendOfEntry({ id, body }: AppliedEntry): Spend[] {
    try {
      return [spendIn(readStripeEvent(body)) ?? []].flat();
    } catch (err) {
      log.error({ err, event: id }, 'an authorization could not be counted');
      return [];
    }
  }

  async function load(): Promise<void> {
    const at = Math.floor(now() / 1_000) - LONGEST_WINDOW_SECONDS;
    for (let after = ''; ;) {
      const page = await spends.since({ at }, after, AT_ONCE);
      for (const spend of page) totals.put(spend);
      after = page.at(-1)?.authorization ?? after;
      if (page.length < AT_ONCE) return;
    }
  }

  async function catchUp(): Promise<void> {
    const from = putTo;
    putTo = new Date(Date.now() - OVERLAP_MS);
    try {
      for (const spend of await spends.putSince(from)) totals.put(spend);
    } catch (error) {
      putTo = from;
      throw error;
    }
    await wake();
  }

  const unsubscribe = events.subscribe('stripe.event', ({ type }) => {
    if (TYPES.includes(type)) void wake();
  });
  const forgetting = setInterval(() => totals.forgetBefore(Math.floor(now() / 1_000)), FORGET_EVERY_MS).unref();
  await hear();
  await load();
  return {
    catchUp,
    async close() {
      closed = true;
      unsubscribe();
      clearInterval(forgetting);
      await hearing;
    },
  };
}
