import { anOnboardedAccount } from '../kit/given/accounts.js';
import { aCard, aCardProgram, aCardholder } from '../kit/given/cards.js';
import type { CardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CARD = 'query($id: ID!) { card(id: $id) { last4 } }';
const TWO_LISTS = `query($id: ID!) { connectedAccount(id: $id) { id
  cards { nodes { id } } disputes { nodes { id } } } }`;
const CREATE = `mutation($input: CreateCardInput!) { createCard(input: $input) {
  card { id } userErrors { __typename code retryable retryAfterMs } } }`;

interface Created {
  readonly createCard: { readonly card: { readonly id: string } | null; readonly userErrors: readonly object[] };
}

describe('A good citizen upstream', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let card: string;

  beforeAll(async () => {
    gateway = await startGateway({ OPERATION_TIMEOUT_SECONDS: '2' });
    program = await aCardProgram(gateway.stripe);
    card = `${program.account}/${program.card}`;
  });
  afterAll(() => gateway.close());
  afterEach(() => gateway.sandbox.faults.remove());

  const input = (idempotencyKey: string) => ({
    idempotencyKey,
    cardholderId: `${program.account}/${program.cardholder}`,
    currency: 'usd',
    type: 'VIRTUAL',
  });
  const create = async (key: string) => (await gateway.client.run<Created>(CREATE, { input: input(key) })).createCard;
  const cards = async () =>
    (await gateway.stripe.issuing.cards.list({ limit: 100 }, { stripeAccount: program.account })).data;

  it('asks again when calls came too fast', async () => {
    gateway.sandbox.faults.add({ kind: 'rate_limit', on: 'GET /v1/issuing/*', count: 2 });
    const calls = await gateway.calls(() => gateway.client.run(CARD, { id: card }));
    expect(calls).toHaveLength(3);
  });

  it('asks again for a write that came too fast, which is then done once', async () => {
    const before = (await cards()).length;
    gateway.sandbox.faults.add({ kind: 'rate_limit', on: 'POST /v1/issuing/cards', count: 1 });
    expect(await create('too-fast')).toMatchObject({ userErrors: [] });
    expect(await cards()).toHaveLength(before + 1);
  });

  it('says what is left to do when Stripe keeps refusing, and leaves nothing half done', async () => {
    const before = (await cards()).length;
    gateway.sandbox.faults.add({ kind: 'rate_limit', on: 'POST /v1/issuing/cards' });
    expect((await create('refused')).userErrors).toMatchObject([{ code: 'RATE_LIMITED', retryable: true }]);
    gateway.sandbox.faults.remove();
    expect(await create('refused')).toMatchObject({ userErrors: [] });
    expect(await cards()).toHaveLength(before + 1);
  });

  it('never takes a refusal by a limit for the answer to a write that may have been done', async () => {
    const before = (await cards()).length;
    // Done, but nobody hears of it; then every retry is refused for its rate.
    gateway.sandbox.faults.add({ kind: 'error', on: 'POST /v1/issuing/cards', when: 'after', count: 1 });
    gateway.sandbox.faults.add({ kind: 'rate_limit', on: 'POST /v1/issuing/cards' });
    expect((await create('lost')).userErrors).toMatchObject([{ __typename: 'Indeterminate' }]);
    expect((await create('lost')).userErrors).toMatchObject([{ code: 'RATE_LIMITED' }]);
    gateway.sandbox.faults.remove();
    expect(await create('lost')).toMatchObject({ userErrors: [] });
    expect(await cards()).toHaveLength(before + 1);
  });

  it('answers what has come when the time is over, and names what was slow', async () => {
    gateway.sandbox.faults.add({ kind: 'timeout', on: 'GET /v1/issuing/disputes' });
    const { data, errors } = await gateway.client.ask(TWO_LISTS, { id: program.account });
    expect(data).toMatchObject({ connectedAccount: { cards: { nodes: expect.any(Array) }, disputes: null } });
    expect(errors).toMatchObject([
      { path: ['connectedAccount', 'disputes'], extensions: { code: 'DEADLINE_EXCEEDED' } },
    ]);
  });

  it('stops an operation that has made as many calls as it may', async () => {
    const gateway = await startGateway({ OPERATION_MAX_CALLS: '30' });
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const ids: string[] = [];
    for (let number = 0; number < 40; number++) {
      const { id } = await aCard(gateway.stripe, account, { cardholder });
      ids.push(`${account}/${id}`);
    }
    // The list does not answer, so each card is asked for by its id.
    gateway.sandbox.faults.add({ kind: 'bad_gateway', on: 'GET /v1/issuing/cards' });
    const nodes = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Card { last4 } } }';
    const calls = await gateway.calls(async () => {
      const { errors = [] } = await gateway.client.ask(nodes, { ids });
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['COST_EXCEEDED']));
    });
    expect(calls.length).toBeLessThanOrEqual(30);
    await gateway.close();
  });

  it('leaves an account alone that does not answer, and serves the others', async () => {
    const { id: sick } = await anOnboardedAccount(gateway.stripe);
    gateway.sandbox.faults.add({ kind: 'bad_gateway', on: 'GET *', account: sick });
    const lists = `query($sick: ID!, $well: ID!) {
      sick: connectedAccount(id: $sick) { id cards { nodes { id } } }
      well: connectedAccount(id: $well) { id cards { nodes { last4 } } } }`;
    const ask = () => gateway.client.ask(lists, { sick, well: program.account });
    await Promise.all(Array.from({ length: 5 }, ask));
    const calls = await gateway.calls(async () => {
      const { data, errors } = await ask();
      expect(data).toMatchObject({ sick: { cards: null }, well: { cards: { nodes: expect.any(Array) } } });
      expect(errors).toMatchObject([
        { path: ['sick', 'cards'], extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 5_000 } },
      ]);
    });
    expect(calls).toEqual(['GET /v1/issuing/cards']);
  });
});
