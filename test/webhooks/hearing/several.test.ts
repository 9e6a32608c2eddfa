import { createLogger } from '../../../src/log.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { onPostgres, type TestDatabase } from '../../kit/databases.js';
import { eventBody, send } from '../signed.js';
import { type Gateways, type HearingGateway, openGateways } from './gateways.js';
import type { Heard } from './orders.js';

const COUNT = 300;
/** So many a gateway takes from the queue at once. */
const BATCH = 100;
/** Longer than a gateway has what it took from the queue for itself. */
const LATER_MS = 31_000;

onPostgres((create) => {
  let database: TestDatabase;
  let store: Store;
  let gateways: Gateways;

  beforeAll(() => {
    gateways = openGateways();
  });
  afterAll(() => gateways.close());
  beforeEach(async () => {
    database = await create();
    store = await openStore(database.url, createLogger({ level: 'silent' }));
    await store.accountGrants.grant('somebody', 'acct_1');
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const open = async (more: { stuck?: boolean; after?: number } = {}) => {
    const heard: Heard[] = [];
    const gateway = await gateways.open({
      databaseUrl: database.url,
      hear: (events) => heard.push(...events),
      ...more,
    });
    return { gateway, heard };
  };
  const entry = (id: string, number: number) => {
    const facts = { id, type: 'account.updated', account: 'acct_1', created: 1_793_000_000 + number };
    return { ...facts, body: eventBody(facts), state: 'received' as const, reason: null };
  };
  /** To one after the other. */
  const sendAll = async (to: readonly HearingGateway[]) => {
    const ids = Array.from({ length: COUNT }, (_, number) => `evt_${number}`);
    for (const [number, id] of ids.entries()) {
      const { url } = to[number % to.length]!;
      expect((await send(url, eventBody({ id, created: 1_793_000_000 + number }))).status).toBe(200);
    }
    return ids;
  };
  const expectAllOnce = (heard: readonly Heard[], ids: readonly string[]) => {
    expect(heard.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
    expect(heard.map(({ id }) => id).sort()).toEqual([...ids].sort());
  };

  test('several gateways share the queue: each event is applied once, and told by all of them in one order', async () => {
    const three = await Promise.all([open(), open(), open()]);
    const ids = await sendAll(three.map(({ gateway }) => gateway));
    for (const { gateway } of three) await gateway.settled();
    for (const { gateway } of three) await gateway.settled();
    for (const { heard } of three) expectAllOnce(heard, ids);
    const [first, ...others] = three.map(({ heard }) => heard.map(({ id }) => id));
    for (const other of others) expect(other).toEqual(first);
    await Promise.all(three.map(({ gateway }) => gateway.close()));
  }, 60_000);

  test('what a gateway had taken from the queue when it was killed is applied by the others, and it hears of it when it is back', async () => {
    const ids = Array.from({ length: COUNT }, (_, number) => `evt_${number}`);
    await store.inbox.receive(ids.map(entry), new Date());
    const doomed = await open({ stuck: true });
    await doomed.gateway.stuck;
    await doomed.gateway.kill();
    expect(await store.inbox.claim(COUNT, new Date(), new Date())).toHaveLength(COUNT - BATCH);
    const others = await Promise.all([open({ after: 0 }), open({ after: 0 })]);
    for (const { gateway } of others) await gateway.ahead(LATER_MS);
    for (const { gateway } of others) await gateway.settled();
    for (const { gateway } of others) await gateway.settled();
    for (const { heard } of others) expectAllOnce(heard, ids);
    const back = await open({ after: 0 });
    await back.gateway.settled();
    expectAllOnce(back.heard, ids);
    expect(doomed.heard).toEqual([]);
    await Promise.all([...others, back].map(({ gateway }) => gateway.close()));
  }, 60_000);
});
