import { EventEmitter, once } from 'node:events';
import { atItsPlace } from '../../src/events/applied.js';
import { createEvents } from '../../src/events/bus.js';
import { readStripeEvent } from '../../src/events/stripe-event.js';
import { type Teller, startTeller } from '../../src/events/teller.js';
import type { AppliedEvent } from '../../src/events/topics.js';
import { wakeOthers } from '../../src/events/wake-others.js';
import { createLogger } from '../../src/log.js';
import { type Store, openStore } from '../../src/store/index.js';
import { type TestDatabase, onPostgres } from '../kit/databases.js';
import { onRedis, startRedisProxy } from '../kit/redis.js';
import { startPostgresProxy } from '../kit/postgres-proxy.js';

const log = createLogger({ level: 'silent' });

interface Instance {
  apply(id: string): Promise<void>;
  /** Resolves with the next event that it tells. */
  told(): Promise<string>;
  close(): Promise<void>;
}

/** A gateway as far as this goes; by itself it would look for events once in an hour. */
async function startInstance(url: string, redisUrl?: string): Promise<Instance> {
  const store: Store = await openStore(url, log);
  const events = createEvents(log);
  const heard = new EventEmitter();
  events.subscribe('stripe.event', ({ id }: AppliedEvent) => heard.emit('event', id));
  const teller: Teller = await startTeller({ store, events, log, lookEveryMs: 3_600_000 });
  const instances = wakeOthers({ teller, store, redisUrl, log });
  return {
    async apply(id) {
      const body = JSON.stringify({
        ...{ id, object: 'event', type: 'account.updated', account: 'acct_1', created: 1, livemode: false },
        data: { object: { id: 'acct_1', object: 'account' } },
      });
      const entry = { id, type: 'account.updated', account: 'acct_1', created: 1, body, reason: null };
      await store.inbox.receive([{ ...entry, state: 'received' }], new Date());
      const places = await store.inbox.apply([{ id, object: null, holds: 'nothing' }]);
      instances.tell(places.map((place) => atItsPlace(readStripeEvent(body), place)));
    },
    told: async () => String((await once(heard, 'event'))[0]),
    async close() {
      await instances.close();
      await teller.close();
      await store.close();
    },
  };
}

onPostgres((create) => {
  let database: TestDatabase;
  beforeEach(async () => (database = await create()));
  afterEach(() => database.drop());

  test('what one instance applies, another tells at once, by the database alone', async () => {
    const [one, other] = [await startInstance(database.url), await startInstance(database.url)];
    await converse(one, other);
    await Promise.all([one.close(), other.close()]);
  });

  test('an instance that lost its line hears again when it is back, and tells what it missed', async () => {
    const proxy = await startPostgresProxy(database.url);
    const [one, other] = [await startInstance(database.url), await startInstance(proxy.url)];
    await converse(one, other);
    await proxy.goAway();
    const told = other.told();
    await one.apply('evt_missed');
    await proxy.back();
    expect(await told).toBe('evt_missed');
    await Promise.all([one.close(), other.close()]);
    await proxy.close();
  });

  onRedis((names) => {
    test('what one instance applies, another tells at once, over Redis', async () => {
      const redis = names();
      const [one, other] = [await startInstance(database.url, redis.url), await startInstance(database.url, redis.url)];
      await converse(one, other);
      await Promise.all([one.close(), other.close()]);
    });

    test('Redis may go away and come back', async () => {
      const proxy = await startRedisProxy(names().url);
      const [one, other] = [await startInstance(database.url, proxy.url), await startInstance(database.url, proxy.url)];
      await converse(one, other);
      await proxy.goAway();
      const told = other.told();
      await one.apply('evt_missed');
      await proxy.back();
      expect(await told).toBe('evt_missed');
      await Promise.all([one.close(), other.close()]);
      await proxy.goAway();
    });
  });
});

/** The one's word reaches the other, again and again until both listen. */
async function converse(one: Instance, other: Instance): Promise<void> {
  const told = other.told();
  await one.apply('evt_first');
  expect(await told).toBe('evt_first');
  const next = other.told();
  await one.apply('evt_second');
  expect(await next).toBe('evt_second');
}
