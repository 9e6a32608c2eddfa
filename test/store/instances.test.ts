import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';
import { type Instance, startInstance } from '../kit/start-instance.js';

const log = createLogger({ level: 'silent' });
const KILLS = 3;

onEveryDatabase((create) => {
  let database: TestDatabase;
  const running = new Set<Instance>();

  beforeEach(async () => (database = await create()));
  afterEach(async () => {
    for (const instance of running) instance.kill();
    await Promise.all([...running].map(({ exited }) => exited));
    running.clear();
    await database.drop();
  });

  const start = (program: string): Instance => {
    const instance = startInstance(database.url, program);
    running.add(instance);
    return instance;
  };

  test('five processes that start together on an empty database all find its tables', async () => {
    const work = `
      for (let i = 0; i < 20; i += 1) await store.accountGrants.grant('prin_1', 'acct_' + process.pid + '_' + i);`;
    const instances = Array.from({ length: 5 }, () => start(work));
    await Promise.all(instances.map(({ loaded }) => loaded));
    for (const { go } of instances) go();
    expect(await Promise.all(instances.map(({ exited }) => exited))).toEqual([0, 0, 0, 0, 0]);
    const store = await openStore(database.url, log);
    expect(await store.accountGrants.of('prin_1')).toHaveLength(100);
    await store.close();
  }, 60_000);

  test('a process that is killed while it writes loses nothing that it has acknowledged', async () => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const instance = start(`
        for (let i = 0; ; i += 1) {
          const [key, at] = ['${kill}-' + i, new Date()];
          await store.writes.open({ principal: 'prin_1', key, mutation: 'm', account: null, fingerprint: key }, at);
          await store.writes.end({ principal: 'prin_1', key }, {}, { state: 'done', attempts: { card: i + 1 }, keyedAt: at }, at);
          print(key);
        }`);
      await instance.loaded;
      instance.go();
      await instance.printed(100);
      instance.kill();
      expect(await instance.exited).toBeNull();
      acknowledged.push(...instance.lines);
    }
    const store = await openStore(database.url, log);
    for (const key of acknowledged) {
      const write = { principal: 'prin_1', key, mutation: 'm', account: null, fingerprint: 'another' };
      const attempts = { card: Number(key.split('-')[1]) + 1 };
      expect(await store.writes.open(write, new Date())).toMatchObject({ fingerprint: key, state: 'done', attempts });
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 100);
    await store.close();
  }, 60_000);
});
