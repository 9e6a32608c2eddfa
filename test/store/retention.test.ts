import { createAudit } from '../../src/writes/audit/index.js';
import { createLogger } from '../../src/log.js';
import { keptIn, openStore, type Retention, startRetention, type Store } from '../../src/store/index.js';
import { createWrites } from '../../src/writes/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const start = Date.parse('2026-11-01T00:00:00Z');
const log = createLogger({ level: 'silent' });

onEveryDatabase((create) => {
  let database: TestDatabase;
  let store: Store;
  let time: number;
  const running: Retention[] = [];

  beforeEach(async () => {
    time = start;
    database = await create();
    store = await openStore(database.url, log);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await Promise.all(running.splice(0).map((retention) => retention.close()));
    await store.close();
    await database.drop();
  });

  const retain = (days = 7, from: Store = store): Retention => {
    const retention = startRetention(
      keptIn(from, { idempotencyDays: days, auditMonths: 12, eventDays: 30, decisionDays: 90 }),
      {
        log,
        now: () => time,
      },
    );
    running.push(retention);
    return retention;
  };
  const write = (key: string, mutation = 'm') => ({
    principal: 'prin_1',
    key,
    mutation,
    account: null,
    fingerprint: 'f',
  });
  async function record(key: string, state: 'started' | 'done' | 'refused'): Promise<void> {
    const at = new Date(time);
    await store.writes.open(write(key), at);
    const keyedAt = state === 'refused' ? null : at;
    if (state !== 'started')
      await store.writes.end({ principal: 'prin_1', key }, {}, { state, attempts: {}, keyedAt }, at);
  }
  /** A key that has no record is recorded anew, under another name. */
  async function isKept(key: string): Promise<boolean> {
    const found = await store.writes.open(write(key, 'looked for'), new Date(time));
    return found.mutation === 'm';
  }
  async function keptOf(...keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map(isKept));
  }

  test('a record is kept for its days and removed after them', async () => {
    await record('done', 'done');
    await record('refused', 'refused');
    time = start + 7 * DAY;
    const retention = retain();
    await retention.sweep();
    await record('young', 'done');
    expect(await keptOf('done', 'refused')).toEqual([true, true]);
    time += 1;
    await retention.sweep();
    expect(await keptOf('done', 'refused', 'young')).toEqual([false, false, true]);
  });

  test('a record that is used again is kept from then on', async () => {
    await record('again', 'refused');
    time = start + 5 * DAY;
    await store.writes.start('prin_1', 'again', new Date(time), new Date(time));
    time = start + 8 * DAY;
    await retain().sweep();
    expect(await isKept('again')).toBe(true);
  });

  test('a record of an unknown outcome stays until Stripe has long forgotten its keys', async () => {
    await record('unknown', 'started');
    await record('done', 'done');
    time = start + 2 * DAY;
    const retention = retain(1);
    await retention.sweep();
    expect(await keptOf('unknown', 'done')).toEqual([true, false]);
    time = start + 7 * DAY + 1;
    await retention.sweep();
    expect(await isKept('unknown')).toBe(false);
  });

  test('it begins when it is started', async () => {
    const asked = new Promise<number>((resolve) => {
      const kind = { what: 'things', remove: async (at: number) => (resolve(at), 0) };
      running.push(startRetention([kind], { log, now: () => time }));
    });
    expect(await asked).toBe(start);
  });

  test('what cannot be removed is left for the next time, and the rest is removed', async () => {
    await record('old', 'done');
    time = start + 8 * DAY;
    const broken = { what: 'things', remove: () => Promise.reject(new Error('no')) };
    const kept = [broken, ...keptIn(store, { idempotencyDays: 7, auditMonths: 12, eventDays: 30, decisionDays: 90 })];
    const retention = startRetention(kept, { log, now: () => time });
    await retention.sweep();
    await retention.close();
    expect(await isKept('old')).toBe(false);
  });

  test('every hour what has expired since is removed', async () => {
    jest.useFakeTimers({
      doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'Date', 'performance'],
    });
    const retention = retain();
    await retention.sweep();
    await record('old', 'done');
    time = start + 8 * DAY;
    jest.advanceTimersByTime(HOUR - 1);
    expect(await isKept('old')).toBe(true);
    jest.advanceTimersByTime(1);
    await retention.sweep();
    expect(await isKept('old')).toBe(false);
  });

  test('many are removed in batches, by several instances at once, and nothing else is', async () => {
    const other = await openStore(database.url, log);
    for (let i = 0; i < 450; i += 1) await record(`old-${i}`, 'started');
    time = start + 8 * DAY;
    await record('young', 'done');
    const batches: number[] = [];
    const counted = (of: Store) =>
      keptIn(of, { idempotencyDays: 7, auditMonths: 12, eventDays: 30, decisionDays: 90 }).map((kind) => ({
        ...kind,
        remove: async (at: number, most: number) => {
          const removed = await kind.remove(at, most);
          batches.push(removed);
          return removed;
        },
      }));
    const sweepers = [store, other].map((of) => startRetention(counted(of), { log, now: () => time }));
    await Promise.all(sweepers.map((retention) => retention.sweep()));
    await Promise.all(sweepers.map((retention) => retention.close()));
    await other.close();
    expect(batches.reduce((sum, removed) => sum + removed, 0)).toBe(450);
    expect(Math.max(...batches)).toBeLessThanOrEqual(200);
    expect(await isKept('young')).toBe(true);
  }, 30_000);

  test('a write whose record expires while it begins has a record again before its work runs', async () => {
    const asker = { credential: 'key_1', address: null, requestId: null, permissions: [] };
    const again = { principal: 'prin_1', key: 'key', mutation: 'm', account: null, objects: [], input: {}, asker };
    const options = { audit: createAudit({ store }), log, now: () => time };
    const writes = createWrites({ store, ...options });
    await writes.run(again, async () => ({ refused: 'refused', again: false }));
    time = start + 8 * DAY;
    const expiring: Store['writes'] = {
      ...store.writes,
      async open(...asked) {
        const found = await store.writes.open(...asked);
        await store.writes.removeExpired({ usedBefore: new Date(time), unknownKeyedBefore: new Date(start) }, 10);
        return found;
      },
    };
    const outcome = await createWrites({ store: { writes: expiring }, ...options }).run(again, async () => ({
      done: (await store.writes.open(write('key', 'looked for'), new Date(time))).mutation,
    }));
    expect(outcome).toMatchObject({ kind: 'settled', value: 'm' });
  });
});
