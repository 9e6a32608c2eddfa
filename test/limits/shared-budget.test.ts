import { createLogger } from '../../src/log.js';
import { openCallBudget, type OpenBudget } from '../../src/limits/index.js';
import { type Client, createClient } from '../kit/client.js';
import { eventually } from '../kit/eventually.js';
import { onRedis, type RedisProxy, startRedisProxy, type TestRedis } from '../kit/redis.js';
import { startGateway } from '../kit/start-gateway.js';

const ONE_CALL = '{ connectedAccounts { nodes { id } } }';
const LEFT = '{ rateLimit { limit remaining } }';

let lines: string[];
const log = createLogger({ level: 'trace', stream: { write: (line) => void lines.push(line) } });
const told = (message: string) => lines.filter((line) => line.includes(message)).length;

describe('A budget where no Redis is', () => {
  it('is kept in memory from the start, and the log says so once, without the password', async () => {
    lines = [];
    const redisUrl = 'redis://cards:p%40ssw0rd@127.0.0.1:1/0';
    const budget = await openCallBudget({ callsPerMinute: 5, redisUrl, log });
    for (const remaining of [4, 3])
      expect(await budget.take('prin_1', 1)).toMatchObject({ granted: true, allowance: { limit: 5, remaining } });
    expect(await budget.take('prin_1', 4)).toMatchObject({ granted: false, calls: 0 });
    budget.close();
    expect(told('budgets are kept in memory without Redis')).toBe(1);
    expect(lines.join('')).toContain('127.0.0.1:1');
    expect(lines.join('')).not.toMatch(/p@ssw0rd|p%40ssw0rd/);
  });
});

onRedis((create) => {
  let redis: TestRedis;
  const opened: { close(): void | Promise<void> }[] = [];

  beforeEach(() => {
    lines = [];
    redis = create();
  });
  afterEach(async () => {
    for (const thing of opened.splice(0).reverse()) await thing.close();
    await redis.drop();
  });

  const open = async (url: string, callsPerMinute = 10): Promise<OpenBudget> => {
    const budget = await openCallBudget({ callsPerMinute, redisUrl: url, log });
    opened.push(budget);
    return budget;
  };
  const proxy = async (): Promise<RedisProxy> => {
    const started = await startRedisProxy(redis.url);
    opened.push({ close: () => started.goAway() });
    return started;
  };

  test('two gateways share what a viewer may spend in a minute', async () => {
    const secret = 'the-same-key-for-both-gateways';
    const clients: Client[] = [];
    for (let i = 0; i < 2; i += 1) {
      const gateway = await startGateway({ VIEWER_CALLS_PER_MINUTE: '3', REDIS_URL: redis.url });
      opened.push(gateway);
      await gateway.keys.ensureBootstrap(secret, 'test');
      clients.push(createClient(gateway.url, secret));
    }
    const [one, two] = clients;
    for (const [client, remaining] of [
      [one, 2],
      [two, 1],
      [one, 0],
    ] as const)
      expect((await client?.ask(ONE_CALL))?.extensions).toMatchObject({ cost: { limit: 3, remaining } });
    expect((await two?.refused(ONE_CALL))?.extensions).toMatchObject({ code: 'RATE_LIMITED', price: 1, remaining: 0 });
  });

  test('an operation takes nothing when less is left, and others have what is', async () => {
    const [one, two] = [await open(redis.url), await open(redis.url)];
    expect(await one.take('prin_1', 8)).toMatchObject({ granted: true, calls: 8, allowance: { remaining: 2 } });
    const asked = [one.take('prin_1', 3), two.take('prin_1', 2), two.take('prin_1', 9)];
    expect((await Promise.all(asked)).map(({ granted }) => granted)).toEqual([false, true, false]);
    expect(await two.allowance('prin_1')).toMatchObject({ limit: 10, remaining: 0 });
    expect(await two.allowance('prin_2')).toMatchObject({ limit: 10, remaining: 10 });
    expect(await redis.keys()).toEqual(['prin_1']);
  });

  test('what an operation did not need comes back, and what it needed more is taken', async () => {
    const budget = await open(redis.url);
    const taken = await budget.take('prin_1', 5);
    expect(await budget.settle('prin_1', taken, 2)).toMatchObject({ remaining: 8 });
    expect(await budget.settle('prin_1', taken, 17)).toMatchObject({ remaining: 0 });
    const over = { ...taken, allowance: { ...taken.allowance, resetsAt: 0 } };
    expect(await budget.settle('prin_1', over, 0)).toMatchObject({ remaining: 0 });
  });

  test('a minute is over for all gateways at once', async () => {
    const [one, two] = [await open(redis.url), await open(redis.url)];
    const { allowance } = await one.take('prin_1', 10);
    expect(allowance.resetsAt - Date.now()).toBeGreaterThan(50_000);
    const { resetsAt } = await two.allowance('prin_1');
    expect(Math.abs(resetsAt - allowance.resetsAt)).toBeLessThan(1_000);
    await redis.drop();
    expect(await two.take('prin_1', 10)).toMatchObject({ granted: true });
  });

  test('operations go on while Redis is away, and share again when it is back', async () => {
    const line = await proxy();
    const gateway = await startGateway({ VIEWER_CALLS_PER_MINUTE: '5', REDIS_URL: line.url });
    opened.push(gateway);
    await gateway.client.run(ONE_CALL);
    expect(await gateway.client.run(LEFT)).toEqual({ rateLimit: { limit: 5, remaining: 4 } });
    await line.goAway();
    await gateway.client.run(ONE_CALL);
    await gateway.client.run(ONE_CALL);
    expect(await gateway.client.run(LEFT)).toEqual({ rateLimit: { limit: 5, remaining: 3 } });
    await line.back();
    await eventually(async () =>
      expect(await gateway.client.run(LEFT)).toEqual({ rateLimit: { limit: 5, remaining: 4 } }),
    );
  });

  test('a Redis that falls silent holds an operation up for a moment only', async () => {
    const line = await proxy();
    const budget = await open(line.url);
    const taken = await budget.take('prin_1', 4);
    line.fallSilent();
    expect(await budget.settle('prin_1', taken, 1)).toMatchObject({ remaining: 10 });
    expect(await budget.take('prin_1', 2)).toMatchObject({ granted: true, allowance: { remaining: 8 } });
    expect(told('budgets are kept in memory without Redis')).toBe(1);
    await line.goAway();
    await line.back();
    await eventually(async () => expect((await budget.allowance('prin_1')).remaining).toBe(6));
    expect(told('budgets are kept in Redis again')).toBe(1);
  });

  test('what Redis granted before it went away is not given back to the memory', async () => {
    const line = await proxy();
    const budget = await open(line.url);
    const taken = await budget.take('prin_1', 9);
    await line.goAway();
    await budget.settle('prin_1', taken, 0);
    expect(await budget.take('prin_1', 11)).toMatchObject({ granted: false });
  });

  test('a password that Redis refuses stands in no line of the log', async () => {
    const url = new URL(redis.url);
    url.username = 'nobody';
    url.password = 'p@ssw0rd';
    const budget = await open(url.href);
    expect(await budget.take('prin_1', 1)).toMatchObject({ granted: true });
    expect(told('budgets are kept in memory without Redis')).toBe(1);
    expect(lines.join('')).toContain('WRONGPASS');
    expect(lines.join('')).not.toMatch(/p@ssw0rd|p%40ssw0rd/);
  });
});
