import type { Logger } from '../log.js';
import type { AuditEntries } from './audit-entries.js';
import type { DecisionStore } from './decisions/index.js';
import type { ClientTokens } from './credentials/client-tokens.js';
import type { Deliveries } from './deliveries/index.js';
import type { Inbox } from './inbox/index.js';
import type { UsedTokens } from './credentials/used-tokens.js';
import { nextTurn } from '../util/next-turn.js';
import type { WriteRecords } from './write-records.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const BATCH = 200;
/**
 * Stripe may forget a key after a day and does not say when it has: the record of an outcome that nobody knows
 * outlives that by far.
 */
const UNKNOWN_OUTCOME_DAYS = 7;
/** A rule looks back over a month, and a test of rules over a month before it looks back. */
const SPENDING_DAYS = 63;

/** One kind of thing that is kept for a while. */
export interface Kept {
  readonly what: string;
  /** Removes some of what has expired by then, and says how many; fewer than `most` when nothing is left. */
  remove(at: number, most: number): Promise<number>;
}

export interface Retention {
  /** Removes all that has expired by now; resolves when it is gone. One at a time. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface RetentionOptions {
  readonly log: Logger;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

export interface KeptFor {
  readonly idempotencyDays: number;
  /** A month of the audit log is removed as a whole, when all of it is older. */
  readonly auditMonths: number;
  readonly eventDays: number;
  readonly decisionDays: number;
}

interface Keeping {
  readonly writes: WriteRecords;
  readonly usedTokens: UsedTokens;
  readonly clientTokens: ClientTokens;
  readonly audit: AuditEntries;
  readonly inbox: Pick<Inbox, 'removeExpired'>;
  readonly decisions: {
    readonly records: Pick<DecisionStore['records'], 'removeExpired'>;
    readonly spends: Pick<DecisionStore['spends'], 'removeExpired'>;
  };
  readonly deliveries: Pick<Deliveries, 'removeExpired'>;
}

/** Everything that expires, in one list. */
export function keptIn(store: Keeping, times: KeptFor): Kept[] {
  const daysBefore = (at: number, count: number) => new Date(at - count * DAY_MS);
  return [
    {
      what: 'records of writes',
      remove: (at, most) =>
        store.writes.removeExpired(
          {
            usedBefore: daysBefore(at, times.idempotencyDays),
            unknownKeyedBefore: daysBefore(at, Math.max(times.idempotencyDays, UNKNOWN_OUTCOME_DAYS)),
          },
          most,
        ),
    },
    { what: 'used tokens', remove: (at, most) => store.usedTokens.removeExpired(new Date(at), most) },
    // A token that was asked for again under its key is answered for a day after its end.
    { what: 'client tokens', remove: (at, most) => store.clientTokens.removeExpired(daysBefore(at, 1), most) },
    {
      what: 'decisions',
      remove: (at, most) => store.decisions.records.removeExpired(daysBefore(at, times.decisionDays), most),
    },
    {
      what: 'spending',
      remove: (at, most) => store.decisions.spends.removeExpired(daysBefore(at, SPENDING_DAYS), most),
    },
    {
      what: 'deliveries',
      remove: (at, most) => store.deliveries.removeExpired(daysBefore(at, times.eventDays), most),
    },
    { what: 'events', remove: (at, most) => store.inbox.removeExpired(daysBefore(at, times.eventDays), most) },
    {
      what: 'segments of the audit log',
      remove: (at, most) => store.audit.removeBefore(monthBefore(at, times.auditMonths), most),
    },
  ];
}

/** A month as the audit log names its segments. */
function monthBefore(at: number, months: number): string {
  const date = new Date(at);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months)).toISOString().slice(0, 7);
}

/** Removes what has expired, now and every hour, a little at a time. It keeps no process alive. */
export function startRetention(kept: readonly Kept[], { log, now = Date.now }: RetentionOptions): Retention {
  let closed = false;
  let sweeping: Promise<void> | undefined;

  async function removeAll({ what, remove }: Kept): Promise<void> {
    let removed = 0;
    let batch = BATCH;
    try {
      for (; batch >= BATCH && !closed; removed += batch) {
        await nextTurn();
        batch = await remove(now(), BATCH);
      }
    } catch (err) {
      log.error({ err, what }, 'what has expired could not be removed');
    }
    if (removed > 0) log.info({ what, removed }, 'what had expired was removed');
  }

  async function sweepAll(): Promise<void> {
    for (const kind of kept) await removeAll(kind);
  }

  const sweep = () => (sweeping ??= sweepAll().finally(() => (sweeping = undefined)));
  const timer = setInterval(() => void sweep(), HOUR_MS).unref();
  void sweep();
  return {
    sweep,
    async close() {
      closed = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
