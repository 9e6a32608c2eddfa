import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';

/** How authorizations are decided, what was decided, and what counts in totals over time. */
export const decisions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('decision_rules')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('is_current', 'bigint', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('cardholder', 'text')
      .addColumn('card', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('priority', 'bigint', (column) => column.notNull())
      .addColumn('condition', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('change', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('decision_rules_key', ['id', 'version'])
      .execute();
    await db.schema
      .createIndex('decision_rules_by_account')
      .on('decision_rules')
      .columns(['account', 'is_current'])
      .execute();
    await db.schema
      .createTable('decision_defaults')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('object', 'text', (column) => column.notNull())
      .addColumn('approves', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('decision_defaults_key', ['account', 'object'])
      .execute();
    await db.schema
      .createTable('decision_endpoints')
      .addColumn('account', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('previous_secret', 'text')
      .addColumn('previous_until', 'bigint')
      .addColumn('rotation', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('decision_changes')
      .addColumn('account', 'text', (column) => column.primaryKey())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('decision_changes_by_seq').on('decision_changes').column('seq').execute();
    await db.schema
      .createTable('decision_state')
      .addColumn('id', 'bigint', (column) => column.primaryKey())
      .addColumn('last_change', 'bigint', (column) => column.notNull())
      .addColumn('heard_to', 'bigint', (column) => column.notNull())
      .execute();
    await sql`insert into decision_state (id, last_change, heard_to) values (1, 0, 0)`.execute(db);
    await db.schema
      .createTable('decisions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('authorization', 'text', (column) => column.notNull())
      .addColumn('card', 'text', (column) => column.notNull())
      .addColumn('cardholder', 'text')
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('decided_at', 'bigint', (column) => column.notNull())
      .addColumn('purchase', 'text')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .execute();
    const index = (name: string) => db.schema.createIndex(`decisions_by_${name}`).on('decisions');
    await index('account').columns(['account', 'decided_at', 'id']).execute();
    await index('authorization').columns(['authorization', 'decided_at']).execute();
    await index('age').column('decided_at').execute();
    await db.schema
      .createTable('decision_spends')
      .addColumn('authorization', 'text', (column) => column.primaryKey())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('card', 'text', (column) => column.notNull())
      .addColumn('cardholder', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('amount', 'bigint', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('rank', 'bigint', (column) => column.notNull())
      .addColumn('put_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('decision_spends_by_time').on('decision_spends').columns(['account', 'at']).execute();
    await db.schema.createIndex('decision_spends_by_age').on('decision_spends').column('at').execute();
    await db.schema.createIndex('decision_spends_by_put').on('decision_spends').column('put_at').execute();
  },
};
