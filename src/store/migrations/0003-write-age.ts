import type { Kysely, Migration } from 'kysely';

/** Finds the records of writes that nobody has used for long. */
export const writeAge: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('writes_by_age').on('writes').column('updated_at').execute();
  },
};
