import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { randomBase62 } from '../../src/util/random-base62.js';

/** An empty place for a store, which nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A server on which schemas may be made. Where it is named it must answer: a test fails rather than skips. */
export const POSTGRES = process.env['TEST_DATABASE_URL'];

type Tests = (create: () => Promise<TestDatabase>) => void;

/** How to make one on each database that there is. */
export const DATABASES = [createSqlite, ...(POSTGRES === undefined ? [] : [() => createPostgres(POSTGRES)])];

/** The same tests on each database. */
export function onEveryDatabase(tests: Tests): void {
  describe('on SQLite', () => tests(createSqlite));
  onPostgres(tests);
}

export function onPostgres(tests: Tests): void {
  if (POSTGRES === undefined) {
    process.stderr.write(
      'Skipped on PostgreSQL: TEST_DATABASE_URL names no server, such as postgres://127.0.0.1/test\n',
    );
    describe.skip('on PostgreSQL', () => tests(noServer));
  } else describe('on PostgreSQL', () => tests(() => createPostgres(POSTGRES)));
}

async function createSqlite(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'cardgraph-store-'));
  return {
    url: `sqlite:${join(directory, 'nested', 'store.db')}`,
    drop: async () => rmSync(directory, { recursive: true }),
  };
}

async function createPostgres(server: string): Promise<TestDatabase> {
  const schema = `cardgraph_test_${randomBase62(16).toLowerCase()}`;
  await asking(server, (client) => client.query(`create schema ${schema}`));
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    url: url.href,
    drop: () => asking(server, (client) => client.query(`drop schema ${schema} cascade`)),
  };
}

/** Over a connection of its own, beside those of the store. */
export async function asking(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function noServer(): Promise<TestDatabase> {
  return Promise.reject(new Error('There is no PostgreSQL.'));
}
