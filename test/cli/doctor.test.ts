import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoctor } from '../../src/cli/doctor/index.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { runCli } from '../../src/cli/index.js';
import { lookAtVersions } from '../../src/cli/doctor/versions.js';
import { createLogger } from '../../src/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { openStore } from '../../src/store/index.js';
import { asking, onEveryDatabase, onPostgres, type TestDatabase } from '../kit/databases.js';
import { onRedis } from '../kit/redis.js';
import { stripeFor } from '../kit/start-gateway.js';
import { type Misbehaviour, startUpstream, type Upstream } from '../kit/upstream.js';

const SECRETS = {
  STRIPE_SECRET_KEY: 'sk_test_doctorsecret',
  STRIPE_WEBHOOK_SECRETS: 'whsec_doctorsecret',
  STORE_KEYS: Buffer.alloc(32, 'doctorsecret').toString('base64'),
  BOOTSTRAP_API_KEY: 'bootstrap-doctorsecret-'.padEnd(40, 'k'),
  METRICS_TOKEN: 'metrics-doctorsecret',
};
const ROOM = 50_000_000_000;

let sandbox: Sandbox;
let upstream: Upstream;
let directory: string;
let env: NodeJS.ProcessEnv;
let now: () => number;
let room: number;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seed: 'empty', clock: 'frozen' });
  upstream = await startUpstream(() => sandbox.url);
  const url = 'https://gateway.example.com/webhooks/stripe';
  for (const connect of [false, true])
    await stripeFor(sandbox).webhookEndpoints.create({ url, connect, enabled_events: ['*'] });
});
afterAll(async () => {
  await upstream.close();
  await sandbox.close();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cardgraph-doctor-'));
  env = { ...SECRETS, STRIPE_API_BASE: upstream.url, DATABASE_URL: `sqlite:${join(directory, 'store.db')}` };
  now = Date.now;
  room = ROOM;
});
afterEach(() => {
  upstream.misbehave('none');
  rmSync(directory, { recursive: true });
});

interface Report {
  readonly state: string;
  readonly checks: readonly Finding[];
}

async function examined(more: NodeJS.ProcessEnv = {}) {
  let out = '';
  const doctor = createDoctor({ now: () => now(), roomAt: () => Promise.resolve(room) });
  const terminal = { env: { ...env, ...more }, out: (text: string) => void (out += text), err: () => undefined };
  const code = await doctor.run(['--json'], terminal);
  for (const secret of Object.values(SECRETS)) expect(out).not.toContain(secret);
  expect(out).not.toContain('hunter2');
  const report: Report = JSON.parse(out);
  const of = (state: Finding['state']) =>
    report.checks.filter((found) => found.state === state).map(({ check, what }) => `${check}: ${what}`);
  expect(report.checks.filter(({ state, todo }) => (state === 'ok') !== (todo === null))).toEqual([]);
  return { code, state: report.state, failures: of('failure'), warnings: of('warning'), well: of('ok') };
}

const failing = (...failures: unknown[]) => ({ code: 1, state: 'failure', failures });
const warned = (...warnings: unknown[]) => ({ code: 0, state: 'warning', failures: [], warnings });
const like = (pattern: RegExp) => expect.stringMatching(pattern);

test('a healthy gateway is well in every respect, and nothing is changed by looking', async () => {
  const before = sandbox.contents();
  sandbox.clearRequests();
  expect(await examined()).toEqual({
    ...{ code: 0, state: 'ok', failures: [], warnings: [] },
    well: [
      like(/^versions: Cardgraph \S+ on Node \S+; it speaks \d/),
      'configuration: NODE_ENV is development.',
      'key: STRIPE_SECRET_KEY is a test key, and NODE_ENV is development.',
      `stripe: ${upstream.url} answers and takes the key.`,
      "clock: This machine's clock is Stripe's, within seconds.",
      like(/^platform: acct_\w+ is the platform/),
      'connect: Connected accounts can be listed.',
      'webhooks: 1 signing secret is set.',
      'webhooks: 2 endpoints lead here; authorizations are not asked about.',
      'store: It is empty: the first start makes its tables.',
      like(/^disk: 50000 MB are free at /),
      like(/^redis: REDIS_URL is not set/),
    ],
  });
  expect([sandbox.contents(), existsSync(join(directory, 'store.db'))]).toEqual([before, false]);
  expect(sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
});

test('in words, it says what to do, and ends with the count', async () => {
  let out = '';
  const terminal = { env: { ...env, STRIPE_API_BASE: 'http://127.0.0.1:1' }, err: () => undefined };
  const code = await runCli(['doctor'], { ...terminal, out: (text) => void (out += text) });
  expect(code).toBe(1);
  expect(out).toMatch(/^failure +stripe +http:\/\/127\.0\.0\.1:1 was not reached: ECONNREFUSED\.\n +See that this/m);
  expect(out).toMatch(/\n1 failed, \d to look at, \d well\.\n$/);
  expect(out).not.toContain('doctorsecret');
});

test.each([[['--loud']], [['now']]])('%j is the person’s mistake', async (args) => {
  let err = '';
  const terminal = { env, out: () => undefined, err: (text: string) => void (err += text) };
  expect(await runCli(['doctor', ...args], terminal)).toBe(2);
  expect(err).toContain('npm run cli -- doctor [--json]');
});

test('each wrong variable is named, and nothing that it names is looked at', async () => {
  sandbox.clearRequests();
  const found = await examined({ PORT: 'many', STRIPE_SECRET_KEY: 'pk_test_hunter2', REDIS_URL: 'hunter2' });
  expect(found).toMatchObject(
    failing(like(/: PORT must be/), like(/: STRIPE_SECRET_KEY is a publishable/), like(/: REDIS_URL must/)),
  );
  expect(sandbox.requests).toEqual([]);
});

test('files that variables name are looked for', async () => {
  const file = join(directory, 'documents.json');
  expect(await examined({ TRUSTED_DOCUMENTS: file })).toMatchObject(failing(like(/TRUSTED_DOCUMENTS names a file/)));
  writeFileSync(file, '{}');
  expect(await examined({ TRUSTED_DOCUMENTS: file })).toMatchObject({ code: 0, failures: [] });
});

test('the world of the key, and production without keys for the store', async () => {
  expect(await examined({ NODE_ENV: 'production', STORE_KEYS: '' })).toMatchObject(
    warned(like(/STORE_KEYS is not set/), like(/a test key, and NODE_ENV is production/)),
  );
  expect((await examined({ STRIPE_SECRET_KEY: 'sk_live_doctorsecret' })).warnings).toContainEqual(
    like(/a live key, and NODE_ENV is development/),
  );
});

test('without a key there is nothing to reach', async () => {
  const found = await examined({ STRIPE_SECRET_KEY: '', STRIPE_API_BASE: '', BOOTSTRAP_API_KEY: '' });
  expect(found).toMatchObject({ code: 0, failures: [] });
  expect(found.well).toContain('stripe: The sandbox starts with the gateway.');
});

const failures: readonly (readonly [Misbehaviour, RegExp])[] = [
  ['resets', /^stripe: \S+ was not reached: /],
  ['answers 500', /^stripe: \S+ answers with the status 500/],
  ['answers HTML', /^stripe: \S+ answers with the status 502/],
];
test.each(failures)('a Stripe that %s fails', async (how, failure) => {
  upstream.misbehave(how);
  expect(await examined()).toMatchObject(failing(like(failure)));
});

test('a key that Stripe refuses fails, and one that may not read is told of', async () => {
  const other = await startSandbox({ port: 0, seed: 'empty' });
  const refused = { STRIPE_API_BASE: other.url, STRIPE_SECRET_KEY: 'sk_live_doctorsecret' };
  expect(await examined(refused)).toMatchObject(failing(like(/^stripe: \S+ refuses the key/)));
  await other.close();
  upstream.misbehave('answers 403');
  const { code, warnings } = await examined();
  expect([code, warnings]).toEqual([
    0,
    [
      like(/may not read the account/),
      like(/tells nothing of the platform/),
      like(/Connected accounts could not be listed: status 403/),
      like(/endpoints could not be listed/),
    ],
  ]);
});

test('events that nobody would take or send are told of', async () => {
  const other = await startSandbox({ port: 0, seed: 'empty' });
  expect(await examined({ STRIPE_API_BASE: other.url, STRIPE_WEBHOOK_SECRETS: '' })).toMatchObject(
    warned(like(/STRIPE_WEBHOOK_SECRETS is not set/), like(/No endpoint that is enabled leads to/)),
  );
  const { webhookEndpoints } = stripeFor(other);
  const url = 'https://gateway.example.com/webhooks/stripe';
  const { id } = await webhookEndpoints.create({ url, enabled_events: ['issuing_authorization.request'] });
  expect((await examined({ STRIPE_API_BASE: other.url })).well).toContainEqual(like(/authorizations are asked about/));
  await webhookEndpoints.update(id, { disabled: true });
  expect((await examined({ STRIPE_API_BASE: other.url })).warnings).toContainEqual(like(/sends nothing to 1 of them/));
  await other.close();
});

test('a platform that Stripe holds back is told of', async () => {
  const account = { id: 'acct_1', object: 'account', capabilities: { card_issuing: 'inactive', transfers: 'active' } };
  const body = JSON.stringify(account);
  const fake = createServer((request, response) =>
    request.url === '/v1/account' ? response.end(body) : response.writeHead(400).end('{}'),
  ).listen(0, '127.0.0.1');
  await once(fake, 'listening');
  const address = fake.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const found = await examined({ STRIPE_API_BASE: `http://127.0.0.1:${port}` });
  expect(found).toMatchObject(failing(like(/lists no connected accounts/)));
  expect(found.warnings).toContainEqual(like(/acct_1 cannot use card_issuing yet/));
  fake.closeAllConnections();
  fake.close();
});

test.each([
  [60_000, warned(like(/^clock: This machine's clock is (59|60) seconds ahead of/))],
  [-60_000, warned(like(/^clock: This machine's clock is (59|60) seconds behind/))],
  [-400_000, failing(like(/behind Stripe's: no event of Stripe's is taken/))],
])('a clock that is off by %d ms is told of', async (off, expected) => {
  now = () => Date.now() + off;
  expect(await examined()).toMatchObject(expected);
});

test('a disk without room fails, one that is nearly full is told of, and one that nobody may write to fails', async () => {
  room = 5_000_000;
  expect(await examined()).toMatchObject(failing(like(/^disk: 5 MB are free/)));
  room = 500_000_000;
  expect(await examined()).toMatchObject(warned(like(/^disk: 500 MB are free/)));
  room = ROOM;
  writeFileSync(join(directory, 'file'), '');
  expect(await examined({ DATABASE_URL: `sqlite:${directory}/file/store.db` })).toMatchObject(
    failing(like(/^disk: \S+\/file cannot be written/)),
  );
  expect(await examined({ DATABASE_URL: 'sqlite::memory:' })).toMatchObject(warned(like(/store is in memory/)));
});

test('a file that is no store, a server that is away, and a Redis that is away fail without their passwords', async () => {
  writeFileSync(join(directory, 'store.db'), 'no database at all'.repeat(100));
  expect(await examined()).toMatchObject(failing(like(/^store: .*not a database/)));
  const away = { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/db', REDIS_URL: 'redis://me:hunter2@127.0.0.1:1' };
  expect(await examined(away)).toMatchObject(
    failing(
      like(/^store: The database at 127.0.0.1:1\/db/),
      like(/^redis: 127.0.0.1:1 does not answer: .*ECONNREFUSED/),
    ),
  );
});

test('a Node that is too old fails', () => {
  expect(lookAtVersions('20.18.3')).toMatchObject([{ state: 'failure', todo: like(/^Install Node 20.19/) }]);
  expect([lookAtVersions('20.19.0'), lookAtVersions('22.1.0')]).toMatchObject([[{ state: 'ok' }], [{ state: 'ok' }]]);
});

onEveryDatabase((create) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await create();
  });
  afterEach(() => database.drop());

  test('a store whose tables are up to date is well', async () => {
    await (await openStore(database.url, createLogger({ level: 'silent' }))).close();
    const { code, well } = await examined({ DATABASE_URL: database.url });
    expect([code, well]).toEqual([0, expect.arrayContaining([like(/^store: It answers; its tables are up to date/)])]);
  });
});

onPostgres((create) => {
  test('a store of an older or of a newer release is told apart, and left as it is', async () => {
    const database = await create();
    const store = { DATABASE_URL: database.url };
    expect((await examined(store)).well).toContainEqual(like(/^store: It is empty/));
    await (await openStore(database.url, createLogger({ level: 'silent' }))).close();
    const sql = (text: string) => asking(database.url, (client) => client.query(text));
    await sql(`delete from kysely_migration where name = '0014-deliveries'`);
    for (let look = 0; look < 2; look += 1)
      expect(await examined(store)).toMatchObject(warned(like(/^store: Its tables .*; not applied: 0014-deliveries/)));
    await sql(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`);
    expect(await examined(store)).toMatchObject(failing(like(/^store: A newer release .*9999-later/)));
    await database.drop();
  });
});

onRedis((create) => {
  test('a Redis that answers is well', async () => {
    expect((await examined({ REDIS_URL: create().url })).well).toContainEqual(like(/^redis: \S+ answers/));
  });
});
