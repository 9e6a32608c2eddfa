import type { AuditRecord } from '../../store/index.js';
import { randomBase62 } from '../../util/random-base62.js';
import { sha256 } from '../../util/sha256.js';
import { stableJson } from '../../util/stable-json.js';
import { type AuditEntry, type AuditFacts, completed } from './entry.js';

/** Where the next entry is added. */
export interface Place {
  readonly seq: number;
  readonly segment: string;
  readonly hash: string;
}

/** What the first entry of all follows. */
export const START: Place = { seq: 0, segment: '', hash: '0'.repeat(64) };

export const hashOf = (previous: string, entry: string): string => sha256(`${previous}\n${entry}`);

export const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

export function link(previous: Place, facts: AuditFacts, time: number): AuditRecord {
  const month = monthOf(time);
  const segment = month > previous.segment ? month : previous.segment;
  const id = `ae_${randomBase62(20)}`;
  const at = new Date(time).toISOString();
  const entry = completed(facts, { id, seq: previous.seq + 1, segment, follows: previous.segment, at });
  const text = stableJson(entry);
  return { ...columnsOf(entry), entry: text, previous: previous.hash, hash: hashOf(previous.hash, text) };
}

export type Columns = Pick<AuditRecord, 'id' | 'seq' | 'segment' | 'at' | 'principal' | 'account' | 'mutation'>;

export function columnsOf({ id, seq, segment, at, principal, account, mutation }: AuditEntry): Columns {
  return { id, seq, segment, at: Date.parse(at), principal, account, mutation };
}
