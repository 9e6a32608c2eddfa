import { PostgresIntrospector, type Kysely, sql, type TableMetadata } from 'kysely';

/**
 * Looks at the connection's own schema alone, and at nothing but the names of its tables, which is all that migrations
 * ask for. Kysely's own looks up every column of every schema of the database, and fails if another schema is dropped
 * meanwhile.
 */
export class OwnSchemaIntrospector extends PostgresIntrospector {
  readonly #db: Kysely<unknown>;

  constructor(db: Kysely<unknown>) {
    super(db);
    this.#db = db;
  }

  override async getTables(): Promise<TableMetadata[]> {
    const { rows } = await sql<{ schema: string; name: string }>`
      select schemaname as schema, tablename as name from pg_catalog.pg_tables where schemaname = current_schema()
    `.execute(this.#db);
    return rows.map((row) => ({ ...row, isView: false, columns: [] }));
  }
}
