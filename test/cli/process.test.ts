import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

let directory: string;
const children = new Set<ReturnType<typeof start>>();

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cardgraph-process-'));
});
afterAll(() => {
  for (const { child } of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string>) {
  const base = {
    PATH: process.env['PATH'],
    PORT: '0',
    SANDBOX_PORT: '0',
    DATABASE_URL: `sqlite:${directory}/process.db`,
  };
  const args = ['-r', 'tsx/cjs', '-r', './test/kit/likeness/watch-child.cjs', 'src/main.ts'];
  const child = spawn(process.execPath, args, { env: { ...base, ...env }, cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const exited = once(child, 'exit').then(([code]) => ({ code, out, err }));
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      void exited.then(() => reject(new Error(`it ended without ${pattern}: ${out}${err}`)));
      look();
    });
  const started = { child, exited, printed };
  children.add(started);
  return started;
}

test('without a Stripe key it starts on its sandbox, says how to call it, and a signal ends it cleanly', async () => {
  const { child, exited, printed } = start({});
  const [, url] = await printed(/GraphQL +(http\S+)\/graphql/);
  const [, key] = await printed(/API key +(\S+)/);
  const [, sandbox] = await printed(/sandbox at (\S+),/);
  const [, curlBody] = await printed(/-d '(.*)'/);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: String(curlBody) });
  expect(await answer.json()).toMatchObject({ data: { connectedAccounts: { nodes: expect.anything() } } });
  const accounts = await fetch(`${sandbox}/v1/accounts`, { headers: { authorization: 'Bearer sk_test_cardgraph' } });
  expect(accounts.status).toBe(200);
  child.kill('SIGTERM');
  const { code, out, err } = await exited;
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('"msg":"stopped"');
}, 30_000);

test('production without a Stripe key refuses to start', async () => {
  const { code, err } = await start({ NODE_ENV: 'production' }).exited;
  expect(code).toBe(1);
  expect(err).toContain('STRIPE_SECRET_KEY must be set when NODE_ENV is production');
}, 30_000);

test('a port that is taken is named, and nothing is left running', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : address);
  const { code, err } = await start({ PORT: port }).exited;
  taken.close();
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`could not start: .*${port}.*Set PORT`));
}, 30_000);

test('a bootstrap key of production opens the gateway, and stands in no output', async () => {
  const bootstrap = 'bootstrap-'.padEnd(40, 'k');
  const env = { NODE_ENV: 'production', STRIPE_SECRET_KEY: 'sk_test_abcdefgh', STRIPE_API_BASE: 'http://127.0.0.1:9' };
  const { child, exited, printed } = start({ ...env, BOOTSTRAP_API_KEY: bootstrap });
  const [, url] = await printed(/"url":"([^"]+)"/);
  const ask = async (key: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: '{"query":"{ viewer { name } }"}',
    });
  expect(await (await ask(bootstrap)).json()).toMatchObject({ data: { viewer: { name: 'bootstrap' } } });
  expect((await ask('cg_test_development_key_do_not_use_in_production')).status).toBe(401);
  child.kill('SIGINT');
  const { code, out, err } = await exited;
  expect(code).toBe(0);
  expect(out + err).not.toMatch(/bootstrap-k|sk_test_abcdefgh|cg_test_/);
}, 30_000);
