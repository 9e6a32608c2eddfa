import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import type { Database as StoreDatabase } from '../database.js';
import type { Tables } from '../tables.js';
import { groupCommitDialect } from './group-commit.js';

/** How long one process waits for another's write on the same file. */
const BUSY_TIMEOUT_MS = 5000;

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
