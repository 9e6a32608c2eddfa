import type { Kysely, Migration } from 'kysely';

/** What a write has done so far, and the codes of what refused it. */
export const writeSteps: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of ['steps', 'codes'])
      await db.schema
        .alterTable('writes')
        .addColumn(name, 'text', (column) => column.notNull().defaultTo('[]'))
        .execute();
  },
};
