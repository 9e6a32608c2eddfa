import type { AppliedEvent } from '../../src/events/topics.js';
import { toAppliedEvent } from '../../src/events/applied.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import { aCardholder } from '../kit/given/cards.js';
import { type Gateway, startGateway } from '../kit/start-gateway.js';
import { eventBody, send } from './signed.js';

let gateway: Gateway;
let account: string;

beforeAll(async () => {
  gateway = await startGateway({}, { hears: true });
  account = (await anOnboardedAccount(gateway.stripe)).id;
  await gateway.settled();
});
afterAll(() => gateway.close());

const told = async (): Promise<AppliedEvent[]> =>
  (await gateway.store.inbox.after(0, { accounts: 'all' }, 10_000)).map(toAppliedEvent);
const find = async (id: string) => (await told()).find((event) => event.id === id);

/** Sends an event about a card, and resolves when it is applied. */
async function happens(facts: { id: string; card: string; created: number } & Readonly<Record<string, unknown>>) {
  const { id, card, created, ...more } = facts;
  const data = { object: { id: card, object: 'issuing.card', status: id } };
  await send(gateway.url, eventBody({ id, type: 'issuing_card.updated', account, created, data, ...more }));
  await gateway.settled();
  return find(id);
}

describe("The sandbox's events", () => {
  it('are all told, in an order without gaps', async () => {
    const cardholder = await aCardholder(gateway.stripe, account);
    await gateway.settled();
    const events = await told();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'issuing_cardholder.created',
        account,
        about: { type: 'issuing.cardholder', id: cardholder.id },
        object: expect.objectContaining({ name: cardholder.name }),
      }),
    );
  });
});

describe('What an event does not decide is left to be read', () => {
  const at = 1_793_400_000;

  it('when a newer event of the object was applied', async () => {
    const newer = await happens({ id: 'evt_newer', card: 'ic_1', created: at + 1 });
    const older = await happens({ id: 'evt_older', card: 'ic_1', created: at });
    expect(newer?.object).toMatchObject({ status: 'evt_newer' });
    expect(older).toMatchObject({ object: null, about: { type: 'issuing.card', id: 'ic_1' } });
  });

  it('when another one of the same second was', async () => {
    await happens({ id: 'evt_first', card: 'ic_2', created: at });
    expect(await happens({ id: 'evt_same_second', card: 'ic_2', created: at })).toMatchObject({ object: null });
  });

  it('when it comes in the shape of another release', async () => {
    const facts = { card: 'ic_3', created: at };
    expect(await happens({ ...facts, id: 'evt_old_shape', api_version: '2024-06-20' })).toMatchObject({ object: null });
    const month = await happens({ ...facts, id: 'evt_month', created: at + 1, api_version: '2026-09-30.endive' });
    expect(month?.object).toMatchObject({ status: 'evt_month' });
  });

  it('and not when it tells of another object, or of the end of one', async () => {
    await happens({ id: 'evt_of_4', card: 'ic_4', created: at + 5 });
    expect((await happens({ id: 'evt_of_5', card: 'ic_5', created: at }))?.object).not.toBeNull();
    const end = await happens({ id: 'evt_end', card: 'ic_4', created: at, type: 'person.deleted' });
    expect(end?.object).not.toBeNull();
  });
});

describe('A thin event', () => {
  const thin = (facts: Readonly<Record<string, unknown>>) =>
    JSON.stringify({
      id: 'evt_test_thin',
      object: 'v2.core.event',
      type: 'v1.issuing_card.updated',
      context: account,
      created: '2026-10-28T10:00:00.000Z',
      livemode: false,
      related_object: { id: 'ic_9', type: 'issuing.card', url: '/v1/issuing/cards/ic_9' },
      ...facts,
    });

  it('is told under the name of its snapshot, with what is to be read', async () => {
    expect((await send(gateway.url, thin({}))).status).toBe(200);
    await gateway.settled();
    expect(await find('evt_test_thin')).toMatchObject({
      type: 'issuing_card.updated',
      account,
      about: { type: 'issuing.card', id: 'ic_9' },
      object: null,
      created: Date.parse('2026-10-28T10:00:00.000Z') / 1000,
    });
  });

  it('and its snapshot are one event', async () => {
    await happens({ id: 'evt_both', card: 'ic_9', created: 1_793_500_000 });
    await send(gateway.url, thin({ snapshot_event: 'evt_both' }));
    await gateway.settled();
    expect((await told()).filter(({ about }) => about?.id === 'ic_9').map(({ id }) => id)).toEqual([
      'evt_test_thin',
      'evt_both',
    ]);
  });
});

describe('An event of an account that nobody knows', () => {
  it('waits, told to nobody, until somebody is granted the account', async () => {
    const body = eventBody({ id: 'evt_early', account: 'acct_of_nobody' });
    expect((await send(gateway.url, body)).status).toBe(200);
    await gateway.settled();
    expect(await gateway.store.inbox.find('evt_early')).toMatchObject({ state: 'waiting' });
    expect(await find('evt_early')).toBeUndefined();

    await gateway.store.accountGrants.grant('partner', 'acct_of_nobody');
    await gateway.settled();
    expect(await find('evt_early')).toMatchObject({ account: 'acct_of_nobody' });
  });

  it("is told when Stripe says that it is the platform's, which it is asked once", async () => {
    const { id } = await gateway.stripe.accounts.create({ type: 'custom', country: 'US' });
    await gateway.settled();
    const change = async () => {
      await gateway.stripe.accounts.update(id, { metadata: { at: String(Date.now()) } });
      await gateway.settled();
    };
    expect(await gateway.calls(change)).toEqual([`POST /v1/accounts/${id}`, `GET /v1/accounts/${id}`]);
    expect(await gateway.calls(change)).toEqual([`POST /v1/accounts/${id}`]);
    expect((await told()).filter((event) => event.account === id).length).toBeGreaterThan(0);
  });
});

describe('An event in quarantine', () => {
  it('is where one comes that was begun five times and never finished', async () => {
    const { inbox } = gateway.store;
    const begun = new Date('2026-01-01');
    const entry = { id: 'evt_deadly', type: 'account.updated', account, created: 1 };
    const body = eventBody({ id: 'evt_deadly', account });
    await inbox.receive([{ ...entry, body, state: 'received', reason: null }], begun);
    for (let time = 0; time < 5; time += 1) await inbox.claim(1, begun, begun);
    await gateway.settled();
    expect(await inbox.find('evt_deadly')).toMatchObject({
      state: 'quarantined',
      reason: 'It was begun 5 times and never finished.',
    });
  });
});
