import { createAuthenticate } from '../../src/auth/authenticate.js';
import { createKeys } from '../../src/auth/keys.js';
import { createRefusals } from '../../src/auth/refusals.js';
import { Unauthenticated } from '../../src/auth/unauthenticated.js';
import { createEvents } from '../../src/events/bus.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';

let store: Store;
let lines: string[];
let waits: number[];
let counted: string[];

beforeEach(async () => {
  store = await openStore('sqlite::memory:', createLogger({ level: 'silent' }));
  lines = [];
  waits = [];
  counted = [];
});
afterEach(() => store.close());

function guard() {
  const log = createLogger({ level: 'warn', stream: { write: (line) => void lines.push(line) } });
  const wait = (milliseconds: number) => Promise.resolve(waits.push(milliseconds));
  const refusals = createRefusals({ log, wait, count: (reason) => void counted.push(reason) });
  const authenticate = createAuthenticate({ store, log, mode: 'test', events: createEvents(log), refusals });
  const show = (secret: string, address = '203.0.113.7') =>
    authenticate({ authorization: `Bearer ${secret}`, address });
  return { show };
}

const guess = (number: number) => `cg_test_${String(number).padStart(40, 'x')}`;

test('a hundred wrong keys from one address are all refused, later and later, counted, and told of once', async () => {
  const { show } = guard();
  for (let tries = 0; tries < 100; tries++) await expect(show(guess(tries))).rejects.toThrow(Unauthenticated);
  expect(waits).toHaveLength(90);
  expect(waits.slice(0, 3)).toEqual([100, 200, 300]);
  expect(Math.max(...waits)).toBe(waits.at(-1));
  expect(counted).toEqual(Array<string>(100).fill('unknown'));
  expect(lines).toHaveLength(11);
});

test('a right key from the same address is let in at once, and other addresses are not slowed', async () => {
  const { show } = guard();
  const { secret } = await createKeys(store).create({ name: 'a', permissions: 'all', accounts: 'all', mode: 'test' });
  for (let tries = 0; tries < 20; tries++) await show(guess(tries)).catch(() => undefined);
  const before = waits.length;
  expect(await show(secret)).not.toBeNull();
  await show(guess(1), '203.0.113.8').catch(() => undefined);
  expect(waits).toHaveLength(before);
});

test('all addresses of one IPv6 network are one', async () => {
  const { show } = guard();
  for (let tries = 1; tries <= 11; tries++) await show(guess(tries), `2001:db8:1:2::${tries}`).catch(() => undefined);
  expect(waits).toEqual([100]);
});

test('the log names the reason and the key, and never a secret', async () => {
  const { show } = guard();
  const keys = createKeys(store);
  const { id, secret } = await keys.create({ name: 'a', permissions: 'all', accounts: 'all', mode: 'test' });
  await keys.revoke(id);
  const forged = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJub2JvZHkifQ.c2VjcmV0';
  for (const shown of [secret, guess(7), forged, 'somebody-elses-password']) await show(shown).catch(() => undefined);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { reason: 'revoked', credential: id, address: '203.0.113.7' },
    { reason: 'unknown', credential: null },
    { reason: 'unknown', credential: null },
    { reason: 'unknown', credential: null },
  ]);
  for (const text of [secret.slice(8, 16), 'xxxxxx', 'eyJ', 'password']) expect(lines.join()).not.toContain(text);
});
