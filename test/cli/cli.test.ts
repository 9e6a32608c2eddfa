import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthenticate } from '../../src/auth/authenticate.js';
import { Unauthenticated } from '../../src/auth/unauthenticated.js';
import { createEvents } from '../../src/events/bus.js';
import { runCli } from '../../src/cli/index.js';
import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';

let directory: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cardgraph-cli-'));
  env = { DATABASE_URL: `sqlite:${join(directory, 'cli.db')}` };
});
afterEach(() => rmSync(directory, { recursive: true }));

async function cli(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

async function createdKey(...more: string[]) {
  const { code, out } = await cli(
    'keys',
    'create',
    '--name',
    'web',
    '--permissions',
    'all',
    '--accounts',
    'all',
    ...more,
  );
  const found = (pattern: RegExp) => pattern.exec(out)?.[0] ?? '';
  return { code, out, id: found(/key_\w+/), secret: found(/cg_(test|live)_\w{40}/), principal: found(/prin_\w+/) };
}

async function enter(secret: string, mode: 'test' | 'live' = 'test', address = '127.0.0.1') {
  const log = createLogger({ level: 'silent' });
  const store = await openStore(String(env['DATABASE_URL']), log);
  try {
    const authenticate = createAuthenticate({ store, mode, log, events: createEvents(log) });
    return await authenticate({ authorization: `Bearer ${secret}`, address });
  } finally {
    await store.close();
  }
}

test('the help lists every command', async () => {
  const { code, out, err } = await cli('help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatchSnapshot();
  expect((await cli()).out).toBe(out);
  expect((await cli('--help')).out).toBe(out);
});

test('a command explains itself', async () => {
  expect((await cli('demo', '--help')).out).toContain('npm run cli -- demo [--url');
});

test('an unknown command is refused with the help', async () => {
  expect(await cli('dance')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('There is no command dance.'),
  });
});

test.each([
  ['an unknown option', ['sandbox', '--speed', '5'], '--speed'],
  ['an impossible port', ['sandbox', '--port', '70000'], '--port must be'],
  ['an unknown seed', ['sandbox', '--seed', 'full'], '--seed must be demo or empty'],
  ['webhooks that go nowhere', ['sandbox', '--webhook', 'here'], '--webhook must be a URL'],
  ['a clock moved by nothing', ['sandbox', 'advance'], 'Say how far'],
  ['keys without a verb', ['keys'], 'create, list, rotate or revoke'],
  ['keys with the name of an inherited property', ['keys', 'toString'], 'create, list, rotate or revoke'],
  ['a key without a name', ['keys', 'create', '--permissions', 'all', '--accounts', 'all'], '--name is needed'],
  ['a key without permissions', ['keys', 'create', '--name', 'a', '--accounts', 'all'], '--permissions is needed'],
  ['a key without accounts', ['keys', 'create', '--name', 'a', '--permissions', 'all'], '--accounts is needed'],
])('%s is the person’s mistake', async (_what, args, message) => {
  const { code, err } = await cli(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).toContain(`npm run cli -- ${args[0]}`);
});

test.each([
  [['--permissions', 'cards:read,moon:write'], 'There is no permission moon:write'],
  [['--accounts', 'fa_1'], 'not fa_1'],
  [['--mode', 'staging'], '--mode must be test or live'],
  [['--expires', 'tomorrow'], '--expires must be a date'],
  [['--expires', '2020-01-01'], 'must lie ahead'],
  [['--ip', '203.0.113.0/99'], 'not 203.0.113.0/99'],
  [['--principal', 'prin_none'], 'There is no principal prin_none'],
])('a key with %j is refused, and none is made', async (more, message) => {
  const { code, err } = await cli(
    'keys',
    'create',
    '--name',
    'a',
    '--permissions',
    'all',
    '--accounts',
    'all',
    ...more,
  );
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  expect((await cli('keys', 'list')).out).toBe('There are no keys yet.\n');
});

test('a new key opens what it was made for, and the list never shows its secret', async () => {
  const { code, secret, id } = await createdKey('--permissions', 'cards:read, cards:write', '--accounts', 'acct_1');
  expect(code).toBe(0);
  const viewer = await enter(secret);
  expect([...(viewer?.permissions ?? [])]).toEqual(['cards:read', 'cards:write']);
  expect([viewer?.reaches('acct_1'), viewer?.reaches('acct_2')]).toEqual([true, false]);
  const { out } = await cli('keys', 'list');
  expect(out).toContain(id);
  expect(out).toContain('cards:read, cards:write');
  expect(out).not.toContain(secret);
});

test('a live key opens nothing in test mode', async () => {
  const { secret } = await createdKey('--mode', 'live');
  await expect(enter(secret)).rejects.toThrow(Unauthenticated);
  expect(await enter(secret, 'live')).not.toBeNull();
});

test('the mode of a new key follows the Stripe key', async () => {
  env = { ...env, STRIPE_SECRET_KEY: 'sk_live_abc' };
  expect((await createdKey()).secret).toMatch(/^cg_live_/);
});

test('a rotated key keeps its principal, and the revoked one opens nothing', async () => {
  const first = await createdKey();
  const second = await createdKey('--principal', first.principal);
  expect(second.principal).toBe(first.principal);
  expect((await cli('keys', 'revoke', first.id)).code).toBe(0);
  await expect(enter(first.secret)).rejects.toThrow(Unauthenticated);
  expect((await enter(second.secret))?.principal).toBe(first.principal);
  expect((await cli('keys', 'list')).out).toMatch(/revoked[^]*active/);
});

test('a key made for an address opens from nowhere else', async () => {
  const { secret } = await createdKey('--ip', '203.0.113.0/24, 2001:db8::/32');
  expect(await enter(secret, 'test', '203.0.113.5')).not.toBeNull();
  await expect(enter(secret)).rejects.toThrow(Unauthenticated);
  expect((await cli('keys', 'list')).out).toContain('203.0.113.0/24, 2001:db8::/32');
});

test('a key may be made for trusted documents only', async () => {
  const { secret } = await createdKey('--trusted-documents-only');
  expect(await enter(secret)).toMatchObject({ trustedDocumentsOnly: true });
  expect((await cli('keys', 'list')).out).toContain('documents    trusted ones only');
});

test('a rotation shows a new secret, and the old one works until the overlap ends', async () => {
  const first = await createdKey();
  const { code, out } = await cli('keys', 'rotate', first.id, '--overlap', '3600');
  const secret = /cg_test_\w{40}/.exec(out)?.[0] ?? '';
  expect([code, out.includes(first.principal)]).toEqual([0, true]);
  expect((await enter(secret))?.principal).toBe((await enter(first.secret))?.principal);
  expect((await cli('keys', 'list')).out).toContain(`replaces     ${first.id}`);
});

test('a rotation without overlap ends the old secret', async () => {
  const first = await createdKey();
  expect((await cli('keys', 'rotate', first.id)).code).toBe(0);
  await expect(enter(first.secret)).rejects.toThrow(Unauthenticated);
});

test('rotating what cannot be rotated fails', async () => {
  const { id } = await createdKey();
  await cli('keys', 'revoke', id);
  expect(await cli('keys', 'rotate', id)).toMatchObject({ code: 1, err: expect.stringContaining('could be rotated') });
  expect((await cli('keys', 'rotate')).code).toBe(2);
  expect((await cli('keys', 'rotate', id, '--overlap', 'week')).err).toContain('--overlap must be whole seconds');
});

test('revoking what cannot be revoked fails', async () => {
  const { id } = await createdKey();
  await cli('keys', 'revoke', id);
  expect((await cli('keys', 'revoke', id)).code).toBe(1);
  expect((await cli('keys', 'revoke', 'key_none')).code).toBe(1);
  expect((await cli('keys', 'revoke')).code).toBe(2);
});

test('a bad configuration is listed, not run with', async () => {
  env = { DATABASE_URL: 'mysql://db' };
  expect(await cli('keys', 'list')).toMatchObject({
    code: 2,
    err: expect.stringContaining('DATABASE_URL must have the form'),
  });
});
