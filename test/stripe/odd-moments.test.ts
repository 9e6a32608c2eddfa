import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import type { Upstream } from '../kit/upstream.js';
import { startUpstream } from '../kit/upstream.js';

interface Cards {
  readonly nodes: ({ readonly id: string } | null)[];
}

describe('At an odd moment', () => {
  let gateway: Gateway;
  let upstream: Upstream;
  let program: CardProgram;

  beforeAll(async () => {
    upstream = await startUpstream(() => gateway.sandbox.url);
    gateway = await startGateway({ STRIPE_API_BASE: upstream.url });
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });
  afterEach(() => {
    upstream.misbehave('none');
    upstream.meanwhile(() => Promise.resolve());
  });

  it('an object that is gone between a list and its read is missing, and the rest of the page is there', async () => {
    upstream.misbehave('answers 404', ({ url = '' }) => url.startsWith('/v1/treasury/financial_accounts'));
    const document = `query($id: ID!) { connectedAccount(id: $id) { id
      cards { nodes { last4 financialAccount { status } } } } }`;
    const { data } = await gateway.client.ask(document, { id: program.account });
    expect(data).toMatchObject({ connectedAccount: { cards: { nodes: [{ financialAccount: null }] } } });
  });

  it('an account that Stripe shuts off is missing beside a healthy one', async () => {
    const { id: shut } = await anOnboardedAccount(gateway.stripe);
    upstream.misbehave('answers 403', ({ headers }) => headers['stripe-account'] === shut);
    const document = `query($shut: ID!, $well: ID!) {
      shut: connectedAccount(id: $shut) { email cards { nodes { id } } }
      well: connectedAccount(id: $well) { cards { nodes { last4 } } } }`;
    const { data, errors = [] } = await gateway.client.ask(document, { shut, well: program.account });
    expect(data).toMatchObject({ well: { cards: { nodes: [{ last4: expect.any(String) }] } } });
    expect(errors.map(({ path, extensions }) => [path?.[0], extensions.code])).toEqual([['shut', 'NOT_FOUND']]);
  });

  it('a list that grows while it is read gives every object once, and the old ones all', async () => {
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const cards: string[] = [];
    for (let number = 0; number < 110; number++) cards.push((await aCard(gateway.stripe, account, { cardholder })).id);
    // Every list makes the account one card richer before it is answered.
    upstream.meanwhile(async ({ url = '' }) => {
      if (url.startsWith('/v1/issuing/cards?')) await aCard(gateway.stripe, account, { cardholder });
    });
    const ids = cards.slice(15, 105).map((card) => `${account}/${card}`);
    const document = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Card { last4 } } }';
    let answer: Cards = { nodes: [] };
    const calls = await gateway.calls(async () => (answer = await gateway.client.run<Cards>(document, { ids })));
    expect(answer.nodes.map((card) => card?.id)).toEqual(ids);
    expect(calls.filter((call) => call.startsWith('GET')).length).toBeLessThan(20);
  });

  const names = (count: number, field: (number: number) => string) =>
    Array.from({ length: count }, (_, number) => `n${number}: ${field(number)}`).join(' ');

  it('a hundred names for one field are one read, and a thousand are refused', async () => {
    const ask = (count: number) =>
      gateway.calls(() =>
        gateway.client.ask(`query($id: ID!) { ${names(count, () => 'card(id: $id) { last4 }')} }`, {
          id: `${program.account}/${program.card}`,
        }),
      );
    expect(await ask(100)).toEqual([`GET /v1/issuing/cards/${program.card}`]);
    expect(await ask(1_000)).toEqual([]);
  });

  it('a hundred windows on one list are one read', async () => {
    const window = (number: number) => `cards(first: ${number + 1}, status: ACTIVE) { nodes { id } }`;
    const document = `query($id: ID!) { connectedAccount(id: $id) { id ${names(100, window)} } }`;
    const calls = await gateway.calls(() => gateway.client.run(document, { id: program.account }));
    expect(calls).toEqual(['GET /v1/issuing/cards']);
  });

  it('fragments in a circle are refused without a call', async () => {
    const document = `query($id: ID!) { card(id: $id) { ...A } }
      fragment A on Card { cardholder { ...B } } fragment B on Cardholder { cards { nodes { ...A } } }`;
    const calls = await gateway.calls(async () => {
      const { errors } = await gateway.client.ask(document, { id: `${program.account}/${program.card}` });
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    });
    expect(calls).toEqual([]);
  });
});
