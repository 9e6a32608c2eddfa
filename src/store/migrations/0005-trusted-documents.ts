import type { Kysely, Migration } from 'kysely';

/** The documents that a principal may run where nothing else runs. */
export const trustedDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('trusted_documents')
      .addColumn('principal', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('trusted_documents_key', ['principal', 'hash'])
      .execute();
  },
};
