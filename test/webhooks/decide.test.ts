import fastify, { type FastifyInstance } from 'fastify';
import { createEvents } from '../../src/events/bus.js';
import { startTeller, type Teller } from '../../src/events/teller.js';
import { addWebhookRoute } from '../../src/http/webhook-route.js';
import { createLogger } from '../../src/log.js';
import { openStore, type Store } from '../../src/store/index.js';
import { connectStripe, type StripeConnection } from '../../src/stripe/index.js';
import { type Decide, openWebhooks, type Webhooks } from '../../src/webhooks/index.js';
import { WEBHOOK_SECRET } from '../kit/start-gateway.js';
import { eventBody, send, signature } from './signed.js';

const log = createLogger({ level: 'silent' });
const APPROVED = {
  status: 200,
  headers: { 'content-type': 'application/json', 'stripe-version': '2026-10-28.endive' },
  body: '{"approved":true}',
};

let store: Store;
let stripe: StripeConnection;
let teller: Teller;
let webhooks: Webhooks;
let app: FastifyInstance;
const counted: string[] = [];

async function listen(decide: Decide): Promise<string> {
  const limits = { readsPerSecond: 1, writesPerSecond: 1 };
  stripe = connectStripe({ secretKey: 'sk_test_nowhere', base: 'http://127.0.0.1:1', mode: 'test', limits });
  store = await openStore('sqlite::memory:', log);
  teller = await startTeller({ store, events: createEvents(log), log });
  const secrets = [WEBHOOK_SECRET];
  const count = (outcome: string) => void counted.push(outcome);
  const timing = { readsPerSecond: 1, checkEveryMs: 0 };
  webhooks = openWebhooks({ store, stripe, teller, secrets, decide, count, log, ...timing });
  app = fastify();
  await addWebhookRoute(app, webhooks.receive);
  return app.listen({ host: '127.0.0.1', port: 0 });
}
afterEach(async () => {
  counted.splice(0);
  await app.close();
  await webhooks.close();
  await teller.close();
  await store.close();
  await stripe.close();
});

const question = (facts: Readonly<Record<string, unknown>> = {}) =>
  eventBody({
    id: 'evt_question',
    type: 'issuing_authorization.request',
    account: 'acct_1',
    data: { object: { id: 'iauth_1', object: 'issuing.authorization', amount: 0, pending_request: { amount: 500 } } },
    ...facts,
  });

test('a question whether to approve is answered by the decision, and recorded, and told to nobody', async () => {
  const asked: unknown[] = [];
  const url = await listen((event) => {
    asked.push(event);
    return Promise.resolve(APPROVED);
  });
  const answer = await send(url, question());
  expect([answer.status, await answer.text()]).toEqual([200, APPROVED.body]);
  expect(answer.headers.get('stripe-version')).toBe('2026-10-28.endive');
  expect(asked).toMatchObject([{ id: 'evt_question', account: 'acct_1', object: { id: 'iauth_1' } }]);
  await webhooks.close();
  expect(await store.inbox.find('evt_question')).toMatchObject({ state: 'answered', account: 'acct_1' });
  expect(await store.inbox.lastSeq()).toBe(0);
  expect(counted).toEqual(['decided']);
});

test('it is answered before it is recorded, and also when it cannot be', async () => {
  const url = await listen(() => Promise.resolve(APPROVED));
  store.inbox.receive = () => Promise.reject(new Error('The disk is full.'));
  const answer = await send(url, question());
  expect([answer.status, await answer.text()]).toEqual([200, APPROVED.body]);
});

test('asked twice, it is answered twice', async () => {
  let times = 0;
  const url = await listen(() => Promise.resolve({ ...APPROVED, body: `{"approved":${(times += 1) === 1}}` }));
  const answers = [await send(url, question()), await send(url, question())];
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    '{"approved":true}',
    '{"approved":false}',
  ]);
});

test('no decision is asked for what is forged, of the other mode, or no question', async () => {
  const url = await listen(() => Promise.reject(new Error('Nobody may ask this.')));
  const forged = await send(url, question(), signature(question(), { secret: 'whsec_other' }));
  expect(forged.status).toBe(400);
  for (const body of [question({ livemode: true }), eventBody({ id: 'evt_other' })])
    expect(await (await send(url, body)).text()).toBe('{"received":true}');
  expect(counted).toEqual(['refused', 'new', 'new']);
});
