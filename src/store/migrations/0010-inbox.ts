import { type Kysely, type Migration, sql } from 'kysely';

/** What Stripe told us: as it came, in which order it was applied, how new each object is, and which accounts we know. */
export const inbox: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('inbox_entries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('account', 'text')
      .addColumn('created', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'bigint', (column) => column.notNull())
      .execute();
    const index = (name: string) => db.schema.createIndex(`inbox_entries_by_${name}`).on('inbox_entries');
    await index('state').columns(['state', 'due_at']).execute();
    await index('waiting').columns(['state', 'account']).execute();
    await index('age').column('received_at').execute();
    await db.schema
      .createTable('inbox_applied')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('account', 'text')
      .addColumn('is_newest', 'bigint', (column) => column.notNull())
      .execute();
    for (const name of ['account', 'type'] as const)
      await db.schema.createIndex(`inbox_applied_by_${name}`).on('inbox_applied').columns([name, 'seq']).execute();
    await db.schema
      .createTable('inbox_objects')
      .addColumn('object', 'text', (column) => column.primaryKey())
      .addColumn('created', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('inbox_accounts')
      .addColumn('account', 'text', (column) => column.primaryKey())
      .addColumn('known_at', 'bigint')
      .addColumn('ask_at', 'bigint', (column) => column.notNull())
      .addColumn('asked', 'bigint', (column) => column.notNull())
      .addColumn('suspected_at', 'bigint')
      .addColumn('checked_to', 'bigint')
      .addColumn('checked_at', 'bigint')
      .execute();
    await db.schema
      .createTable('inbox_state')
      .addColumn('id', 'bigint', (column) => column.primaryKey())
      .addColumn('last_seq', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('alive_at', 'bigint', (column) => column.notNull())
      .addColumn('checker', 'text')
      .addColumn('checker_until', 'bigint', (column) => column.notNull())
      .execute();
    const now = Date.now();
    await sql`insert into inbox_state (id, last_seq, started_at, alive_at, checker_until) values (1, 0, ${now}, ${now}, 0)`.execute(
      db,
    );
  },
};
