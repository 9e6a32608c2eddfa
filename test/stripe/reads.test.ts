import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { BusyAccount } from '../kit/given/busy-account.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import { aCard, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const below = (fields: string) => `query($id: ID!) { connectedAccount(id: $id) { id ${fields} } }`;

describe('Reading Stripe', () => {
  let gateway: Gateway;
  let busy: BusyAccount;

  beforeAll(async () => {
    gateway = await startGateway();
    busy = await aBusyAccount(gateway.stripe, { cardholders: 20, cardsEach: 3, authorizations: 60 });
  });
  afterAll(() => gateway.close());

  const calls = async (fields: string, id = busy.account) =>
    (await gateway.calls(() => gateway.client.run(below(fields), { id }))).sort();

  it('costs nothing for an account asked only for its id', async () => {
    expect(await calls('')).toEqual([]);
  });

  it('takes the cardholder from the card', async () => {
    const document = 'query($id: ID!) { card(id: $id) { last4 cardholder { name } } }';
    const id = `${busy.account}/${busy.card}`;
    expect(await gateway.calls(() => gateway.client.run(document, { id }))).toEqual([
      `GET /v1/issuing/cards/${busy.card}`,
    ]);
  });

  it('takes card and cardholder of fifty authorizations from their list', async () => {
    const fields = 'authorizations(first: 50) { nodes { approved card { last4 cardholder { name } } } }';
    expect(await calls(fields)).toEqual(['GET /v1/issuing/authorizations']);
  });

  it('expands what fifty transactions are asked for', async () => {
    const links = 'card { last4 } cardholder { name } authorization { status } dispute { status }';
    expect(await calls(`issuingTransactions(first: 50) { nodes { type ${links} } }`)).toEqual([
      'GET /v1/issuing/transactions',
    ]);
    expect(gateway.sandbox.requests[0]?.params).toMatchObject({
      expand: ['data.authorization', 'data.card', 'data.cardholder', 'data.dispute'],
    });
  });

  it('expands nothing for links asked only for their ids', async () => {
    expect(
      await calls('issuingTransactions(first: 50) { nodes { card { id } authorization { id stripeId } } }'),
    ).toHaveLength(1);
    expect(gateway.sandbox.requests[0]?.params).not.toHaveProperty('expand');
  });

  it('serves the cards of twenty cardholders with one list', async () => {
    const fields = 'cardholders(first: 20) { nodes { name cards(first: 5) { nodes { last4 } } } }';
    expect(await calls(fields)).toEqual(['GET /v1/issuing/cardholders', 'GET /v1/issuing/cards']);
  });

  it('finds the financial accounts of fifty cards in one list', async () => {
    const fields = 'cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } }';
    expect(await calls(fields)).toEqual(['GET /v1/issuing/cards', 'GET /v1/treasury/financial_accounts']);
  });

  it("reads an account's e-mail address and five collections with six calls", async () => {
    const lists = ['financialAccounts', 'cardholders', 'cards', 'authorizations', 'disputes'];
    const made = await calls(`email ${lists.map((list) => `${list} { nodes { id } }`).join(' ')}`);
    expect(made).toHaveLength(6);
    expect(new Set(made).size).toBe(6);
  });

  it('asks for three levels of lists at once', async () => {
    const cards = 'cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { status } } } }';
    const made = await calls(`cardholders(first: 20) { nodes { name ${cards} } }`);
    expect(made).toEqual(['GET /v1/issuing/authorizations', 'GET /v1/issuing/cardholders', 'GET /v1/issuing/cards']);
  });

  it("reads an account's tree with a call for each collection and one for itself", async () => {
    const cards = 'cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { status } } } }';
    const holders = `cardholders(first: 20) { nodes { name ${cards} } }`;
    const disputes = 'disputes { nodes { status issuingTransaction { type } } }';
    expect(await calls(`email financialAccounts { nodes { status } } ${holders} ${disputes}`)).toHaveLength(6);
  });

  it('finds twenty nodes of one account in one list', async () => {
    const ids = busy.cards.slice(0, 20).map((card) => `${busy.account}/${card}`);
    const document = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Card { last4 cardholder { name } } } }';
    let answer: { nodes: { id: string }[] } = { nodes: [] };
    const made = await gateway.calls(async () => (answer = await gateway.client.run(document, { ids })));
    expect(made).toEqual(['GET /v1/issuing/cards']);
    expect(answer.nodes.map(({ id }) => id)).toEqual(ids);
  });

  it('looks no further ahead than a list of one', async () => {
    const made = await calls('cardholders(first: 1) { nodes { cards(first: 5) { nodes { last4 } } } }');
    expect(made).toHaveLength(2);
    expect(gateway.sandbox.requests[1]?.params).toMatchObject({ cardholder: expect.any(String), limit: '5' });
  });

  it('asks once for what is selected twice, under two names and in a fragment', async () => {
    const twice = `query($id: ID!) {
      a: connectedAccount(id: $id) { id cards(first: 5) { nodes { last4 } } }
      b: connectedAccount(id: $id) { id ...Cards }
    }
    fragment Cards on ConnectedAccount { cards(first: 5) { nodes { ... on Card { last4 } } } }`;
    expect(await gateway.calls(() => gateway.client.run(twice, { id: busy.account }))).toEqual([
      'GET /v1/issuing/cards',
    ]);
  });

  it('does not read what @skip and @include leave out', async () => {
    const fields = 'cards(first: 5) @include(if: false) { nodes { last4 } } disputes @skip(if: true) { nodes { id } }';
    expect(await calls(fields)).toEqual([]);
  });

  it('gives every parent its own objects, in order, where one list does not cover them all', async () => {
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id: quiet } = await aCardholder(gateway.stripe, account);
    const { id: oldest } = await aCard(gateway.stripe, account, { cardholder: quiet });
    const { id: busyOne } = await aCardholder(gateway.stripe, account);
    const newest: string[] = [];
    for (let number = 0; number < 110; number++)
      newest.unshift((await aCard(gateway.stripe, account, { cardholder: busyOne })).id);
    const fields = 'cardholders { nodes { stripeId cards(first: 3) { nodes { stripeId } pageInfo { hasNextPage } } } }';
    let answer: unknown;
    const made = await gateway.calls(async () => (answer = await gateway.client.run(below(fields), { id: account })));
    expect(answer).toMatchObject({
      connectedAccount: {
        cardholders: {
          nodes: [
            {
              stripeId: busyOne,
              cards: { nodes: newest.slice(0, 3).map((stripeId) => ({ stripeId })), pageInfo: { hasNextPage: true } },
            },
            { stripeId: quiet, cards: { nodes: [{ stripeId: oldest }], pageInfo: { hasNextPage: false } } },
          ],
        },
      },
    });
    expect(made.sort()).toEqual(['GET /v1/issuing/cardholders', 'GET /v1/issuing/cards', 'GET /v1/issuing/cards']);
  });

  it('keeps nothing from one request to the next', async () => {
    await calls('cards(first: 5) { nodes { last4 } }');
    expect(await calls('cards(first: 5) { nodes { last4 } }')).toEqual(['GET /v1/issuing/cards']);
  });
});
