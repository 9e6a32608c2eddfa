import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const NODE = `query($id: ID!) { node(id: $id) { __typename id ... on StripeObject { stripeId account { id } }
  ... on Card { last4 } ... on ConnectedAccount { email } ... on FinancialAccount { status } ... on Cardholder { name } } }`;
const NODES = `query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Card { last4 } ... on FinancialAccount { status } } }`;

describe('A node', () => {
  let gateway: Gateway;
  let mine: CardProgram;
  let theirs: CardProgram;
  let tenant: Client;
  const globalId = (program: CardProgram, id: string) => `${program.account}/${id}`;

  beforeAll(async () => {
    gateway = await startGateway();
    mine = await aCardProgram(gateway.stripe);
    theirs = await aCardProgram(gateway.stripe);
    tenant = await gateway.viewer({ accounts: [mine.account] });
  });
  afterAll(() => gateway.close());

  it('is refetched by its id, whatever its type', async () => {
    for (const [id, seen] of [
      [mine.account, { __typename: 'ConnectedAccount', email: 'owner@bikeshop.example' }],
      [globalId(mine, mine.card), { __typename: 'Card', stripeId: mine.card, account: { id: mine.account } }],
      [globalId(mine, mine.financialAccount), { __typename: 'FinancialAccount', status: 'OPEN' }],
      [globalId(mine, mine.cardholder), { __typename: 'Cardholder', name: 'Riley Chen' }],
    ] as const) {
      const calls = await gateway.calls(async () =>
        expect(await tenant.run(NODE, { id })).toMatchObject({ node: { id, ...seen } }),
      );
      expect(calls).toHaveLength(1);
    }
  });

  it('that is missing, of another, or of no type has one answer', async () => {
    const missing = await tenant.refused(NODE, { id: globalId(mine, 'ic_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    for (const id of [globalId(theirs, theirs.card), theirs.account, globalId(mine, 'zzz_1')]) {
      expect(await tenant.refused(NODE, { id })).toEqual(missing);
    }
  });

  it('of which only the id is asked is not there because somebody says so', async () => {
    const document = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await tenant.run(document, { id: globalId(mine, mine.card) })).toEqual({
      node: { id: globalId(mine, mine.card) },
    });
    for (const id of [globalId(mine, 'ic_missing'), 'acct_missing']) {
      expect((await gateway.client.refused(document, { id })).extensions.code).toBe('NOT_FOUND');
    }
  });

  it('whose id is none is refused by the name of the argument', async () => {
    const error = await tenant.refused(NODE, { id: 'nonsense' });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
  });

  it('of a type that the viewer may not read is forbidden before anything is read', async () => {
    const reader = await gateway.viewer({ accounts: [mine.account], permissions: ['cardholders:read'] });
    const id = globalId(mine, mine.card);
    const calls = await gateway.calls(async () => {
      expect((await reader.refused(NODE, { id })).extensions).toMatchObject({
        code: 'FORBIDDEN',
        permission: 'cards:read',
      });
      expect((await reader.refused(NODES, { ids: [id] })).path).toEqual(['nodes', 0]);
    });
    expect(calls).toEqual([]);
  });

  it('is one of many in the order of their ids, with null where there is none', async () => {
    const card = globalId(mine, mine.card);
    const financialAccount = globalId(mine, mine.financialAccount);
    const ids = [financialAccount, 'nonsense', globalId(theirs, theirs.card), globalId(mine, 'ic_missing'), card, card];
    const { nodes } = await tenant.run<{ nodes: ({ id: string } | null)[] }>(NODES, { ids });
    expect(nodes.map((node) => node?.id ?? null)).toEqual([financialAccount, null, null, null, card, card]);
  });

  it('shares its read with the others of its account and type', async () => {
    const cards: string[] = [];
    for (let made = 0; made < 5; made++)
      cards.push(globalId(mine, (await aCard(gateway.stripe, mine.account, { cardholder: mine.cardholder })).id));
    const calls = await gateway.calls(() => tenant.run(NODES, { ids: cards }));
    expect(calls).toEqual(['GET /v1/issuing/cards']);
  });

  it('is one of at most a hundred', async () => {
    const error = await tenant.refused(NODES, { ids: Array.from({ length: 101 }, () => globalId(mine, mine.card)) });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
  });
});
