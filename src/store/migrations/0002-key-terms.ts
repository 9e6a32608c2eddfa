import type { Kysely, Migration } from 'kysely';

/** Where a key may be used from, and which key it took the place of. */
export const keyTerms: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('api_keys')
      .addColumn('ip_ranges', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema.alterTable('api_keys').addColumn('replaces', 'text').execute();
    await db.schema.createIndex('api_keys_replaces').on('api_keys').column('replaces').execute();
  },
};
