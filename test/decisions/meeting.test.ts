import { type Decisions, openDecisions, type Question, type Responder } from '../../src/decisions/index.js';
import { openChannel, type OpenedChannel } from '../../src/events/channel.js';
import type { StripeEvent } from '../../src/events/stripe-event.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { API_VERSION } from '../../src/stripe/index.js';
import { createSeal, type Seal } from '../../src/util/seal.js';
import { onEveryDatabase, onPostgres } from '../kit/databases.js';
import { onRedis, startRedisProxy } from '../kit/redis.js';
import { AT, question } from './question.js';

const log = createLogger({ level: 'silent' });
const OPEN = createSeal([]);

/** What instances share. */
interface Place {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function storeAt({ databaseUrl }: Place): Promise<Store> {
  const store = await openStore(databaseUrl, log);
  opened.push(store);
  return store;
}

async function instance(place: Place, seal: Seal = OPEN): Promise<Decisions> {
  const { redisUrl } = place;
  const decisions = await openDecisions({
    ...{
      store: await storeAt(place),
      redisUrl,
      seal,
      otherwise: 'approve',
      mode: 'test',
      apiVersion: API_VERSION,
      log,
    },
    events: { subscribe: () => () => undefined },
    partners: { urlFault: () => null, post: () => Promise.resolve({ kind: 'failed', reason: 'refused' }) },
    now: () => AT * 1_000,
  });
  opened.push(decisions);
  return decisions;
}

/** Somebody on the channel who is no instance of ours. */
async function stranger(place: Place, hear: (text: string) => void = () => undefined): Promise<OpenedChannel> {
  const { redisUrl } = place;
  const begun = new Promise<OpenedChannel>((resolve, reject) => {
    storeAt(place).then((store) => {
      const channel = openChannel({ redisUrl, store, log }, 'decisions_test', {
        hear,
        begun: () => channel && resolve(channel),
      });
      if (channel !== null) opened.push(channel);
    }, reject);
  });
  return begun;
}

/** Listens for the account, and does with each question what it is told to. */
function listen({ responders }: Decisions, asked: (question: Question) => unknown): () => void {
  const responder: Responder = {
    accounts: ['acct_1'],
    async ask(one) {
      await asked(one);
      return true;
    },
  };
  return responders.join(responder);
}

const answer = ({ responders }: Decisions, id: string, approved: boolean, key = 'a') =>
  responders.answer({ account: 'acct_1', id, key, answer: { approved } });

/** Resolves when the instance knows that somebody listens somewhere. */
async function knows(decisions: Decisions): Promise<void> {
  const purchase = {
    ...{ authorization: 'iauth_1', account: 'acct_1', card: 'ic_1', cardholder: null, at: AT, amount: 1, held: 0 },
    ...{ currency: 'usd', amountControllable: false, cashback: 0, wallet: 'none', entryMode: 'online' },
    merchant: { id: 'm', name: null, category: 'bakeries', country: null, city: null },
  };
  while (decisions.rehearse(purchase).by !== 'responder') await new Promise((resolve) => setTimeout(resolve, 5));
}

async function decided(decisions: Decisions, event: StripeEvent) {
  const { approved } = JSON.parse((await decisions.decide(event)).body);
  await decisions.settled();
  const [decision] = await decisions.records.page({ account: 'acct_1' }, { limit: 1 });
  return { approved, by: decision?.by, fallback: decision?.fallback, asked: decision?.partnerMs !== null };
}

const BY_DEFAULT = { approved: true, by: 'configured_default' };

onEveryDatabase((create) => {
  let place: Place;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const { url: databaseUrl, drop: dropped } = await create();
    [place, drop] = [{ databaseUrl }, dropped];
  });
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
    await drop();
  });

  describe('An instance', () => {
    it('with nobody who listens for an account decides at once', async () => {
      const one = await instance(place);
      const leave = listen(one, () => undefined);
      leave();
      expect(await decided(one, question(1))).toEqual({ ...BY_DEFAULT, fallback: null, asked: false });
    });

    it('has so many questions of an account open, and no more', async () => {
      const one = await instance(place);
      const ids: string[] = [];
      listen(one, ({ id }) => ids.push(id));
      const all = Array.from({ length: 101 }, () => one.decide(question(1)));
      await all[100];
      expect(ids).toHaveLength(100);
      for (const id of ids) expect(await answer(one, id, false)).toEqual({ kind: 'taken' });
      const approved = (await Promise.all(all)).map(({ body }) => JSON.parse(body).approved);
      expect(approved).toEqual([...Array.from({ length: 100 }, () => false), true]);
      await one.settled();
      const { length } = (await one.records.page({ account: 'acct_1' }, { limit: 101 })).filter(
        ({ fallback }) => fallback === 'too_many_asked',
      );
      expect(length).toBe(1);
    });

    it('does not wait for who could not be told', async () => {
      const one = await instance(place);
      one.responders.join({ accounts: 'all', ask: () => Promise.resolve(false) });
      expect(await decided(one, question(1))).toMatchObject({ ...BY_DEFAULT, fallback: 'gone' });
    });

    it('that ends waits for nobody', async () => {
      const one = await instance(place);
      const asked = new Promise((resolve) => listen(one, resolve));
      const answered = one.decide(question(1));
      await asked;
      await one.close();
      expect(JSON.parse((await answered).body)).toEqual({ approved: true });
    });
  });
});

function meet(placeOf: () => Place): void {
  it('asks who listens elsewhere, and takes the answer that comes to a third', async () => {
    const [one, other, third] = [await instance(placeOf()), await instance(placeOf()), await instance(placeOf())];
    const came: unknown[] = [];
    const told: string[] = [];
    const { promise, resolve } = pending();
    listen(other, async ({ id }) => {
      told.push(id);
      came.push(await answer(third, id, false), await answer(other, id, true, 'b'), await answer(third, id, false));
      resolve();
    });
    await Promise.all([knows(one), knows(third)]);
    listen(one, ({ id }) => told.push(id));
    expect(await decided(one, question(7))).toEqual({ approved: false, by: 'responder', fallback: null, asked: true });
    await promise;
    expect(came).toEqual([{ kind: 'taken' }, { kind: 'answered' }, { kind: 'taken' }]);
    expect(told).toEqual([told[0], told[0]]);
  });

  it('refuses from afar an amount that cannot be approved, and what is not asked', async () => {
    const [one, other] = [await instance(placeOf()), await instance(placeOf())];
    const came: unknown[] = [];
    listen(other, async ({ id }) => {
      const dear = { account: 'acct_1', id, key: 'a', answer: { approved: true, amount: 9 } };
      came.push(await other.responders.answer(dear));
      came.push(await answer(other, 'dec_never', true));
      came.push(await other.responders.answer({ ...dear, account: 'acct_2', answer: { approved: true } }));
      await answer(other, id, true, 'b');
    });
    await knows(one);
    for (let time = 0; time < 9 && (await answer(other, 'dec_never', true)).kind !== 'unknown'; time++);
    expect(await decided(one, question(7))).toMatchObject({ approved: true, by: 'responder' });
    expect(came).toEqual([
      { kind: 'amount', fault: 'must be all that is asked for: this amount is not controllable.' },
      { kind: 'unknown' },
      { kind: 'unknown' },
    ]);
  });

  it('does not wait for who leaves elsewhere while asked, nor for an instance that ends', async () => {
    const [one, other, third] = [await instance(placeOf()), await instance(placeOf()), await instance(placeOf())];
    const leave = listen(other, () => leave());
    await knows(one);
    expect(await decided(one, question(1))).toMatchObject({ ...BY_DEFAULT, fallback: 'gone' });
    listen(third, () => void third.close());
    await knows(one);
    expect(await decided(one, question(2))).toMatchObject({ ...BY_DEFAULT, fallback: 'gone' });
  });

  it('hears nothing in what it does not understand', async () => {
    const place = placeOf();
    const one = await instance(place);
    const ghost = await stranger(place);
    const told: string[] = [];
    const say = (said: object) => ghost.send(`plain:${JSON.stringify({ from: 'ghost', ...said })}`);
    listen(one, async ({ id, purchase }) => {
      told.push(id);
      for (const text of ['nonsense', 'plain:nonsense', 'plain:{}']) await ghost.send(text);
      await say({ kind: 'listens', accounts: ['everyone'] });
      await say({ kind: 'ask', id: 'dec_x', purchase: { account: 'acct_1' }, forMs: 100 });
      await say({ kind: 'ask', id: 'dec_x', purchase, forMs: 100_000 });
      const answers = { kind: 'answer', call: 'c', account: 'acct_1', id, key: 'k' };
      await say({ ...answers, answer: { approved: 'yes' } });
      await say({ ...answers, answer: { approved: true, tip: 1 } });
      // Whoever is told of an answer has heard what was said before.
      if (id === 'dec_last') await answer(one, told[0] ?? '', false);
      else await say({ kind: 'ask', id: 'dec_last', purchase, forMs: 1_000 });
    });
    expect(await decided(one, question(1))).toMatchObject({ approved: false, by: 'responder' });
    expect([...new Set(told)]).toEqual([told[0], 'dec_last']);
  });

  it('waits for nobody longer than it may', async () => {
    const place = placeOf();
    const one = await instance(place);
    const ghost = await stranger(place);
    const listens = () => ghost.send('plain:{"kind":"listens","from":"ghost","accounts":["acct_1"]}');
    await listens();
    await knows(one);
    expect(await decided(one, question(1))).toMatchObject({ ...BY_DEFAULT, fallback: 'late' });
    await listens();
    expect(await answer(one, 'dec_never', true)).toEqual({ kind: 'unconfirmed' });
  });

  it('takes no answer that was not closed under its key', async () => {
    const place = placeOf();
    const seal = createSeal([Buffer.alloc(32, 7)]);
    const [one, other] = [await instance(place, seal), await instance(place, seal)];
    const heard: string[] = [];
    const forger = await stranger(place, (text) => heard.push(text));
    const forgery = { kind: 'answer', from: 'forger', call: 'c', account: 'acct_1', key: 'k' };
    listen(other, async ({ id }) => {
      await forger.send(`plain:${JSON.stringify({ ...forgery, id, answer: { approved: true } })}`);
      await answer(other, id, false);
    });
    await knows(one);
    expect(await decided(one, question(1))).toMatchObject({ approved: false, by: 'responder' });
    expect(heard.filter((text) => text.includes('acct_1') && !text.includes('forger'))).toEqual([]);
    expect(heard.length).toBeGreaterThan(1);
  });
}

onPostgres((create) => {
  let place: Place;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const database = await create();
    [place, drop] = [{ databaseUrl: database.url }, database.drop];
  });
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
    await drop();
  });
  describe('An instance among others, by the database', () => meet(() => place));
});

onRedis((names) => {
  let place: Place;
  beforeEach(() => {
    place = { databaseUrl: 'sqlite::memory:', redisUrl: names().url };
  });
  describe('An instance among others', () => {
    meet(() => place);

    it('does not wait for those whom it cannot reach', async () => {
      const proxy = await startRedisProxy(names().url);
      const [one, other] = [
        await instance({ ...place, redisUrl: proxy.url }),
        await instance({ ...place, redisUrl: proxy.url }),
      ];
      listen(other, () => undefined);
      await knows(one);
      await proxy.goAway();
      expect(await decided(one, question(1))).toMatchObject({ ...BY_DEFAULT, fallback: 'unreachable' });
    });
  });
});

function pending() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
