import { Kysely, type PostgresPoolClient, sql } from 'kysely';
import { Pool, type PoolConfig, TypeOverrides } from 'pg';
import type { Logger } from '../../log.js';
import type { Database } from '../database.js';
import { createPostgresChannel } from './channel.js';
import { BinaryTextDialect } from './dialect.js';
import { Lease } from './lease.js';
import type { Tables } from '../tables.js';

const MOST_CONNECTIONS = 10;
/** For a connection, and for a turn when all are in use. */
const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 5000;
/** For the server's answer to a statement, its own refusal to go on included. */
const ANSWER_TIMEOUT_MS = 7000;
const BIGINT = 20;

/** Opens `postgres://user:password@host/database`, whose parameters win over what is set here. Connects when asked. */
export function openPostgres(url: string, log: Logger): Database {
  const connectionString = withLibpqModes(url);
  const shared: PoolConfig = {
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'cardgraph',
    keepAlive: true,
    types: typesOfSqlite(),
  };
  const open = (more: PoolConfig) => kyselyOn(new Pool({ ...shared, ...more }), log);
  const db = open({ max: MOST_CONNECTIONS, statement_timeout: STATEMENT_TIMEOUT_MS, query_timeout: ANSWER_TIMEOUT_MS });
  const meeting = {
    url: connectionString,
    notify: (channel: string, text: string) => sql`select pg_notify(${channel}, ${text})`.execute(db),
    schema: () => currentSchema(db),
    log,
  };
  return {
    db,
    locksRows: true,
    channel: (name) => createPostgresChannel(meeting, name),
    async migrating(work) {
      // Its own connection, without time limits: it may wait for another process, and a table may be large. Kysely
      // takes an advisory lock and runs all migrations in one transaction.
      const db = open({ max: 1 });
      try {
        return await work(db, await currentSchema(db));
      } catch (error) {
        throw explained(error, url);
      } finally {
        await db.destroy();
      }
    },
  };
}

/** The migrations of a database, which is read, and nothing else. */
export async function appliedInPostgres(url: string, log: Logger): Promise<readonly string[]> {
  const { db } = openPostgres(url, log);
  try {
    const schema = await currentSchema(db);
    const { rows: tables } = await sql`
      select 1 from pg_catalog.pg_tables where schemaname = ${schema} and tablename = 'kysely_migration'
    `.execute(db);
    if (tables.length === 0) return [];
    const migrations = sql.id(schema, 'kysely_migration');
    const { rows } = await sql<{ name: string }>`select name from ${migrations}`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    throw explained(error, url);
  } finally {
    await db.destroy();
  }
}

function kyselyOn(pool: Pool, log: Logger): Kysely<Tables> {
  // Without these a lost connection would end the process: the first speaks for one in use, whose statement fails
  // anyway, the second for one at rest. The error itself holds the connection and is not for the log.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  pool.on('error', ({ message }) => log.warn({ reason: message }, 'a connection to the database was lost'));
  const dialect = new BinaryTextDialect({
    pool: {
      connect: async (): Promise<PostgresPoolClient> => new Lease(await pool.connect()),
      end: () => pool.end(),
    },
  });
  return new Kysely<Tables>({ dialect });
}

/** `sslmode` means what it means to PostgreSQL's own programs. */
function withLibpqModes(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('sslmode')) return url;
  parsed.searchParams.set('uselibpqcompat', 'true');
  return parsed.href;
}

/** Whole numbers are numbers, as SQLite gives them; one that a number cannot hold fails its query. */
function typesOfSqlite(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(BIGINT, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError('A whole number in the database is too large');
    return value;
  });
  return types;
}

async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema ?? null;
  if (schema === null) throw new Error('its search_path names no schema that exists');
  return schema;
}

/** Names the server, and never the credentials; several addresses of one name fail with an error without words. */
function explained(error: unknown, url: string): Error {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'the default socket') : hostname;
  const reason = error instanceof AggregateError ? error.errors.map(wordsOf).join(', ') : wordsOf(error);
  const place = `${host}${port === '' ? '' : `:${port}`}${pathname}`;
  return new Error(`The database at ${place} could not be opened: ${reason}`);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
