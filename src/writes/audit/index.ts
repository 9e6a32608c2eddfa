/**
 * Who did what: an append-only log in which each entry holds the hash of the one before it. Door: this file. It knows
 * neither GraphQL nor Stripe; what is worth an entry is its callers' business.
 */
import type { AuditFilter, AuditPage, Store } from '../../store/index.js';
import { link, type Place, START } from './chain.js';
import { type AuditEntry, type AuditFacts, entryOf } from './entry.js';

export type { Asker, AuditEntry, AuditFacts } from './entry.js';
export { createReadings } from './readings.js';
export type { Reading, Readings } from './readings.js';
export { verifyAudit } from './verify.js';
export type { Verdict, VerifyOptions } from './verify.js';

export interface Audit {
  /** Resolves with the entry's id when it is durable; rejects when it could not be written. */
  append(facts: AuditFacts): Promise<string>;
  /** Newest first. */
  page(filter: AuditFilter, page: AuditPage): Promise<ChainedEntry[]>;
}

export interface ChainedEntry {
  readonly entry: AuditEntry;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditOptions {
  readonly store: Pick<Store, 'audit'>;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

const MOST_AT_ONCE = 100;

interface Waiting {
  readonly facts: AuditFacts;
  readonly written: (id: string) => void;
  readonly failed: (error: unknown) => void;
}

/** One chain for all processes on a database: who comes second to a number reads the end again and follows it. */
export function createAudit({ store: { audit: entries }, now = Date.now }: AuditOptions): Audit {
  const waiting: Waiting[] = [];
  let writing = false;
  let end: Place | undefined;

  async function write(batch: readonly Waiting[]): Promise<Place> {
    for (;;) {
      const start = end ?? (await endOf(entries));
      const linked = batch.reduce<ReturnType<typeof link>[]>(
        (done, { facts }) => [...done, link(done.at(-1) ?? start, facts, now())],
        [],
      );
      if (await entries.append(linked)) {
        batch.forEach(({ written }, index) => written(linked[index]?.id ?? ''));
        return linked.at(-1) ?? start;
      }
      end = undefined;
    }
  }

  async function writeAll(): Promise<void> {
    for (let batch = waiting.splice(0, MOST_AT_ONCE); batch.length > 0; batch = waiting.splice(0, MOST_AT_ONCE)) {
      try {
        end = await write(batch);
      } catch (error) {
        end = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  }

  return {
    append(facts) {
      return new Promise((written, failed) => {
        waiting.push({ facts, written, failed });
        if (writing) return;
        writing = true;
        // One batch for all that is told in one turn of the event loop.
        setImmediate(() => void writeAll());
      });
    },
    async page(filter, page) {
      const records = await entries.page(filter, page);
      return records.map(({ entry, previous, hash }) => ({ entry: entryOf.parse(JSON.parse(entry)), previous, hash }));
    },
  };
}

async function endOf(entries: Store['audit']): Promise<Place> {
  return (await entries.last()) ?? START;
}
