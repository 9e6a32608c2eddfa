import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { z } from 'zod';
import type { Database as StoreDatabase } from '../database.js';
import type { Tables } from '../tables.js';
import { groupCommitDialect } from './group-commit.js';

/** How long one process waits for another's write on the same file. */
const BUSY_TIMEOUT_MS = 5000;

const APPLIED = z.array(z.object({ name: z.string() }));

/** The migrations of a file that is there; null: there is none. It is read, and nothing else. */
export function appliedInSqlite(path: string): readonly string[] | null {
  if (!existsSync(path)) return null;
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('query_only = ON');
    const names = (query: string) => APPLIED.parse(database.prepare(query).all()).map(({ name }) => name);
    const migrated = names("select name from sqlite_master where type = 'table' and name = 'kysely_migration'");
    return migrated.length === 0 ? [] : names('select name from kysely_migration');
  } finally {
    database.close();
  }
}

export function openSqlite(path: string): StoreDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  for (const pragma of [
    `busy_timeout = ${BUSY_TIMEOUT_MS}`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
  ])
    database.pragma(pragma);
  const db = new Kysely<Tables>({ dialect: groupCommitDialect(database) });
  return {
    db,
    locksRows: false,
    channel: null,
    async migrating(work) {
      database.exec('begin immediate');
      try {
        const result = await work(db, undefined);
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
  };
}
