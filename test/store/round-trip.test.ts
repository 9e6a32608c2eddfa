import fc from 'fast-check';
import { createLogger } from '../../src/log.js';
import { type ApiKeyRecord, openStore, type Store, type WriteRecord } from '../../src/store/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const log = createLogger({ level: 'silent' });

// Texts come as JSON over HTTP or as arguments of a command: neither database holds half a character or, both alike, a NUL.
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\u0000'));
const id = fc.uuid();
const date = fc.date({ noInvalidDate: true });
const maybe = fc.option(date);
const step = text.filter((name) => name !== '__proto__');

const keys: fc.Arbitrary<ApiKeyRecord> = fc.record({
  id,
  principal: text,
  name: text,
  prefix: text,
  hash: id,
  permissions: fc.array(text),
  accounts: fc.oneof(fc.constant('all' as const), fc.array(text)),
  mode: fc.constantFrom('test', 'live'),
  createdAt: date,
  expiresAt: maybe,
  revokedAt: maybe,
  lastUsedAt: maybe,
  ipRanges: fc.array(text),
  replaces: fc.option(text),
  trustedDocumentsOnly: fc.boolean(),
});

const steps = fc.array(
  fc.record({
    name: text,
    attempt: fc.integer({ min: 1 }),
    outcome: fc.constantFrom('done' as const, 'failed' as const),
    object: fc.option(text),
    requestId: fc.option(text),
  }),
);

type Ended = Omit<WriteRecord, 'state' | 'createdAt' | 'updatedAt'> & {
  readonly state: Exclude<WriteRecord['state'], 'started'>;
};

const writes: fc.Arbitrary<Ended> = fc.record({
  principal: text,
  key: id,
  mutation: text,
  account: fc.option(text),
  fingerprint: text,
  attempts: fc.dictionary(step, fc.integer({ min: 1 }), { noNullPrototype: true }),
  state: fc.constantFrom('done', 'refused', 'deferred', 'unknown'),
  steps,
  codes: fc.array(text),
  keyedAt: maybe,
});

onEveryDatabase((create) => {
  let database: TestDatabase;
  let store: Store;

  beforeAll(async () => {
    database = await create();
    store = await openStore(database.url, log);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  test('whatever a key was made with is what is found', () =>
    fc.assert(
      fc.asyncProperty(keys, async (key) => {
        await store.apiKeys.insert(key);
        expect(await store.apiKeys.findByHash(key.hash)).toEqual(key);
      }),
    ));

  test('whatever a write was recorded with is what a retry is told', () =>
    fc.assert(
      fc.asyncProperty(writes, date, async (write, at) => {
        const { state, attempts, keyedAt, steps: done, codes, ...asked } = write;
        const times = { createdAt: at, updatedAt: at };
        const fresh = { state: 'started', attempts: {}, steps: [], codes: [], keyedAt: at, ...times, isNew: true };
        expect(await store.writes.open(asked, at)).toEqual({ ...asked, ...fresh });
        await store.writes.end(write, {}, { state, attempts, keyedAt, steps: done, codes }, at);
        expect(await store.writes.open({ ...asked, mutation: '' }, at)).toEqual({ ...write, ...times, isNew: false });
      }),
    ));

  test('an account that was granted is among the principal’s, in the order of characters', () =>
    fc.assert(
      fc.asyncProperty(
        id,
        fc.uniqueArray(fc.stringMatching(/^acct_[0-9A-Za-z]{1,8}$/)),
        async (principal, accounts) => {
          for (const account of accounts) await store.accountGrants.grant(principal, account);
          expect(await store.accountGrants.of(principal)).toEqual([...accounts].sort());
        },
      ),
      { numRuns: 30 },
    ));
});
