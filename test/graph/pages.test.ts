import { aCardholder, aCard } from '../kit/given/cards.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Page {
  readonly cardholder: {
    readonly cards: {
      readonly nodes: readonly { readonly stripeId: string }[];
      readonly edges: readonly { readonly cursor: string }[];
      readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    };
  };
}

const PAGE = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $status: CardStatus) {
  cardholder(id: $id) {
    cards(first: $first, after: $after, last: $last, before: $before, status: $status) {
      nodes { stripeId }
      edges { cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

describe('A list', () => {
  let gateway: Gateway;
  let id: string;
  let otherId: string;
  /** Newest first. */
  const cards: string[] = [];

  beforeAll(async () => {
    gateway = await startGateway();
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const { id: other } = await aCardholder(gateway.stripe, account);
    for (let number = 0; number < 5; number++) {
      const status = number % 2 === 0 ? 'active' : 'inactive';
      cards.unshift((await aCard(gateway.stripe, account, { cardholder, status })).id);
    }
    id = `${account}/${cardholder}`;
    otherId = `${account}/${other}`;
  });
  afterAll(() => gateway.close());

  const page = async (variables: Record<string, unknown>) => {
    const { cardholder } = await gateway.client.run<Page>(PAGE, { id, ...variables });
    return { ...cardholder.cards, ids: cardholder.cards.nodes.map(({ stripeId }) => stripeId) };
  };

  it('goes from the newest to the oldest, page by page, without a gap', async () => {
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ ids: cards.slice(0, 2), pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ ids: cards.slice(2, 4), pageInfo: { hasNextPage: true, hasPreviousPage: true } });
    const third = await page({ first: 2, after: second.pageInfo.endCursor });
    expect(third).toMatchObject({ ids: cards.slice(4), pageInfo: { hasNextPage: false } });
  });

  it('goes back from a cursor', async () => {
    const end = await page({ first: 5 });
    const before = await page({ last: 2, before: end.edges[4]!.cursor });
    expect(before).toMatchObject({ ids: cards.slice(2, 4), pageInfo: { hasPreviousPage: true, hasNextPage: true } });
    const start = await page({ last: 2, before: before.pageInfo.startCursor });
    expect(start).toMatchObject({ ids: cards.slice(0, 2), pageInfo: { hasPreviousPage: false } });
  });

  it("takes Stripe's filters", async () => {
    expect((await page({ status: 'INACTIVE' })).ids).toEqual([cards[1], cards[3]]);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 2 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ after: 'nonsense' }, 'after'],
    [{ after: Buffer.from('["x","y","ic_1"]').toString('base64url') }, 'after'],
    [{ first: 1, before: 'nonsense' }, 'first'],
    [{ last: 1, before: 'nonsense' }, 'before'],
  ])('refuses %p by the name of the argument, without a Stripe call', async (variables, argument) => {
    const calls = await gateway.calls(async () => {
      const error = await gateway.client.refused(PAGE, { id, ...variables });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    });
    expect(calls).toEqual([]);
  });

  it("refuses another list's cursor: another parent's, and one with other filters", async () => {
    const { pageInfo } = await page({ first: 1 });
    for (const variables of [{ id: otherId }, { status: 'ACTIVE' }]) {
      const error = await gateway.client.refused(PAGE, { id, first: 1, after: pageInfo.endCursor, ...variables });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });

  it('refuses a fraction of a page in the operation itself', async () => {
    expect((await gateway.client.refused(PAGE, { id, first: 1.5 })).extensions.code).toBe('BAD_USER_INPUT');
  });
});
