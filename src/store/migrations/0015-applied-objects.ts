import type { Kysely, Migration } from 'kysely';

/** Which object each applied event tells of, so that one that was followed by another is known. */
export const appliedObjects: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('inbox_applied').addColumn('object', 'text').execute();
    await db.schema.createIndex('inbox_applied_by_object').on('inbox_applied').columns(['object', 'seq']).execute();
  },
};
