import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { AuditEntryRow, Tables } from './tables.js';

/** One entry as it stands in the log. What it tells is in `entry`; the columns beside it only find it. */
export type AuditRecord = Readonly<AuditEntryRow>;

export interface AuditPlace {
  readonly seq: number;
  readonly segment: string;
  readonly hash: string;
}

export interface AuditFilter {
  /** Entries of these accounts, and those of `principal` whatever the account. */
  readonly reach: 'all' | { readonly accounts: readonly string[]; readonly principal: string };
  readonly account?: string | undefined;
  readonly principal?: string | undefined;
  readonly mutation?: string | undefined;
  /** Those of no mutation, or of any. */
  readonly readings?: boolean | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

export interface AuditPage {
  readonly limit: number;
  /** Only older ones than the entry with this id. */
  readonly olderThan?: string | undefined;
  /** The nearest ones that are newer than the entry with this id. */
  readonly newerThan?: string | undefined;
}

export interface AuditEntries {
  last(): Promise<AuditPlace | null>;
  /** All or none, durable when it resolves. False, and nothing done, if another has taken a number of theirs. */
  append(entries: readonly AuditRecord[]): Promise<boolean>;
  /** Oldest first. */
  following(seq: number, most: number): Promise<AuditRecord[]>;
  /** The last entry of the segments before this one that is there. */
  lastBefore(segment: string): Promise<AuditPlace | null>;
  /** Newest first, in both directions. */
  page(filter: AuditFilter, page: AuditPage): Promise<AuditRecord[]>;
  /** The last entry that was removed; number 0 if none was. */
  removed(): Promise<Pick<AuditPlace, 'seq' | 'hash'>>;
  /** Removes about `most` entries of the segments before this one, the newest never, and says how many. */
  removeBefore(segment: string, most: number): Promise<number>;
}

export function createAuditEntries(db: Kysely<Tables>): AuditEntries {
  const place = () => db.selectFrom('audit_entries').select(['seq', 'segment', 'hash']);
  const seqOf = (id: string | undefined) =>
    db
      .selectFrom('audit_entries')
      .select('seq')
      .where('id', '=', id ?? '');
  const newest = () => place().orderBy('seq', 'desc').limit(1);
  const last = async () => (await newest().executeTakeFirst()) ?? null;
  const lastBefore: AuditEntries['lastBefore'] = async (segment) =>
    (await newest().where('segment', '<', segment).executeTakeFirst()) ?? null;
  return {
    last,
    lastBefore,
    append: (entries) => append(db, entries),
    following: (seq, most) =>
      db.selectFrom('audit_entries').selectAll().where('seq', '>', seq).orderBy('seq').limit(most).execute(),
    async page(filter, { limit, olderThan, newerThan }) {
      const rows = await db
        .selectFrom('audit_entries')
        .selectAll()
        .where((where) => matches(where, filter))
        .$if(olderThan !== undefined, (query) => query.where('seq', '<', seqOf(olderThan)))
        .$if(newerThan !== undefined, (query) => query.where('seq', '>', seqOf(newerThan)))
        .orderBy('seq', newerThan === undefined ? 'desc' : 'asc')
        .limit(limit)
        .execute();
      return newerThan === undefined ? rows : rows.reverse();
    },
    async removed() {
      const row = await db.selectFrom('audit_removal').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
      return { seq: row.removed_to, hash: row.removed_hash };
    },
    async removeBefore(segment, most) {
      const end = await last();
      const oldest = end && (await lastBefore(end.segment < segment ? end.segment : segment));
      if (!oldest) return 0;
      await db
        .updateTable('audit_removal')
        .set({ removed_to: oldest.seq, removed_hash: oldest.hash })
        .where('removed_to', '<', oldest.seq)
        .execute();
      const { numDeletedRows } = await db
        .deleteFrom('audit_entries')
        .where('seq', 'in', (query) =>
          query.selectFrom('audit_entries').select('seq').where('seq', '<=', oldest.seq).orderBy('seq').limit(most),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

async function append(db: Kysely<Tables>, entries: readonly AuditRecord[]): Promise<boolean> {
  const end = entries.at(-1);
  if (end === undefined) return true;
  try {
    await db.insertInto('audit_entries').values(entries).execute();
    return true;
  } catch (error) {
    // Numbers are unique, so that two processes cannot both follow one entry.
    const taken = await db
      .selectFrom('audit_entries')
      .select(['seq', 'hash'])
      .where(
        'seq',
        'in',
        entries.map(({ seq }) => seq),
      )
      .execute();
    if (taken.length === 0) throw error;
    // The answer was lost, and the entries were not.
    return taken.some(({ seq, hash }) => seq === end.seq && hash === end.hash);
  }
}

function matches(where: ExpressionBuilder<Tables, 'audit_entries'>, filter: AuditFilter): Expression<SqlBool> {
  const { reach, account, principal, mutation, readings, from, to } = filter;
  const reached =
    reach === 'all'
      ? []
      : [
          where.or([
            where('principal', '=', reach.principal),
            ...(reach.accounts.length === 0 ? [] : [where('account', 'in', [...reach.accounts])]),
          ]),
        ];
  return where.and([
    ...reached,
    ...(account === undefined ? [] : [where('account', '=', account)]),
    ...(principal === undefined ? [] : [where('principal', '=', principal)]),
    ...(mutation === undefined ? [] : [where('mutation', '=', mutation)]),
    ...(readings === undefined ? [] : [where('mutation', readings ? 'is' : 'is not', null)]),
    ...(from === undefined ? [] : [where('at', '>=', from.getTime())]),
    ...(to === undefined ? [] : [where('at', '<', to.getTime())]),
  ]);
}
