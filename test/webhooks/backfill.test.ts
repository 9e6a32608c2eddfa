import { type Gateway, startGateway, startGatewayOn, stripeFor } from '../kit/start-gateway.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import { aCardholder } from '../kit/given/cards.js';

const HOURLY = { EVENT_CHECK_MINUTES: '60' };
const MINUTE = 60_000;

let gateway: Gateway;
afterEach(() => gateway.close());

const typesOf = async (account: string) =>
  (await gateway.store.inbox.after(0, { accounts: [account] }, 1000)).map(({ type }) => type);
const checkedAt = async (account: string) => (await gateway.store.inbox.checks.checkedAt([account])).get(account);
const lose = (count: number) =>
  fetch(`${gateway.sandbox.url}/_sandbox/webhooks`, { method: 'POST', body: JSON.stringify({ lose: count }) });

it('events that never came are found when their account is under suspicion, and told once', async () => {
  gateway = await startGateway(HOURLY, { hears: true, clock: 'real' });
  const { id } = await anOnboardedAccount(gateway.stripe);
  await gateway.settled();
  const before = await typesOf(id);
  await lose(1);
  await aCardholder(gateway.stripe, id);
  await gateway.settled();
  expect(await typesOf(id)).toEqual(before);

  await gateway.store.inbox.checks.suspect([id], new Date());
  await gateway.settled();
  await gateway.store.inbox.checks.suspect([id], new Date());
  await gateway.settled();
  expect(await typesOf(id)).toEqual([...before, 'issuing_cardholder.created']);
});

it('each account is looked at once in the time that is set, with a call of its own', async () => {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'real' });
  const { id } = await anOnboardedAccount(stripeFor(sandbox));
  gateway = await startGatewayOn(sandbox, HOURLY, { hears: true });
  const calls = await gateway.calls(() => gateway.settled());
  expect(calls.filter((call) => call.startsWith('GET /v1/events'))).toHaveLength(2);
  expect(await gateway.calls(() => gateway.settled())).toEqual([]);
  expect(await checkedAt(id)).toBeInstanceOf(Date);
});

it('after a time in which no gateway ran, every account is under suspicion', async () => {
  gateway = await startGateway(HOURLY, { hears: true, clock: 'real' });
  const { id } = await anOnboardedAccount(gateway.stripe);
  await gateway.settled();
  expect(await gateway.store.inbox.checks.next(new Date(0))).toBeNull();
  await gateway.store.inbox.checks.alive(new Date(Date.now() - 2 * MINUTE));
  const calls = await gateway.calls(() => gateway.settled());
  expect(calls.filter((call) => call.startsWith('GET /v1/events'))).toHaveLength(2);
  expect(await checkedAt(id)).toBeInstanceOf(Date);
});
