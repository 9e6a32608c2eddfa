import type { AuditRecord, Store } from '../../store/index.js';
import { stableJson } from '../../util/stable-json.js';
import { columnsOf, hashOf } from './chain.js';
import { entryOf } from './entry.js';

export interface VerifyOptions {
  /** Months, `2026-11`, both included; the whole log without them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** An entry that was seen earlier and must still be there: without one, nobody can tell that the newest were cut off. */
  readonly contains?: { readonly seq: number; readonly hash: string } | undefined;
}

export interface Fault {
  /** Number of the entry at which it shows. */
  readonly seq: number;
  readonly fault: 'missing' | 'changed' | 'moved';
  readonly message: string;
}

export interface Verdict {
  readonly entries: number;
  readonly segments: readonly Segment[];
  /** The first hundred. */
  readonly faults: readonly Fault[];
  /** Intents of which no outcome is told: a process ended in between, or they are running. No fault. */
  readonly unfinished: number;
  /** The newest entry that was looked at. */
  readonly end: { readonly seq: number; readonly hash: string } | null;
}

export interface Segment {
  readonly segment: string;
  readonly first: number;
  readonly last: number;
  /** Of the last entry: what the next segment starts from. */
  readonly hash: string;
}

type Place = Pick<Segment, 'hash'> & { readonly seq: number };

const PAGE = 500;
const MOST_FAULTS = 100;

/** Reads the log from its start, or from that of a segment, and finds every change, gap and move. Changes nothing. */
export async function verifyAudit(store: Pick<Store, 'audit'>, options: VerifyOptions = {}): Promise<Verdict> {
  for (;;) {
    const removed = await store.audit.removed();
    const verdict = await check(store.audit, removed, options);
    // What retention removed meanwhile is not missing.
    if ((await store.audit.removed()).seq === removed.seq) return verdict;
  }
}

async function check(audit: Store['audit'], removed: Place, options: VerifyOptions): Promise<Verdict> {
  const before = options.from === undefined ? null : await audit.lastBefore(options.from);
  const start = before !== null && before.seq > removed.seq ? before : removed;
  const looking = new Check(start, options.contains);
  for (let seq = start.seq; ;) {
    const page = await audit.following(seq, PAGE);
    const wanted = page.filter(({ segment }) => options.to === undefined || segment <= options.to);
    for (const record of wanted) looking.look(record);
    const last = page.at(-1);
    if (last === undefined || wanted.length < page.length) break;
    seq = last.seq;
  }
  // Retention leaves the newest entry: after what it removed there always is one.
  if (start === removed && start.seq > 0) looking.expectMore();
  return looking.verdict();
}

class Check {
  private readonly faults: Fault[] = [];
  private readonly segments: Segment[] = [];
  private readonly open = new Set<string>();
  private entries = 0;
  private sought: VerifyOptions['contains'];
  private readonly start: Place;

  constructor(
    private end: Place,
    sought: VerifyOptions['contains'],
  ) {
    this.start = end;
    this.sought = sought && sought.seq > end.seq ? sought : undefined;
  }

  look(record: AuditRecord): void {
    const { seq, previous, hash } = record;
    this.entries += 1;
    const expected = this.end.seq + 1;
    if (seq !== expected) {
      const range = seq - 1 === expected ? `Entry ${expected} is` : `Entries ${expected} to ${seq - 1} are`;
      this.fault(expected, 'missing', `${range} not there.`);
    } else if (previous !== this.end.hash)
      this.fault(seq, 'moved', `Entry ${seq} does not follow the one before it: one of them was changed or replaced.`);
    if (hashOf(previous, record.entry) !== hash || !this.isItself(record))
      this.fault(seq, 'changed', `Entry ${seq} is not what was written.`);
    if (this.sought?.seq === seq) {
      if (this.sought.hash !== hash) this.fault(seq, 'changed', `Entry ${seq} is not the one that was seen earlier.`);
      this.sought = undefined;
    }
    this.end = { seq, hash };
    this.count(record);
  }

  expectMore(): void {
    if (this.entries === 0) this.fault(this.end.seq + 1, 'missing', `Entry ${this.end.seq + 1} is not there.`);
  }

  verdict(): Verdict {
    if (this.sought) this.fault(this.sought.seq, 'missing', `Entry ${this.sought.seq} was seen earlier and is gone.`);
    const { entries, segments, faults, open, end } = this;
    return { entries, segments, faults, unfinished: open.size, end: entries > 0 ? end : null };
  }

  /** The columns that find an entry must say what the entry says. */
  private isItself(record: AuditRecord): boolean {
    const entry = entryOf.safeParse(json(record.entry));
    if (!entry.success) return false;
    const { kind, intent, follows, seq, segment } = entry.data;
    // Retention removes whole months.
    if (this.start.seq > 0 && seq === this.start.seq + 1 && follows === segment)
      this.fault(this.start.seq, 'missing', `Entry ${this.start.seq} is not there, of a month that is kept.`);
    if (kind === 'INTENT') this.open.add(entry.data.id);
    if (intent !== null) this.open.delete(intent);
    const { entry: _entry, previous: _previous, hash: _hash, ...columns } = record;
    return stableJson(columns) === stableJson(columnsOf(entry.data));
  }

  private count({ seq, segment, hash }: AuditRecord): void {
    const current = this.segments.at(-1);
    if (current?.segment === segment) this.segments.splice(-1, 1, { ...current, last: seq, hash });
    else this.segments.push({ segment, first: seq, last: seq, hash });
  }

  private fault(seq: number, fault: Fault['fault'], message: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ seq, fault, message });
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
