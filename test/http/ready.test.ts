import { asking, onPostgres, type TestDatabase } from '../kit/databases.js';
import { eventually } from '../kit/eventually.js';
import { type PostgresProxy, startPostgresProxy } from '../kit/postgres-proxy.js';
import { onRedis, type RedisProxy, startRedisProxy, type TestRedis } from '../kit/redis.js';
import { type Gateway, startGateway } from '../kit/start-gateway.js';

const READY = [200, { status: 'ready' }];
const without = (...missing: object[]) => [503, { status: 'unavailable', missing }];
const NO_REDIS = [200, { status: 'degraded', missing: [{ name: 'redis', reason: 'does not answer' }] }];

let gateway: Gateway;
const ask = async () => {
  const response = await fetch(`${gateway.url}/ready`);
  return [response.status, await response.json()];
};
const eventuallyAnswers = (answer: unknown) => eventually(async () => expect(await ask()).toEqual(answer));

describe('A gateway', () => {
  it('is ready on its own store, without Redis', async () => {
    gateway = await startGateway();
    expect(await ask()).toEqual(READY);
    await gateway.close();
  });

  it('names a Redis that is not there, and none of its credentials', async () => {
    gateway = await startGateway({ REDIS_URL: 'redis://cards:hunter2@127.0.0.1:1/0' });
    expect(await ask()).toEqual(NO_REDIS);
    await gateway.close();
  });
});

onPostgres((create) => {
  let database: TestDatabase;
  let proxy: PostgresProxy;

  beforeEach(async () => {
    database = await create();
    proxy = await startPostgresProxy(database.url);
    gateway = await startGateway({ DATABASE_URL: proxy.url });
  });
  afterEach(async () => {
    await gateway.close();
    await proxy.close();
    await database.drop();
  });

  test('a store that goes away is named, the gateway serves without it, and is ready when it is back', async () => {
    expect(await ask()).toEqual(READY);
    await proxy.goAway();
    await eventuallyAnswers([
      503,
      { status: 'unavailable', missing: expect.arrayContaining([{ name: 'store', reason: 'does not answer' }]) },
    ]);
    await proxy.back();
    await eventuallyAnswers(READY);
  });

  test('rules that cannot be looked up are named beside a store that answers', async () => {
    await asking(database.url, (client) => client.query('alter table decision_changes rename to put_aside'));
    await eventuallyAnswers(without({ name: 'decisions', reason: 'rules and totals are not up to date' }));
    await asking(database.url, (client) => client.query('alter table put_aside rename to decision_changes'));
    await eventuallyAnswers(READY);
  });
});

onRedis((create) => {
  let redis: TestRedis;
  let proxy: RedisProxy;

  beforeEach(async () => {
    redis = create();
    proxy = await startRedisProxy(redis.url);
    gateway = await startGateway({ REDIS_URL: proxy.url });
  });
  afterEach(async () => {
    await proxy.goAway();
    await gateway.close();
    await redis.drop();
  });

  test('a Redis that goes is named, the gateway serves without it, and is ready when it is back', async () => {
    expect(await ask()).toEqual(READY);
    await proxy.goAway();
    await eventuallyAnswers(NO_REDIS);
    await proxy.back();
    await eventuallyAnswers(READY);
  });

  test('one that falls silent is named too', async () => {
    proxy.fallSilent();
    await eventuallyAnswers(NO_REDIS);
  });
});
