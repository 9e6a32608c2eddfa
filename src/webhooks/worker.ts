import { setTimeout as pause } from 'node:timers/promises';
import { atItsPlace } from '../events/applied.js';
import { readStripeEvent, type StripeEvent } from '../events/stripe-event.js';
import type { Teller } from '../events/teller.js';
import type { AppliedEvent } from '../events/topics.js';
import type { Logger } from '../log.js';
import type { Applying, InboxEntry, Numbered, Store } from '../store/index.js';
import { API_VERSION } from '../stripe/index.js';
import { nextTurn } from '../util/next-turn.js';
import type { Fresh } from './fresh.js';

/** Applies what is in the queue. Any number of them may do so on one PostgreSQL. */
export interface Worker {
  /** Something is in the queue. */
  wake(): void;
  /** Resolves when nothing is left in the queue that could be applied now. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface WorkerOptions {
  readonly inbox: Store['inbox'];
  readonly teller: Pick<Teller, 'tell'>;
  /** What was read already of what is in the queue. */
  readonly fresh: Pick<Fresh, 'take'>;
  readonly log: Pick<Logger, 'error'>;
  /** Events wait for accounts that nobody knows. */
  readonly onUnknown: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What another process has not finished by then is taken from it. */
const LEASE_MS = 30_000;
const AT_ONCE = 100;
const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 50;
/** One that was taken so often and never finished may be what ends those who take it. */
const MOST_ATTEMPTS = 5;
/** Stripe sends an event within seconds. */
const LATE_SECONDS = 120;

export function startWorker({ inbox, teller, fresh, log, onUnknown, now }: WorkerOptions): Worker {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  async function work(): Promise<void> {
    do {
      again = false;
      for (let full = true; full && !closed;) {
        const begun = performance.now();
        full = (await takeSome()) === AT_ONCE;
        // What comes meanwhile is applied together: where the disk is slow, the storing goes before.
        if (!full && again) await pause(Math.min((performance.now() - begun) * 2, LONGEST_PAUSE_MS));
      }
    } while (again && !closed);
  }

  /** Resolves with how many were in the queue. */
  async function takeSome(): Promise<number> {
    const at = now();
    const taken = await inbox.claim(AT_ONCE, new Date(at), new Date(at + LEASE_MS));
    await nextTurn();
    if (taken.length > 0) await handle(taken);
    await nextTurn();
    return taken.length;
  }

  async function handle(taken: readonly InboxEntry[]): Promise<void> {
    const read = await readAll(taken);
    const known = await inbox.accounts.known(accountsOf(read));
    const isKnown = ({ account }: StripeEvent) => account === null || known.has(account);
    await park(read.filter(({ event }) => !isKnown(event)));
    await apply(read.filter(({ event }) => isKnown(event)));
    const late = accountsOf(read.filter(isLate));
    if (late.length > 0) await inbox.checks.suspect(late, new Date(now()));
  }

  async function readAll(taken: readonly InboxEntry[]): Promise<Read[]> {
    const read: Read[] = [];
    for (const entry of taken) {
      const event = fresh.take(entry.id) ?? eventOf(entry);
      if (typeof event !== 'string') read.push({ entry, event });
      else await quarantine(entry, event);
    }
    return read;
  }

  async function park(unknown: readonly Read[]): Promise<void> {
    if (unknown.length === 0) return;
    await inbox.accounts.wait(accountsOf(unknown), new Date(now()));
    await inbox.park(unknown.map(({ entry }) => entry.id));
    onUnknown();
  }

  async function apply(read: readonly Read[]): Promise<void> {
    try {
      const places = new Map((await inbox.apply(read.map(toApplying))).map((place) => [place.id, place]));
      teller.tell(read.flatMap((one) => toTold(one, places.get(one.entry.id))));
    } catch (err) {
      if (read.length === 1) return failed(read[0], err);
      // One of them may spoil it for the others.
      for (const one of read) await apply([one]);
    }
  }

  async function failed(one: Read | undefined, err: unknown): Promise<void> {
    log.error({ err, event: one?.entry.id }, 'an event could not be applied');
    if (one && one.entry.attempts >= MOST_ATTEMPTS)
      await quarantine(one.entry, `It could not be applied: ${err instanceof Error ? err.message : String(err)}`);
  }

  async function quarantine({ id }: InboxEntry, reason: string): Promise<void> {
    log.error({ event: id, reason }, 'an event is in quarantine');
    await inbox.quarantine(id, reason);
  }

  const wake = () => {
    again = true;
    if (closed) return;
    running ??= work()
      .catch((err: unknown) => log.error({ err }, 'the queue of events could not be read'))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  wake();
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

interface Read {
  readonly entry: InboxEntry;
  readonly event: StripeEvent;
}

/** The event, or why it goes into quarantine. */
function eventOf({ body, attempts }: InboxEntry): StripeEvent | string {
  if (attempts > MOST_ATTEMPTS) return `It was begun ${MOST_ATTEMPTS} times and never finished.`;
  try {
    return readStripeEvent(body);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** It came at another attempt than the first: others may not have come at all. */
function isLate({ entry: { receivedAt, created, attempts } }: Read): boolean {
  return attempts === 1 && receivedAt.getTime() / 1000 - created > LATE_SECONDS;
}

function accountsOf(read: readonly Read[]): string[] {
  return [...new Set(read.flatMap(({ event: { account } }) => (account === null ? [] : [account])))];
}

function toApplying({ entry: { id }, event }: Read): Applying {
  const { about, account } = event;
  const object = about && [account ?? '', about.type, about.id ?? ''].join('/');
  return { id, object, holds: holdsOf(event) };
}

/** Nothing where another process has applied it. */
function toTold({ event }: Read, place: Numbered | undefined): AppliedEvent[] {
  return place === undefined ? [] : [atItsPlace(event, place)];
}

/** Releases of Stripe's API bear a name; the versions of one release differ by additions only. */
const RELEASE = releaseOf(API_VERSION);

function holdsOf({ type, apiVersion, object }: StripeEvent): Applying['holds'] {
  if (object === null || apiVersion === null || releaseOf(apiVersion) !== RELEASE) return 'nothing';
  return type.endsWith('.deleted') ? 'final' : 'dated';
}

function releaseOf(version: string): string {
  return version.slice(version.indexOf('.') + 1);
}
