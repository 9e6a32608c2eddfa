import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { asking, onPostgres, type TestDatabase } from '../kit/databases.js';
import { until } from '../kit/eventually.js';
import { type PostgresProxy, startPostgresProxy } from '../kit/postgres-proxy.js';

let lines: string[];
const log = createLogger({ level: 'trace', stream: { write: (line) => void lines.push(line) } });

onPostgres((create) => {
  let database: TestDatabase;
  const opened: { close(): Promise<void> }[] = [];

  beforeEach(async () => {
    lines = [];
    database = await create();
  });
  afterEach(async () => {
    for (const thing of opened.splice(0).reverse()) await thing.close();
    await database.drop();
  });

  async function open(url: string, parameters: Record<string, string> = {}): Promise<Store> {
    const store = await openStore(withParameters(url, parameters), log);
    opened.push(store);
    return store;
  }
  async function proxy(tls?: { key: string; cert: string }): Promise<PostgresProxy> {
    const started = await startPostgresProxy(database.url, tls);
    opened.push(started);
    return started;
  }

  test('every column is a text ordered by its bytes or a whole number, which SQLite holds alike', async () => {
    await open(database.url);
    await asking(database.url, async (client) => {
      const { rows } = await client.query<{ kind: string }>(
        `select distinct data_type || coalesce(' ' || collation_name, '') as kind from information_schema.columns
         where table_schema = current_schema() and table_name not like 'kysely%' order by 1`,
      );
      expect(rows.map(({ kind }) => kind)).toEqual(['bigint', 'text C']);
    });
  });

  test('two schemas of one database hold a store each', async () => {
    const other = await create();
    const [first, second] = [await open(database.url), await open(other.url)];
    await first.accountGrants.grant('prin_1', 'acct_1');
    expect(await second.accountGrants.of('prin_1')).toEqual([]);
    await second.close();
    opened.pop();
    await other.drop();
  });

  test('a store opens while other schemas of its database come and go', async () => {
    let over = false;
    const coming = async () => {
      while (!over) {
        const other = await create();
        await asking(other.url, (client) => client.query('create table passing (id bigserial primary key, name text)'));
        await other.drop();
      }
    };
    const others = [coming(), coming()];
    try {
      for (let times = 0; times < 20; times += 1) await (await openStore(database.url, log)).close();
    } finally {
      over = true;
      await Promise.all(others);
    }
  });

  test('a number too large to be one is refused, not rounded', async () => {
    const store = await open(database.url);
    await store.accountGrants.grant('prin_1', 'acct_1');
    await store.writes.open(
      { principal: 'p', key: 'k', mutation: 'm', account: null, fingerprint: 'f' },
      new Date(8.64e15),
    );
    await asking(database.url, (client) => client.query('update writes set keyed_at = 9007199254740993'));
    const again = store.writes.open(
      { principal: 'p', key: 'k', mutation: 'm', account: null, fingerprint: 'f' },
      new Date(),
    );
    await expect(again).rejects.toThrow('too large');
  });

  test('many callers share ten connections', async () => {
    const store = await open(database.url, { application_name: 'many_callers' });
    await Promise.all(Array.from({ length: 200 }, (_, i) => store.accountGrants.grant('prin_1', `acct_${i}`)));
    expect(await store.accountGrants.of('prin_1')).toHaveLength(200);
    await asking(database.url, async (client) => {
      const { rows } = await client.query("select 1 from pg_stat_activity where application_name = 'many_callers'");
      expect(rows).toHaveLength(10);
    });
  });

  test('connections that the server ends are replaced, and their end is logged', async () => {
    const store = await open(database.url, { application_name: 'ended_by_server' });
    await Promise.all([store.ready(), store.ready()]);
    await asking(database.url, (client) =>
      client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ended_by_server'"),
    );
    const lost = () => lines.filter((line) => line.includes('a connection to the database was lost'));
    await until(() => lost().length === 2);
    await expect(store.ready()).resolves.toBeUndefined();
  });

  test('it is not ready while the server is away, and ready when it is back', async () => {
    const line = await proxy();
    const store = await open(line.url);
    await store.accountGrants.grant('prin_1', 'acct_1');
    await line.goAway();
    await expect(store.ready()).rejects.toThrow();
    await line.back();
    await expect(store.ready()).resolves.toBeUndefined();
    expect(await store.accountGrants.of('prin_1')).toEqual(['acct_1']);
  });

  test('a connection that falls silent is given up, and nobody gets it again', async () => {
    const line = await proxy();
    const store = await open(line.url, { query_timeout: '400' });
    await store.ready();
    line.fallSilent();
    await expect(store.accountGrants.grant('prin_1', 'acct_1')).rejects.toThrow('timeout');
    await expect(store.ready()).resolves.toBeUndefined();
  });

  test('a statement that waits for ever is ended by the server', async () => {
    const store = await open(database.url);
    await store.accountGrants.grant('prin_1', 'acct_1');
    await asking(database.url, async (client) => {
      await client.query('begin');
      await client.query('lock table account_grants');
      await expect(store.accountGrants.of('prin_1')).rejects.toThrow('statement timeout');
    });
  }, 15_000);

  test('the password of the database is in no message and no line of the log', async () => {
    const url = new URL(database.url);
    url.username = 'nobody_here';
    url.password = 'hunter2-hunter2';
    const failure = await openStore(url.href, log).catch((error: unknown) => error);
    log.error({ err: failure, url: url.href }, `could not open ${url.href}`);
    expect(failure).toMatchObject({ message: expect.stringContaining('nobody_here') });
    expect(JSON.stringify([String(failure), lines])).not.toContain('hunter2');
  });

  test('a server that is not there is named', async () => {
    const line = await startPostgresProxy(database.url);
    await line.close();
    await expect(openStore(line.url, log)).rejects.toThrow(
      new RegExp(`The database at ${new URL(line.url).host}/.* could not be opened: .*ECONNREFUSED`),
    );
  });

  describe('with sslmode', () => {
    let directory: string;
    let tls: { key: string; cert: string };
    const certificate = () => join(directory, 'cert.pem');

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'cardgraph-tls-'));
      const made = ['-keyout', join(directory, 'key.pem'), '-out', certificate()];
      const subject = ['-subj', '/CN=database', '-addext', 'subjectAltName=IP:127.0.0.1'];
      const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
      execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...made], { stdio: 'pipe' });
      tls = { key: readFileSync(join(directory, 'key.pem'), 'utf8'), cert: readFileSync(certificate(), 'utf8') };
    });
    afterAll(() => rmSync(directory, { recursive: true }));

    test('disable, nothing is encrypted', async () => {
      const line = await proxy(tls);
      await open(line.url, { sslmode: 'disable' });
      expect(line.askedForTls).toBe(false);
    });

    test('require, the connection is encrypted, whoever signed the certificate', async () => {
      const line = await proxy(tls);
      await (await open(line.url, { sslmode: 'require' })).ready();
      expect(line.askedForTls).toBe(true);
    });

    test('require, a server without TLS is refused', async () => {
      const line = await proxy();
      await expect(open(line.url, { sslmode: 'require' })).rejects.toThrow('does not support SSL');
    });

    test('verify-full, a certificate counts only if its signer is known', async () => {
      const line = await proxy(tls);
      await expect(open(line.url, { sslmode: 'verify-full' })).rejects.toThrow('self-signed certificate');
      const store = await open(line.url, { sslmode: 'verify-full', sslrootcert: certificate() });
      await expect(store.ready()).resolves.toBeUndefined();
    });
  });
});

function withParameters(url: string, parameters: Record<string, string>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value);
  return changed.href;
}
