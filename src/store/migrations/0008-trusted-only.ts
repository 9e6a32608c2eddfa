import type { Kysely, Migration } from 'kysely';

/** Which keys and tokens run nothing but trusted documents, and whose those are for a token. */
export const trustedOnly: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['api_keys', 'client_tokens'])
      await db.schema
        .alterTable(table)
        .addColumn('trusted_only', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    await db.schema.alterTable('client_tokens').addColumn('partner', 'text').execute();
  },
};
