import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Tables } from '../tables.js';
import { firstTables } from './0001-first-tables.js';
import { keyTerms } from './0002-key-terms.js';
import { writeAge } from './0003-write-age.js';
import { tokens } from './0004-tokens.js';
import { trustedDocuments } from './0005-trusted-documents.js';
import { writeSteps } from './0006-write-steps.js';
import { auditLog } from './0007-audit-log.js';
import { trustedOnly } from './0008-trusted-only.js';
import { inbox } from './0010-inbox.js';
import { decisions } from './0011-decisions.js';
import { endpointRotations } from './0013-endpoint-rotations.js';
import { deliveries } from './0014-deliveries.js';
import { appliedObjects } from './0015-applied-objects.js';

/** In order, forward only: a migration that has been released never changes. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-key-terms': keyTerms,
  '0003-write-age': writeAge,
  '0004-tokens': tokens,
  '0005-trusted-documents': trustedDocuments,
  '0006-write-steps': writeSteps,
  '0007-audit-log': auditLog,
  '0008-trusted-only': trustedOnly,
  '0010-inbox': inbox,
  '0011-decisions': decisions,
  '0013-endpoint-rotations': endpointRotations,
  '0014-deliveries': deliveries,
  '0015-applied-objects': appliedObjects,
};

export const MIGRATIONS: readonly string[] = Object.keys(migrations);

/** Returns the names of the migrations that it applied. Kysely's own tables stand in `schema`, or in the only one. */
export async function migrateToLatest(db: Kysely<Tables>, schema: string | undefined): Promise<string[]> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const migrator = new Migrator({ db, provider, ...(schema === undefined ? {} : { migrationTableSchema: schema }) });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date', { cause: error });
  return results.map((result) => result.migrationName);
}
