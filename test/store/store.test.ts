import { createLogger } from '../../src/log.js';
import { type ApiKeyRecord, openStore, type Store } from '../../src/store/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const log = createLogger({ level: 'silent' });
const at = new Date('2026-11-01T10:00:00Z');
const later = new Date('2026-11-01T10:05:00Z');

const key: ApiKeyRecord = {
  id: 'key_1',
  principal: 'prin_1',
  name: 'web',
  prefix: 'cg_test_ab12',
  hash: 'hash-1',
  permissions: ['cards:read'],
  accounts: ['acct_1'],
  mode: 'test',
  createdAt: at,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  ipRanges: ['203.0.113.0/24'],
  replaces: null,
  trustedDocumentsOnly: false,
};
const write = { principal: 'prin_1', key: 'k-1', mutation: 'createCard', account: 'acct_1', fingerprint: 'f-1' };

onEveryDatabase((create) => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await create();
    store = await openStore(database.url, log);
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  test('a key is found by its hash, with everything it was made with', async () => {
    const all = { ...key, id: 'key_2', hash: 'hash-2', accounts: 'all' as const, expiresAt: later, createdAt: later };
    await store.apiKeys.insert(key);
    await store.apiKeys.insert(all);
    expect(await store.apiKeys.findByHash('hash-1')).toEqual(key);
    expect(await store.apiKeys.findByHash('hash-2')).toEqual(all);
    expect(await store.apiKeys.findByHash('hash-3')).toBeNull();
    expect(await store.apiKeys.list()).toEqual([key, all]);
  });

  test('two keys cannot share a hash', async () => {
    await store.apiKeys.insert(key);
    await expect(store.apiKeys.insert({ ...key, id: 'key_2' })).rejects.toThrow(/unique/i);
  });

  test('a key is revoked once', async () => {
    await store.apiKeys.insert(key);
    expect(await store.apiKeys.revoke('key_1', at)).toBe(true);
    expect(await store.apiKeys.revoke('key_1', later)).toBe(false);
    expect(await store.apiKeys.revoke('key_none', at)).toBe(false);
    expect(await store.apiKeys.findByHash('hash-1')).toMatchObject({ revokedAt: at });
  });

  test('the last use moves only when the noted one is old enough', async () => {
    await store.apiKeys.insert(key);
    await store.apiKeys.touch('key_1', at, new Date(at.getTime() - 60_000));
    await store.apiKeys.touch('key_1', later, new Date(at.getTime() - 1));
    expect(await store.apiKeys.findByHash('hash-1')).toMatchObject({ lastUsedAt: at });
    await store.apiKeys.touch('key_1', later, at);
    expect(await store.apiKeys.findByHash('hash-1')).toMatchObject({ lastUsedAt: later });
  });

  test('a grant is kept once and for one principal', async () => {
    await store.accountGrants.grant('prin_1', 'acct_2');
    await store.accountGrants.grant('prin_1', 'acct_2');
    await store.accountGrants.grant('prin_1', 'acct_1');
    expect(await store.accountGrants.of('prin_1')).toEqual(['acct_1', 'acct_2']);
    expect(await store.accountGrants.of('prin_2')).toEqual([]);
  });

  test('a write is opened once; a second opening returns the first record', async () => {
    const first = await store.writes.open(write, at);
    expect(first).toMatchObject({ ...write, attempts: {}, state: 'started', steps: [], keyedAt: at, isNew: true });
    const second = await store.writes.open({ ...write, mutation: 'other', fingerprint: 'f-2' }, later);
    expect(second).toEqual({ ...first, isNew: false });
    await store.writes.open({ ...write, principal: 'prin_2', fingerprint: 'f-2' }, later);
    expect(await store.writes.open(write, later)).toEqual(second);
  });

  test('of two that open a write together, both are told of the same record', async () => {
    const second = await openStore(database.url, log);
    const openings = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? store : second).writes.open({ ...write, fingerprint: `f-${index}` }, at),
    );
    const fingerprints = (await Promise.all(openings)).map(({ fingerprint }) => fingerprint);
    await second.close();
    expect(new Set(fingerprints).size).toBe(1);
  });

  test('a write cannot be started without its record', async () => {
    expect(await store.writes.start('prin_1', 'k-1', at, at)).toBe(false);
    await store.writes.open(write, at);
    expect(await store.writes.start('prin_1', 'k-1', at, at)).toBe(true);
  });

  test('names are ordered by their characters, in every language of the database', async () => {
    const accounts = ['acct_a', 'acct_B', 'acct_1', 'acct_Z', 'acct_b'];
    for (const account of accounts) await store.accountGrants.grant('prin_1', account);
    expect(await store.accountGrants.of('prin_1')).toEqual(accounts.sort());
  });

  test('the end of a write keeps its attempts', async () => {
    await store.writes.open(write, at);
    await store.writes.end(write, {}, { state: 'refused', attempts: { card: 2 }, keyedAt: null }, later);
    expect(await store.writes.open(write, later)).toMatchObject({
      state: 'refused',
      attempts: { card: 2 },
      keyedAt: null,
    });
    await store.writes.start('prin_1', 'k-1', later, later);
    expect(await store.writes.open(write, later)).toMatchObject({
      state: 'started',
      attempts: { card: 2 },
      keyedAt: later,
    });
  });

  test('a run that ends late does not undo what a later one has come to', async () => {
    await store.writes.open(write, at);
    await store.writes.end(write, {}, { state: 'refused', attempts: { card: 2 }, keyedAt: null }, at);
    await store.writes.start('prin_1', 'k-1', later, later);
    await store.writes.end(write, { card: 2 }, { state: 'done', attempts: { card: 2 }, keyedAt: later }, later);
    await store.writes.end(write, {}, { state: 'refused', attempts: { card: 2 }, keyedAt: null }, later);
    expect(await store.writes.open(write, later)).toMatchObject({ state: 'done', keyedAt: later });
  });

  test('everything is there after a restart, and a second opening sees it at once', async () => {
    await store.apiKeys.insert(key);
    const second = await openStore(database.url, log);
    expect(await second.apiKeys.list()).toEqual([key]);
    await second.accountGrants.grant('prin_1', 'acct_9');
    expect(await store.accountGrants.of('prin_1')).toEqual(['acct_9']);
    await store.close();
    store = await openStore(database.url, log);
    expect(await second.apiKeys.list()).toEqual([key]);
    await second.close();
  });

  test('a closed store is not ready', async () => {
    const other = await openStore(database.url, log);
    await expect(other.ready()).resolves.toBeUndefined();
    await other.close();
    await expect(other.ready()).rejects.toThrow();
  });
});

test('a scheme without a store is refused', async () => {
  await expect(openStore('mysql://db/cards', log)).rejects.toThrow('No store for the scheme mysql');
});

test('a file that is no database is refused, not overwritten', async () => {
  await expect(openStore(`sqlite:${__filename}`, log)).rejects.toThrow(/not a database/);
});
