import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';

const log = createLogger({ level: 'silent' });
const AT = Date.parse('2026-11-21T12:00:00Z');
const at = (seconds: number) => new Date(AT + seconds * 1000);
const everything = () => true;

onEveryDatabase((create) => {
  let database: TestDatabase;
  let stores: Store[];
  let store: Store;
  let events = 0;

  beforeEach(async () => {
    database = await create();
    store = await openStore(database.url, log);
    stores = [store];
  });
  afterEach(async () => {
    for (const one of stores) await one.close();
    await database.drop();
  });

  /** On SQLite, who shares the queue is in one process. */
  async function another(): Promise<Store> {
    if (database.url.startsWith('sqlite:')) return store;
    const made = await openStore(database.url, log);
    stores.push(made);
    return made;
  }

  async function anEndpoint(id: string): Promise<void> {
    const who = { principal: 'prin_1', credential: 'key_1', mode: 'test', account: null } as const;
    const what = {
      url: 'https://p.example/',
      description: '',
      topics: ['*'],
      document: '{ __typename }',
      variables: {},
    };
    await store.deliveries.endpoints.insert({ id, ...who, ...what, createdAt: at(0) });
  }

  /** So many events are applied. */
  async function happen(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `evt_${(events += 1)}`);
    const facts = { type: 'issuing_card.updated', account: 'acct_1', created: AT / 1000, body: '{}', reason: null };
    await store.inbox.receive(
      ids.map((id) => ({ id, ...facts, state: 'received' })),
      at(0),
    );
    await store.inbox.apply(ids.map((id) => ({ id, object: null, holds: 'nothing' })));
    return ids;
  }

  const eventsOf = async (endpoint: string) =>
    (await store.deliveries.page({ endpoint, limit: 1000 })).map(({ event }) => event).sort();
  const taken = { outcome: 'delivered', status: 200, message: '', excerpt: '', ms: 5 } as const;

  it('each event makes one delivery for each endpoint, among all processes', async () => {
    await anEndpoint('hook_1');
    await anEndpoint('hook_2');
    const ids = await happen(50);
    const others = [store, await another(), await another()];
    await Promise.all(
      others.map(async ({ deliveries }) => {
        while ((await deliveries.makeNext(everything, 7, at(0))) !== 0);
      }),
    );
    expect(await eventsOf('hook_1')).toEqual([...ids].sort());
    expect(await eventsOf('hook_2')).toEqual([...ids].sort());
  });

  it('an endpoint hears of what is applied after it was made, and again after it was enabled', async () => {
    await happen(2);
    await anEndpoint('hook_1');
    const heard = await happen(2);
    while ((await store.deliveries.makeNext(everything, 100, at(0))) !== 0);
    await store.deliveries.endpoints.disable('hook_1', 'asked', at(1));
    await happen(2);
    await store.deliveries.endpoints.enable('hook_1');
    heard.push(...(await happen(1)));
    while ((await store.deliveries.makeNext(everything, 100, at(0))) !== 0);
    expect(await eventsOf('hook_1')).toEqual(heard.sort());
  });

  it('nothing is made while an endpoint is not known to who makes it', async () => {
    await anEndpoint('hook_1');
    const ids = await happen(1);
    expect(await store.deliveries.makeNext(() => null, 100, at(0))).toBeNull();
    expect(await store.deliveries.makeNext(everything, 100, at(0))).toBe(1);
    expect(await eventsOf('hook_1')).toEqual(ids);
  });

  it('what one has taken nobody else takes, until its time is over', async () => {
    await anEndpoint('hook_1');
    await happen(10);
    await store.deliveries.makeNext(everything, 100, at(0));
    const other = await another();
    const both = await Promise.all([
      store.deliveries.claim('hook_1', 6, at(1), at(61)),
      other.deliveries.claim('hook_1', 6, at(1), at(61)),
    ]);
    const ids = both.flat().map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([10, 10]);
    expect(await other.deliveries.waiting(at(60), [], 10)).toEqual([]);
    expect(await other.deliveries.waiting(at(61), [], 10)).toEqual(['hook_1']);
    expect(await other.deliveries.claim('hook_1', 100, at(61), at(121))).toHaveLength(10);
  });

  it('who comes too late ends nothing', async () => {
    await anEndpoint('hook_1');
    await happen(1);
    await store.deliveries.makeNext(everything, 100, at(0));
    const [first] = await store.deliveries.claim('hook_1', 1, at(1), at(61));
    const [second] = await store.deliveries.claim('hook_1', 1, at(61), at(121));
    if (!first || !second) throw new Error('It was not taken.');
    const done = { kind: 'delivered', at: at(62) } as const;
    expect(await store.deliveries.end(first, done, { ...taken, number: 1, at: at(62) })).toBe(false);
    expect(await store.deliveries.end(second, done, { ...taken, number: 2, at: at(63) })).toBe(true);
    expect(await store.deliveries.find(second.id)).toMatchObject({ state: 'delivered', attempts: 2, endedAt: at(62) });
    expect(await store.deliveries.attemptsOf([second.id])).toEqual([
      { ...taken, delivery: second.id, number: 2, at: at(63) },
    ]);
  });

  it('a try that sent nothing does not count', async () => {
    await anEndpoint('hook_1');
    await happen(1);
    await store.deliveries.makeNext(everything, 100, at(0));
    const [one] = await store.deliveries.claim('hook_1', 1, at(1), at(61));
    if (!one) throw new Error('It was not taken.');
    await store.deliveries.end(one, { kind: 'again', dueAt: at(5), untried: true }, null);
    expect(await store.deliveries.find(one.id)).toMatchObject({
      state: 'pending',
      dueAt: at(5),
      attempts: 1,
      tries: 0,
    });
  });

  it('what waits for a disabled endpoint is not due', async () => {
    await anEndpoint('hook_1');
    await happen(1);
    await store.deliveries.makeNext(everything, 100, at(0));
    await store.deliveries.endpoints.disable('hook_1', 'failing', at(1));
    expect(await store.deliveries.waiting(at(2), [], 10)).toEqual([]);
    expect(await store.deliveries.endpoints.disable('hook_1', 'asked', at(3))).toBe(false);
    await store.deliveries.endpoints.enable('hook_1');
    expect(await store.deliveries.waiting(at(2), [], 10)).toEqual(['hook_1']);
    expect(await store.deliveries.waiting(at(2), ['hook_1'], 10)).toEqual([]);
  });

  it('of the secrets before the newest, each ends with its overlap', async () => {
    const { secrets } = store.deliveries;
    const secret = (id: string, seconds: number) => ({ id, endpoint: 'hook_1', sealed: id, createdAt: at(seconds) });
    await secrets.insert(secret('whs_1', 0), at(0));
    await secrets.insert(secret('whs_2', 10), at(100));
    expect(await secrets.insert(secret('whs_2', 20), at(20))).toBe(false);
    await secrets.insert(secret('whs_3', 30), at(50));
    const known = async (seconds: number) => (await secrets.of(['hook_1'], at(seconds))).map(({ id }) => id);
    expect([await known(40), await known(50)]).toEqual([['whs_3', 'whs_2', 'whs_1'], ['whs_3']]);
  });

  it('what is old, or of an endpoint that is gone, is removed with its attempts', async () => {
    await anEndpoint('hook_1');
    await anEndpoint('hook_2');
    await happen(3);
    await store.deliveries.makeNext(everything, 100, at(0));
    expect(await store.deliveries.removeExpired(at(0), 100)).toBe(0);
    await store.deliveries.endpoints.remove('hook_2');
    expect(await store.deliveries.removeExpired(at(0), 2)).toBe(2);
    expect(await store.deliveries.removeExpired(at(0), 100)).toBe(1);
    expect(await eventsOf('hook_1')).toHaveLength(3);
    expect(await store.deliveries.removeExpired(at(1), 100)).toBe(3);
  });
});
