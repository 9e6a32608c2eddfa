import type { Kysely } from 'kysely';
import type { OpenChannel } from './channel.js';
import type { Tables } from './tables.js';

/** What the tables' files are given, and what each database must bring. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** Whether a query can lock the rows that it reads, and pass over those that another has locked. */
  readonly locksRows: boolean;
  /** Null where its processes cannot hear each other. */
  readonly channel: OpenChannel | null;
  /**
   * Runs alone among all processes on this database, all or nothing, and tells in which schema the tables stand, if
   * there is more than one. Only while nobody else uses `db`.
   */
  migrating<T>(work: (db: Kysely<Tables>, schema: string | undefined) => Promise<T>): Promise<T>;
}
