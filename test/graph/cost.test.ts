import type { BusyAccount } from '../kit/given/busy-account.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const below = (fields: string) => `query($id: ID!) { connectedAccount(id: $id) { id ${fields} } }`;

describe('The price', () => {
  let gateway: Gateway;
  let busy: BusyAccount;

  beforeAll(async () => {
    gateway = await startGateway();
    busy = await aBusyAccount(gateway.stripe, { cardholders: 20, cardsEach: 3, authorizations: 60 });
  });
  afterAll(() => gateway.close());

  const cost = async (document: string, variables: Record<string, unknown> = { id: busy.account }) => {
    const answer = await gateway.client.ask(document, variables);
    return { errors: answer.errors, cost: answer.extensions?.['cost'] };
  };
  const cards = 'cards(first: 5) { nodes { last4 authorizations(first: 5) { nodes { status } } } }';
  const disputes = 'disputes { nodes { status issuingTransaction { type } } }';
  const links = 'card { last4 } cardholder { name } authorization { status } dispute { status }';

  it.each([
    ['an account asked only for its id', '', 0],
    [
      'authorizations with card and cardholder',
      'authorizations(first: 50) { nodes { card { cardholder { name } } } }',
      1,
    ],
    [
      'transactions with all links',
      `issuingTransactions(first: 50) { nodes { ${links} balanceTransaction { net { amount } } } }`,
      1,
    ],
    ['disputes as far as the card', 'disputes(first: 20) { nodes { issuingTransaction { card { last4 } } } }', 1],
    [
      'cards with the money behind them',
      'cards(first: 50) { nodes { financialAccount { balance { cash { amount } } } } }',
      2,
    ],
    ['three levels of lists', `cardholders(first: 20) { nodes { name ${cards} } }`, 3],
    [
      'a tree',
      `email financialAccounts { nodes { status } } cardholders(first: 20) { nodes { name ${cards} } } ${disputes}`,
      6,
    ],
  ])('of %s is what it costs', async (_what, fields, calls) => {
    expect(await cost(below(fields))).toMatchObject({ cost: { estimatedCalls: calls, actualCalls: calls } });
  });

  it('of twenty nodes of one account, and of a card with its cardholder, is one call', async () => {
    const ids = busy.cards.slice(0, 20).map((card) => `${busy.account}/${card}`);
    const nodes = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Card { last4 cardholder { name } } } }';
    expect(await cost(nodes, { ids })).toMatchObject({ cost: { estimatedCalls: 1, actualCalls: 1 } });
    const card = 'query($id: ID!) { card(id: $id) { last4 cardholder { name } } }';
    expect(await cost(card, { id: ids[0] })).toMatchObject({ cost: { estimatedCalls: 1, actualCalls: 1 } });
  });

  const ESTIMATE = `query($document: String!, $variables: JSONObject, $name: String) {
    estimateCost(document: $document, variables: $variables, operationName: $name) {
      calls dearestPath parts { path calls } mayRun whyNot
    }
  }`;
  const estimate = async (document: string, variables = {}) =>
    (await gateway.client.run<{ estimateCost: { calls: number } }>(ESTIMATE, { document, variables })).estimateCost;

  it('multiplies by accounts, and is told without running', async () => {
    const document = `query($first: Int = 10) { connectedAccounts(first: $first) { ...Cards } }
      fragment Cards on ConnectedAccountConnection { nodes { own: cards(first: 10) { nodes { authorizations(first: 5) { nodes { status } } } } } }`;
    const made = await gateway.calls(async () => {
      expect(await estimate(document)).toEqual({
        calls: 21,
        dearestPath: 'connectedAccounts.nodes.cards',
        parts: [
          { path: 'connectedAccounts', calls: 1 },
          { path: 'connectedAccounts.nodes.cards', calls: 10 },
          { path: 'connectedAccounts.nodes.cards.nodes.authorizations', calls: 10 },
        ],
        mayRun: true,
        whyNot: null,
      });
      expect(await estimate(document, { first: 2 })).toMatchObject({ calls: 5 });
    });
    expect(made).toEqual([]);
  });

  it('counts a list for each financial account, and leaves out what @skip leaves out', async () => {
    const fields = 'financialAccounts(first: 3) { nodes { transactions { nodes { entries { nodes { type } } } } } }';
    expect(await estimate(below(fields), { id: busy.account })).toMatchObject({ calls: 7 });
    expect(await estimate(below('cards @skip(if: true) { nodes { id } }'), { id: busy.account })).toMatchObject({
      calls: 0,
      dearestPath: null,
    });
  });

  it('counts no more open financial accounts than Stripe lets an account have', async () => {
    const open = 'financialAccounts(status: OPEN) { nodes { moneyMovements { nodes { id } } } }';
    expect(await estimate(below(open), { id: busy.account })).toMatchObject({ calls: 4 });
  });

  it('of a mutation counts its steps and what its payload reads', async () => {
    const document = `mutation($input: SimulateReceivedCreditInput!) {
      simulateReceivedCredit(input: $input) { financialAccount { status } userErrors { code } }
    }`;
    const input = { idempotencyKey: 'x', financialAccountId: `${busy.account}/fa_1`, amount: 1 };
    expect(await estimate(document, { input })).toMatchObject({ calls: 2 });
  });

  it.each([
    ['document', '{ nothing }', {}],
    ['document', '{ connectedAccounts', {}],
    ['variables', 'query($first: Int!) { connectedAccounts(first: $first) { nodes { id } } }', {}],
  ])('is refused, naming %s, for %s', async (argument, document, variables) => {
    const { extensions } = await gateway.client.refused(ESTIMATE, { document, variables });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('of fragments that double at each step is refused, not computed', async () => {
    const names = Array.from({ length: 40 }, (_, number) => number);
    const doubling = names.map(
      (n) => `fragment F${n} on Card { a: replacedBy { ...F${n + 1} } b: replacedBy { ...F${n + 1} } }`,
    );
    const document = `{ card(id: "acct_1/ic_1") { ...F0 } } ${doubling.join(' ')} fragment F40 on Card { last4 }`;
    expect((await gateway.client.refused(document)).extensions.code).toBe('BAD_USER_INPUT');
    const flat = names.map((n) => `fragment F${n} on Card { ...F${n + 1} ... on Card { ...F${n + 1} } }`);
    const spread = `{ card(id: "acct_1/ic_1") { ...F0 } } ${flat.join(' ')} fragment F40 on Card { last4 }`;
    expect((await gateway.client.refused(spread)).extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['aliases', `{ ${many(101, (n) => `a${n}: __typename`)} }`],
    ['occurrences of one field', `{ ${many(101, () => '__typename')} }`],
    ['tokens', `{ ${many(15_000, () => '__typename')} }`],
    ['levels of brackets', `{ node(id: ${'['.repeat(7_000)}`],
    ['fields and fragments', `{ ...F0 } ${many(20, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}`],
  ])('is told only within the limits of the endpoint: %s', async (what, document) => {
    const { extensions, message } = await gateway.client.refused(ESTIMATE, { document });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'document' });
    expect(message).toContain(what);
  });

  it('suggests no names of the schema', async () => {
    const { message } = await gateway.client.refused(ESTIMATE, { document: '{ viewr { name } }' });
    expect(message).toContain('Cannot query field "viewr"');
    expect(message).not.toContain('Did you mean');
  });
});

function many(count: number, text: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => text(number)).join(' ');
}
