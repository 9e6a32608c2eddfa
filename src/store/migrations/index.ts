import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Tables } from '../tables.js';
import { firstTables } from './0001-first-tables.js';
import { keyTerms } from './0002-key-terms.js';

/** In order, forward only: a migration that has been released never changes. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-key-terms': keyTerms,
};

/** Returns the names of the migrations that it applied. */
export async function migrateToLatest(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date', { cause: error });
  return results.map((result) => result.migrationName);
}
