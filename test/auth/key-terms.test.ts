import { createAuthenticate } from '../../src/auth/authenticate.js';
import type { Authenticate } from '../../src/auth/authenticate.js';
import { createKeys, type Keys, type NewKey } from '../../src/auth/keys.js';
import { Unauthenticated } from '../../src/auth/unauthenticated.js';
import type { Viewer } from '../../src/auth/viewer.js';
import { createEvents, type Events } from '../../src/events/bus.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';

const log = createLogger({ level: 'silent' });
const newKey: NewKey = { name: 'web', permissions: ['cards:read'], accounts: ['acct_1'], mode: 'test' };

let store: Store;
let events: Events;
let keys: Keys;
let authenticate: Authenticate;

beforeEach(async () => {
  store = await openStore('sqlite::memory:', log);
  events = createEvents(log);
  keys = createKeys(store, events);
  authenticate = createAuthenticate({ store, events, log, mode: 'test' });
});
afterEach(() => store.close());

async function enter(secret: string | null, address = '127.0.0.1'): Promise<Viewer> {
  const viewer = await authenticate({ authorization: `Bearer ${secret}`, address });
  if (!viewer) throw new Error('nobody');
  return viewer;
}

const refusal = (secret: string | null, address?: string) =>
  enter(secret, address).then(
    () => 'entered',
    (error: unknown) => (error instanceof Unauthenticated ? error.reason : error),
  );

test('a key opens from its addresses and from no other', async () => {
  const { secret } = await keys.create({ ...newKey, ipRanges: ['203.0.113.0/24', '2001:db8::/32'] });
  expect((await enter(secret, '203.0.113.9')).ipRanges).toEqual(['203.0.113.0/24', '2001:db8::/32']);
  expect(await refusal(secret, '2001:db8::5')).toBe('entered');
  expect(await refusal(secret, '203.0.114.9')).toBe('address');
  expect(await refusal(secret, '')).toBe('address');
});

test('a key whose time has come opens nothing, and one whose time comes says when', async () => {
  const expiresAt = new Date(Date.now() + 60_000);
  expect((await enter((await keys.create({ ...newKey, expiresAt })).secret)).expiresAt).toEqual(expiresAt);
  const over = await keys.create({ ...newKey, expiresAt: new Date(Date.now() - 1) });
  expect(await refusal(over.secret)).toBe('expired');
});

test('a key without a permission that there is opens nothing', async () => {
  const { secret } = await keys.create({ ...newKey, permissions: [] });
  expect(await refusal(secret)).toBe('no_permissions');
});

test('a revoked key opens nothing from that moment, however lately it was used, and it is told', async () => {
  const { id, principal, secret } = await keys.create(newKey);
  const told: unknown[] = [];
  events.subscribe('credential.revoked', (event) => told.push(event));
  await enter(secret);
  expect(await keys.revoke(id)).toBe(true);
  expect(await refusal(secret)).toBe('revoked');
  expect(await keys.revoke(id)).toBe(false);
  expect(told).toEqual([{ credential: id, principal }]);
});

test('a key read before its revocation is not remembered after it', async () => {
  const { id, secret } = await keys.create(newKey);
  const [, revoked] = await Promise.all([enter(secret), keys.revoke(id)]);
  expect(revoked).toBe(true);
  expect(await refusal(secret)).toBe('revoked');
});

test('a rotated key works beside the new one until the overlap ends, and both are the same principal', async () => {
  const old = await keys.create({ ...newKey, ipRanges: ['127.0.0.0/8'] });
  const made = await keys.rotate(old.id, { overlapSeconds: 3600 });
  expect(made).toMatchObject({ ...newKey, principal: old.principal, ipRanges: ['127.0.0.0/8'], replaces: old.id });
  expect((await enter(made!.secret)).principal).toBe((await enter(old.secret)).principal);
  expect((await enter(made!.secret)).expiresAt).toBeNull();
  const ends = (await keys.find(old.id))!.expiresAt!.getTime() - made!.createdAt.getTime();
  expect(ends).toBe(3_600_000);
});

test('a rotation does not lengthen the life of the old key', async () => {
  const expiresAt = new Date(Date.now() + 60_000);
  const old = await keys.create({ ...newKey, expiresAt });
  expect(await keys.rotate(old.id, { overlapSeconds: 3600 })).toMatchObject({ expiresAt });
  expect(await keys.find(old.id)).toMatchObject({ expiresAt });
});

test('a rotation without overlap revokes the old key at once', async () => {
  const old = await keys.create(newKey);
  await enter(old.secret);
  const made = await keys.rotate(old.id, { overlapSeconds: 0 });
  expect([await refusal(old.secret), await refusal(made!.secret)]).toEqual(['revoked', 'entered']);
});

test('a rotation asked again makes no other key, and its secret is not shown again', async () => {
  const old = await keys.create(newKey);
  const first = await keys.rotate(old.id, { overlapSeconds: 0, as: 'key_next' });
  expect(await keys.rotate(old.id, { overlapSeconds: 0, as: 'key_next' })).toEqual({ ...first, secret: null });
  expect(await keys.list()).toHaveLength(2);
});

test('a key that is revoked, expired, rotated already or the bootstrap’s cannot be rotated', async () => {
  const rotate = (id: string) => keys.rotate(id, { overlapSeconds: 60 });
  const revoked = await keys.create(newKey);
  await keys.revoke(revoked.id);
  const expired = await keys.create({ ...newKey, expiresAt: new Date(Date.now() - 1) });
  const rotated = await keys.create(newKey);
  await rotate(rotated.id);
  await keys.ensureBootstrap('a-bootstrap-key', 'test');
  const bootstrap = (await keys.list()).find(({ name }) => name === 'bootstrap');
  const answers = [revoked.id, expired.id, rotated.id, bootstrap!.id, 'key_none'].map(rotate);
  expect(await Promise.all(answers)).toEqual([null, null, null, null, null]);
});

describe('A viewer', () => {
  const wide: NewKey = { ...newKey, permissions: ['cards:read', 'keys:write'], accounts: ['acct_1', 'acct_2'] };
  const under = async (maker: NewKey, other: NewKey) => {
    const viewer = await enter((await keys.create(maker)).secret, '10.1.1.1');
    return keys.isUnder(viewer, await keys.create(other));
  };

  test('has keys under it that open no more than it does', async () => {
    expect(await under(wide, newKey)).toBe(true);
    expect(await under({ ...wide, permissions: 'all', accounts: 'all' }, { ...newKey, permissions: 'all' })).toBe(true);
    const until = new Date(Date.now() + 60_000);
    const bound = { ...wide, ipRanges: ['10.0.0.0/8'], expiresAt: until };
    expect(await under(bound, { ...newKey, ipRanges: ['10.1.0.0/16'], expiresAt: until })).toBe(true);
  });

  test.each<[string, Partial<NewKey>, Partial<NewKey>]>([
    ['another permission', {}, { permissions: ['cards:write'] }],
    ['permissions of later versions', {}, { permissions: 'all' }],
    ['another account', {}, { accounts: ['acct_3'] }],
    ['all accounts', {}, { accounts: 'all' }],
    ['the other mode', {}, { mode: 'live' }],
    ['any address', { ipRanges: ['10.0.0.0/8'] }, {}],
    ['more addresses', { ipRanges: ['10.0.0.0/8'] }, { ipRanges: ['10.1.0.0/16', '11.0.0.0/8'] }],
    ['any document', { trustedDocumentsOnly: true }, {}],
    ['no end', { expiresAt: new Date(Date.now() + 86_400_000) }, {}],
  ])('has no key under it that opens more: %s', async (_what, maker, other) => {
    expect(await under({ ...wide, ...maker }, { ...newKey, ...other })).toBe(false);
  });

  test('has no key under it whose principal was granted another account', async () => {
    const viewer = await enter((await keys.create(wide)).secret);
    const other = await keys.create(newKey);
    await store.accountGrants.grant(other.principal, 'acct_9');
    expect(await keys.isUnder(viewer, other)).toBe(false);
  });
});
