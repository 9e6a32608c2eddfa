import { aFinancialAccount } from '../kit/given/accounts.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const WHOLE = `query($id: ID!) { treasuryTransaction(id: $id) {
  __typename id stripeId account { id } status statusTransitions { postedAt voidAt } amount { amount currency }
  balanceImpact { cash { amount } inboundPending { amount } outboundPending { amount currency } } description
  flow { id type } financialAccount { id } createdAt livemode } }`;
const ENTRY = 'type balanceImpact { cash { amount } outboundPending { amount } }';
const LIST = `query($id: ID!, $first: Int, $after: String, $status: TreasuryTransactionStatus, $created: TimeRange,
    $orderBy: TreasuryTransactionOrder, $statusTransitions: TreasuryTransactionStatusTransitionsRange) {
  financialAccount(id: $id) { transactions(first: $first, after: $after, status: $status, created: $created,
      orderBy: $orderBy, statusTransitions: $statusTransitions) {
    nodes { id status } pageInfo { hasNextPage endCursor } } } }`;

interface Listed {
  readonly financialAccount: {
    readonly transactions: {
      readonly nodes: { id: string; status: string }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

describe('A treasury transaction', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let held: string;
  let transaction: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    gateway.sandbox.clock.advance(3600);
    const authorization = await anAuthorization(gateway.stripe, program.account, { card: program.card });
    held = authorization.id;
    transaction = authorization.treasury?.transaction ?? '';
  });
  afterAll(() => gateway.close());

  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const list = async (variables: object = {}) => {
    const id = idOf(program.financialAccount);
    return (await gateway.client.run<Listed>(LIST, { id, ...variables })).financialAccount.transactions;
  };

  it('is shown whole, with what moves the money, by one Stripe call', async () => {
    const id = idOf(transaction);
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(WHOLE, { id })).toEqual({
        treasuryTransaction: {
          __typename: 'TreasuryTransaction',
          id,
          stripeId: transaction,
          account: { id: program.account },
          status: 'OPEN',
          statusTransitions: { postedAt: null, voidAt: null },
          amount: { amount: -1200, currency: 'USD' },
          balanceImpact: {
            cash: { amount: -1200 },
            inboundPending: { amount: 0 },
            outboundPending: { amount: 1200, currency: 'USD' },
          },
          description: expect.any(String),
          flow: { id: idOf(held), type: 'ISSUING_AUTHORIZATION' },
          financialAccount: { id: idOf(program.financialAccount) },
          createdAt: expect.any(String),
          livemode: false,
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/transactions/${transaction}`]);
  });

  it('is found by its id as a node, and many by theirs', async () => {
    const ids = (await list()).nodes.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const document = `query($id: ID!, $ids: [ID!]!) {
      node(id: $id) { ... on TreasuryTransaction { amount { amount } } }
      nodes(ids: $ids) { id ... on TreasuryTransaction { status } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: ids[1], ids })).toEqual({
        node: { amount: { amount: 100_000 } },
        nodes: [
          { id: ids[0], status: 'OPEN' },
          { id: ids[1], status: 'POSTED' },
        ],
      }),
    );
    expect(calls.sort()).toEqual(ids.map((id) => `GET /v1/treasury/transactions/${id.split('/')[1]}`).sort());
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(WHOLE, { id: idOf('trxn_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(WHOLE, { id: idOf(program.card) })).toEqual(missing);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () =>
      expect(await other.refused(WHOLE, { id: idOf(transaction) })).toEqual(missing),
    );
    expect(calls).toEqual([]);
  });

  it('is listed page by page, and a cursor fits no other list', async () => {
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ id: idOf(transaction) }], pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    expect(await list({ first: 1, after })).toMatchObject({
      nodes: [{ status: 'POSTED' }],
      pageInfo: { hasNextPage: false },
    });
    const refused = await gateway.client.refused(LIST, { id: idOf(program.financialAccount), after, status: 'OPEN' });
    expect(refused.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    const { id: another } = await aFinancialAccount(gateway.stripe, program.account, 0);
    expect((await gateway.client.refused(LIST, { id: idOf(another), after })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'after',
    });
  });

  it('is found by status, by when it began and by when the money moved', async () => {
    const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);
    const [open, posted] = ids(await list());
    expect(ids(await list({ status: 'OPEN' }))).toEqual([open]);
    expect(ids(await list({ created: { lt: '2020-01-01T00:00:00Z' } }))).toEqual([]);
    const byPosting = { orderBy: 'POSTED_AT' };
    expect(ids(await list(byPosting))).toEqual([posted, open]);
    const moved = { ...byPosting, status: 'POSTED', statusTransitions: { postedAt: { gte: '2020-01-01T00:00:00Z' } } };
    expect(ids(await list(moved))).toEqual([posted]);
  });

  it('is not looked for by filters that Stripe does not combine, which are refused without a call', async () => {
    const range = { gte: '2020-01-01T00:00:00Z' };
    for (const [argument, filters] of [
      ['created', { created: range, orderBy: 'POSTED_AT' }],
      ['statusTransitions', { statusTransitions: { postedAt: range }, status: 'POSTED' }],
      ['statusTransitions', { statusTransitions: { postedAt: range }, orderBy: 'POSTED_AT' }],
    ] as const) {
      const calls = await gateway.calls(async () => {
        const { extensions } = await gateway.client.refused(LIST, { id: idOf(program.financialAccount), ...filters });
        expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
      });
      expect(calls).toEqual([]);
    }
  });

  it('that is asked only for its steps is read for its financial account first', async () => {
    const document = `query($id: ID!) { treasuryTransaction(id: $id) { entries { nodes { ${ENTRY} } } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(transaction) })).toEqual({
        treasuryTransaction: {
          entries: {
            nodes: [
              {
                type: 'ISSUING_AUTHORIZATION_HOLD',
                balanceImpact: { cash: { amount: -1200 }, outboundPending: { amount: 1200 } },
              },
            ],
          },
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/transactions/${transaction}`, 'GET /v1/treasury/transaction_entries']);
    expect(gateway.sandbox.requests[1]?.params).toMatchObject({
      financial_account: program.financialAccount,
      transaction,
    });
    expect((await gateway.client.refused(document, { id: idOf('trxn_missing') })).extensions.code).toBe('NOT_FOUND');
  });

  it('has its steps read with those of all others of its financial account', async () => {
    const given = await aCardProgram(gateway.stripe);
    await aFinancialAccount(gateway.stripe, given.account, 500);
    const { id } = await anAuthorization(gateway.stripe, given.account, { card: given.card, amount: 100 });
    const helpers = gateway.stripe.testHelpers.issuing.authorizations;
    await helpers.increment(id, { increment_amount: 50 }, { stripeAccount: given.account });
    const document = `query($id: ID!) { connectedAccount(id: $id) { financialAccounts { nodes {
      transactions { nodes { amount { amount } entries { nodes { ${ENTRY} transaction { id } } } } } } } } }`;
    const hold = (amount: number) => ({
      type: 'ISSUING_AUTHORIZATION_HOLD',
      balanceImpact: { cash: { amount: -amount }, outboundPending: { amount } },
    });
    const credit = (amount: number) => ({
      amount: { amount },
      entries: { nodes: [{ type: 'RECEIVED_CREDIT', balanceImpact: { cash: { amount } } }] },
    });
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: given.account })).toMatchObject({
        connectedAccount: {
          financialAccounts: {
            nodes: [
              { transactions: { nodes: [credit(500)] } },
              {
                transactions: {
                  nodes: [{ amount: { amount: -150 }, entries: { nodes: [hold(50), hold(100)] } }, credit(100_000)],
                },
              },
            ],
          },
        },
      }),
    );
    expect(calls.sort()).toEqual([
      'GET /v1/treasury/financial_accounts',
      'GET /v1/treasury/transaction_entries',
      'GET /v1/treasury/transaction_entries',
      'GET /v1/treasury/transactions',
      'GET /v1/treasury/transactions',
    ]);
  });

  it('is hidden from who may read financial accounts only', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['financial_accounts:read'] });
    const id = idOf(program.financialAccount);
    const document = 'query($id: ID!) { financialAccount(id: $id) { id transactions { nodes { id } } } }';
    const { data, errors } = await reader.ask(document, { id });
    expect(data).toEqual({ financialAccount: { id, transactions: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'transactions:read' });
    const refused = await reader.refused(WHOLE, { id: idOf(transaction) });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'transactions:read' });
  });
});
