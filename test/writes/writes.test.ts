import { createAudit } from '../../src/writes/audit/index.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { createWrites, type Step, type Write, type WriteResult, type Writes } from '../../src/writes/index.js';

const HOUR = 60 * 60 * 1000;
const log = createLogger({ level: 'silent' });
const write: Write = {
  mutation: 'issueCard',
  principal: 'prin_1',
  key: 'k-1',
  account: 'acct_1',
  objects: ['fa_1'],
  asker: { credential: 'key_1', address: '203.0.113.9', requestId: 'req_1', permissions: ['cards:write'] },
  input: { idempotencyKey: 'k-1', name: 'Jenny', limits: [{ amount: 5, interval: 'DAILY' }] },
};

class Refused extends Error {}

/** Stripe's promise about keys: the first answer, refusals included, is the answer for that key. */
class Remote {
  readonly keys: string[] = [];
  readonly #answers = new Map<string, string | Refused>();
  refusing = new Set<string>();
  #made = 0;

  call(what: string, key: string): string {
    this.keys.push(key);
    const first =
      this.#answers.get(key) ?? (this.refusing.has(what) ? new Refused(what) : `${what}_${(this.#made += 1)}`);
    this.#answers.set(key, first);
    if (first instanceof Refused) throw first;
    return first;
  }
}

let store: Store;
let writes: Writes;
let time: number;
let remote: Remote;

beforeEach(async () => {
  store = await openStore('sqlite::memory:', log);
  time = Date.parse('2026-11-01T00:00:00Z');
  writes = openWrites(store);
  remote = new Remote();
});
afterEach(() => store.close());

const openWrites = (on: Store) =>
  createWrites({ store: on, audit: createAudit({ store: on, now: () => time }), log, now: () => time });
const call = (step: Step, what: string) => step(what, async ({ idempotencyKey }) => remote.call(what, idempotencyKey));

const issueCard =
  (again = true) =>
  async (step: Step): Promise<WriteResult<string>> => {
    const cardholder = await call(step, 'cardholder');
    try {
      return { done: `${cardholder} ${await call(step, 'card')}` };
    } catch (error) {
      if (error instanceof Refused) return { refused: 'refused', again };
      throw error;
    }
  };

test('a repeated write repeats its keys, so that Stripe repeats its answer', async () => {
  const first = await writes.run(write, issueCard());
  expect(first).toEqual({ kind: 'settled', value: 'cardholder_1 card_2', replayed: false });
  expect(await writes.run(write, issueCard())).toEqual({ ...first, replayed: true });
  expect(remote.keys.slice(2)).toEqual(remote.keys.slice(0, 2));
  expect(new Set(remote.keys).size).toBe(2);
  expect(remote.keys.every((key) => /^cg-[0-9a-f]{64}$/.test(key))).toBe(true);
});

test('another principal, key or step gives Stripe another key', async () => {
  await writes.run(write, issueCard());
  await writes.run({ ...write, principal: 'prin_2' }, issueCard());
  await writes.run({ ...write, key: 'k-2' }, issueCard());
  expect(new Set(remote.keys).size).toBe(6);
});

test.each([
  ['mutation', { mutation: 'createCard' }],
  ['account', { account: 'acct_2' }],
  ['input', { input: { name: 'Jane' } }],
])('the same key with another %s is a conflict, and the work does not run', async (_what, change) => {
  await writes.run(write, issueCard());
  const outcome = await writes.run({ ...write, ...change }, issueCard());
  expect(outcome).toEqual({ kind: 'conflict', reason: 'other_write' });
  expect(remote.keys).toHaveLength(2);
});

test('the order of fields and the idempotency key inside the input make no difference', async () => {
  await writes.run(write, issueCard());
  const input = { limits: [{ interval: 'DAILY', amount: 5, note: undefined }], name: 'Jenny' };
  expect(await writes.run({ ...write, input }, issueCard())).toMatchObject({ kind: 'settled' });
});

test('a write that is running is in flight, and with another input a conflict', async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const first = writes.run(write, async () => {
    await gate;
    return { done: 'first' };
  });
  expect(await writes.run(write, issueCard())).toEqual({ kind: 'in_flight' });
  expect(await writes.run({ ...write, input: {} }, issueCard())).toMatchObject({ kind: 'conflict' });
  release();
  expect(await first).toEqual({ kind: 'settled', value: 'first', replayed: false });
  expect(await writes.run(write, issueCard())).toMatchObject({ kind: 'settled' });
});

test('after a refusal that may succeed later the refused step alone gets a new key', async () => {
  remote.refusing.add('card');
  expect(await writes.run(write, issueCard())).toEqual({ kind: 'settled', value: 'refused', replayed: false });
  remote.refusing.clear();
  expect(await writes.run(write, issueCard())).toEqual({
    kind: 'settled',
    value: 'cardholder_1 card_2',
    replayed: false,
  });
  expect(remote.keys[2]).toBe(remote.keys[0]);
  expect(remote.keys[3]).not.toBe(remote.keys[1]);
});

test('the raised attempt survives a restart', async () => {
  remote.refusing.add('card');
  await writes.run(write, issueCard());
  remote.refusing.clear();
  const restarted = openWrites(store);
  expect(await restarted.run(write, issueCard())).toEqual({
    kind: 'settled',
    value: 'cardholder_1 card_2',
    replayed: false,
  });
});

test('a final refusal is repeated under the same keys', async () => {
  remote.refusing.add('card');
  await writes.run(write, issueCard(false));
  remote.refusing.clear();
  expect(await writes.run(write, issueCard(false))).toEqual({ kind: 'settled', value: 'refused', replayed: true });
  expect(remote.keys.slice(2)).toEqual(remote.keys.slice(0, 2));
});

test('an unknown outcome propagates, and the next run repeats the same keys', async () => {
  const lost = async (step: Step): Promise<WriteResult<string>> => {
    await call(step, 'cardholder');
    await step('card', async ({ idempotencyKey }) => {
      remote.call('card', idempotencyKey);
      throw new Error('connection lost');
    });
    return { done: 'never' };
  };
  await expect(writes.run(write, lost)).rejects.toThrow('connection lost');
  expect(await writes.run(write, issueCard())).toEqual({
    kind: 'settled',
    value: 'cardholder_1 card_2',
    replayed: false,
  });
});

test('a key older than Stripe remembers is refused, since the work would be done twice', async () => {
  await writes.run(write, issueCard());
  time += 22 * HOUR;
  expect(await writes.run(write, issueCard())).toMatchObject({ kind: 'settled' });
  time += 2 * HOUR;
  expect(await writes.run(write, issueCard())).toEqual({ kind: 'conflict', reason: 'too_old' });
  expect(remote.keys).toHaveLength(4);
});

test('a write that left nothing at Stripe may be tried again days later', async () => {
  remote.refusing.add('card');
  const cardOnly = async (step: Step): Promise<WriteResult<string>> => {
    try {
      return { done: await call(step, 'card') };
    } catch {
      return { refused: 'refused', again: true };
    }
  };
  await writes.run(write, cardOnly);
  time += 72 * HOUR;
  await writes.run(write, cardOnly);
  remote.refusing.clear();
  time += 72 * HOUR;
  expect(await writes.run(write, cardOnly)).toEqual({ kind: 'settled', value: 'card_1', replayed: false });
  time += 24 * HOUR;
  expect(await writes.run(write, cardOnly)).toMatchObject({ kind: 'conflict' });
});

test('the record stands before the work runs; without a record the work never runs', async () => {
  let stateDuringWork: string | undefined;
  await writes.run(write, async () => {
    const { mutation, account } = write;
    const opened = { principal: write.principal, key: write.key, mutation, account, fingerprint: 'other' };
    stateDuringWork = (await store.writes.open(opened, new Date(time))).state;
    return { done: null };
  });
  expect(stateDuringWork).toBe('started');
  const closed = await openStore('sqlite::memory:', log);
  await closed.close();
  await expect(openWrites(closed).run(write, issueCard())).rejects.toThrow();
  expect(remote.keys).toEqual([]);
});

const full = () => Promise.reject(new Error('The disk is full.'));

test.each([
  ['the audit log', 0, () => ({ ...store, audit: { ...store.audit, append: full } })],
  ['the record', 0, () => ({ ...store, writes: { ...store.writes, open: full } })],
  ['the record of the first step', 1, () => ({ ...store, writes: { ...store.writes, progress: full } })],
])('where %s cannot be written, nothing more is sent', async (_what, sent, broken) => {
  await expect(openWrites(broken()).run(write, issueCard())).rejects.toMatchObject({
    begun: sent > 0,
    cause: new Error('The disk is full.'),
  });
  expect(remote.keys).toHaveLength(sent);
});

test('a step name that is used twice or holds a bar is a mistake of the program', async () => {
  const twice = async (step: Step) => ({ done: [await call(step, 'card'), await call(step, 'card')] });
  await expect(writes.run(write, twice)).rejects.toThrow('Step card ran twice');
  const bar = async (step: Step) => ({ done: await call(step, 'a|b') });
  await expect(writes.run({ ...write, key: 'k-2' }, bar)).rejects.toThrow('Not the name of a step');
});
