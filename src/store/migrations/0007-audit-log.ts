import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * Entries are added and never changed; they are removed from the oldest on, up to `removed_to`, which only rises. The
 * database itself refuses anything else.
 */
export const auditLog: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit_entries')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('segment', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('principal', 'text', (column) => column.notNull())
      .addColumn('account', 'text')
      .addColumn('mutation', 'text')
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    for (const name of ['account', 'principal', 'mutation', 'segment'] as const)
      await db.schema.createIndex(`audit_entries_by_${name}`).on('audit_entries').columns([name, 'seq']).execute();
    await db.schema
      .createTable('audit_removal')
      .addColumn('id', 'bigint', (column) => column.primaryKey())
      .addColumn('removed_to', 'bigint', (column) => column.notNull())
      .addColumn('removed_hash', 'text', (column) => column.notNull())
      .execute();
    const start = { removed_to: 0, removed_hash: '0'.repeat(64) };
    await sql`insert into audit_removal (id, removed_to, removed_hash) values (1, ${start.removed_to}, ${start.removed_hash})`.execute(
      db,
    );
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    for (const statement of isPostgres ? POSTGRES_GUARDS : SQLITE_GUARDS) await sql.raw(statement).execute(db);
  },
};

const REFUSAL = 'the audit log is append-only';

const SQLITE_GUARDS = [
  ['audit_entries_stay_as_they_are', 'before update on audit_entries'],
  [
    'audit_entries_stay',
    'before delete on audit_entries when old.seq > (select removed_to from audit_removal where id = 1)',
  ],
  ['audit_removal_only_rises', 'before update on audit_removal when new.removed_to < old.removed_to'],
  ['audit_removal_stays', 'before delete on audit_removal'],
].map(([name, when]) => `create trigger ${name} ${when} begin select raise(abort, '${REFUSAL}'); end`);

const POSTGRES_GUARDS = [
  `create function audit_refuse() returns trigger language plpgsql as
    $$ begin raise exception '${REFUSAL}'; end $$`,
  `create function audit_refuse_removal() returns trigger language plpgsql as
    $$ begin
      if old.seq > (select removed_to from audit_removal where id = 1) then raise exception '${REFUSAL}'; end if;
      return old;
    end $$`,
  `create trigger audit_entries_stay_as_they_are before update or truncate on audit_entries
    for each statement execute function audit_refuse()`,
  `create trigger audit_entries_stay before delete on audit_entries
    for each row execute function audit_refuse_removal()`,
  `create trigger audit_removal_only_rises before update on audit_removal
    for each row when (new.removed_to < old.removed_to) execute function audit_refuse()`,
  `create trigger audit_removal_stays before delete or truncate on audit_removal
    for each statement execute function audit_refuse()`,
];
