import type { Kysely, Migration } from 'kysely';

/** Which rotations of an endpoint's secret were carried out, so that none is twice. */
export const endpointRotations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('decision_endpoints')
      .addColumn('rotations', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema.alterTable('decision_endpoints').dropColumn('rotation').execute();
  },
};
