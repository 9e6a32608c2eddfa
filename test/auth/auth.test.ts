import { createAuthenticate } from '../../src/auth/authenticate.js';
import { createKeys, type Keys, type NewKey } from '../../src/auth/keys.js';
import { isPermission, PERMISSIONS } from '../../src/auth/permissions.js';
import { Unauthenticated } from '../../src/auth/unauthenticated.js';
import type { Viewer } from '../../src/auth/viewer.js';
import { createEvents, type Events } from '../../src/events/bus.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { sha256 } from '../../src/util/sha256.js';

const log = createLogger({ level: 'silent' });
const newKey: NewKey = { name: 'web', permissions: ['cards:read'], accounts: ['acct_1'], mode: 'test' };

let store: Store;
let keys: Keys;
let events: Events;

beforeEach(async () => {
  store = await openStore('sqlite::memory:', log);
  events = createEvents(log);
  keys = createKeys(store, events);
});
afterEach(() => store.close());

const authenticate = (
  authorization: string | undefined,
  { address = '127.0.0.1', ...options }: { mode?: 'test' | 'live'; developmentKey?: string; address?: string } = {},
) => createAuthenticate({ store, events, log, mode: 'test', ...options })({ authorization, address });

async function enter(secret: string, address?: string): Promise<Viewer> {
  const viewer = await authenticate(`Bearer ${secret}`, { ...(address && { address }) });
  if (!viewer) throw new Error('nobody');
  return viewer;
}

test('a key opens its accounts with its permissions, and nothing else', async () => {
  const { secret, principal } = await keys.create(newKey);
  const viewer = await enter(secret);
  expect(viewer).toMatchObject({ principal, name: 'web', mode: 'test', allAccounts: false });
  expect([viewer.may('cards:read'), viewer.may('cards:write')]).toEqual([true, false]);
  expect([viewer.reaches('acct_1'), viewer.reaches('acct_2')]).toEqual([true, false]);
});

test('a key for all accounts reaches every connected account, and only accounts', async () => {
  const viewer = await enter((await keys.create({ ...newKey, accounts: 'all', permissions: 'all' })).secret);
  expect([viewer.reaches('acct_whatever'), viewer.reaches('fa_1')]).toEqual([true, false]);
  expect([...viewer.permissions]).toEqual([...PERMISSIONS]);
});

test('an adopted account is reached at once, by later requests, and by the principal’s next key', async () => {
  const first = await keys.create(newKey);
  const viewer = await enter(first.secret);
  await viewer.adopt('acct_new');
  expect(viewer.reaches('acct_new')).toBe(true);
  expect((await enter(first.secret)).reaches('acct_new')).toBe(true);
  const rotated = await keys.create({ ...newKey, principal: first.principal });
  expect((await enter(rotated.secret)).reaches('acct_new')).toBe(true);
  expect((await enter((await keys.create(newKey)).secret)).reaches('acct_new')).toBe(false);
});

test('no credentials are nobody', async () => {
  expect(await authenticate(undefined)).toBeNull();
});

test('unknown, malformed, revoked, expired and other-mode keys get one and the same answer', async () => {
  const { secret } = await keys.create(newKey);
  const revoked = await keys.create(newKey);
  await keys.revoke(revoked.id);
  const expired = await keys.create({ ...newKey, expiresAt: new Date(Date.now() - 1) });
  const live = await keys.create({ ...newKey, mode: 'live' });
  const bad = [
    '',
    secret,
    'Bearer',
    'Bearer cg_test_unknownunknownunknown',
    `Basic ${secret}`,
    `Bearer ${secret} x`,
    `Bearer ${secret.toUpperCase()}`,
    ...[revoked, expired, live].map((key) => `Bearer ${key.secret}`),
  ];
  const answers = await Promise.all(
    bad.map((header) =>
      authenticate(header).then(
        () => 'entered',
        (error: unknown) => error,
      ),
    ),
  );
  for (const answer of answers) expect(answer).toBeInstanceOf(Unauthenticated);
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(await authenticate(`bearer ${secret}`)).not.toBeNull();
  expect(await authenticate(`Bearer ${live.secret}`, { mode: 'live' })).toMatchObject({ mode: 'live' });
});

test('a secret is shown once, and only its hash is kept', async () => {
  const { secret, prefix } = await keys.create(newKey);
  expect(secret).toMatch(/^cg_test_[0-9A-Za-z]{40}$/);
  expect(prefix).toBe(secret.slice(0, 12));
  const kept = JSON.stringify([await keys.list(), await store.apiKeys.list()]);
  expect(kept).not.toContain(secret.slice(0, 16));
  expect(JSON.stringify(await keys.list())).not.toContain('hash');
  expect((await keys.create({ ...newKey, mode: 'live' })).secret).toMatch(/^cg_live_/);
});

test('the use of a key is noted, at most once a minute', async () => {
  const { secret } = await keys.create(newKey);
  await enter(secret);
  const [noted] = await keys.list();
  expect(noted?.lastUsedAt).toBeInstanceOf(Date);
  await enter(secret);
  expect((await keys.list())[0]?.lastUsedAt).toEqual(noted?.lastUsedAt);
});

test('a permission that this version does not know gives nothing', async () => {
  const { secret, ...record } = await keys.create(newKey);
  await store.apiKeys.insert({
    ...record,
    id: 'key_2',
    hash: sha256(`${secret}x`),
    permissions: ['cards:read', 'moon:write'],
  });
  expect([...(await enter(`${secret}x`)).permissions]).toEqual(['cards:read']);
  expect([isPermission('cards:read'), isPermission('moon:write'), isPermission('*')]).toEqual([true, false, false]);
});

test('the bootstrap key opens everything, and replaces its predecessor', async () => {
  await keys.ensureBootstrap('first-bootstrap-key', 'test');
  await keys.ensureBootstrap('first-bootstrap-key', 'test');
  expect(await keys.list()).toHaveLength(1);
  const first = await enter('first-bootstrap-key');
  expect([first.allAccounts, first.permissions.size]).toEqual([true, PERMISSIONS.length]);
  await keys.ensureBootstrap('second-bootstrap-key', 'test');
  expect((await enter('second-bootstrap-key')).principal).toBe(first.principal);
  await expect(enter('first-bootstrap-key')).rejects.toThrow(Unauthenticated);
});

test('a bootstrap key that was revoked, is another key’s or of the other mode is refused', async () => {
  const { secret } = await keys.create(newKey);
  await expect(keys.ensureBootstrap(secret, 'test')).rejects.toThrow(/is the secret of key_/);
  await keys.ensureBootstrap('first-bootstrap-key', 'test');
  await expect(keys.ensureBootstrap('first-bootstrap-key', 'live')).rejects.toThrow(/made for test mode/);
  await keys.ensureBootstrap('second-bootstrap-key', 'test');
  await expect(keys.ensureBootstrap('first-bootstrap-key', 'test')).rejects.toThrow(/revoked/);
});

test('the development key opens everything where it is given, leaves no trace, and is unknown elsewhere', async () => {
  const developmentKey = 'cg_test_development_key';
  const viewer = await authenticate(`Bearer ${developmentKey}`, { developmentKey });
  expect(viewer).toMatchObject({ principal: expect.stringMatching(/^prin_development_/), allAccounts: true });
  await viewer?.adopt('acct_1');
  expect(await keys.list()).toEqual([]);
  await expect(authenticate(`Bearer ${developmentKey}`)).rejects.toThrow(Unauthenticated);
});
