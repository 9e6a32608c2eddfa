import { aFinancialAccount } from '../kit/given/accounts.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const WHOLE = `query($id: ID!) { treasuryTransactionEntry(id: $id) {
  __typename id stripeId account { id } type flow { id type } effectiveAt createdAt livemode
  balanceImpact { cash { amount currency } inboundPending { amount } outboundPending { amount } }
  transaction { id status } financialAccount { id } } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $transaction: ID, $created: TimeRange,
    $effectiveAt: TimeRange, $orderBy: TreasuryTransactionEntryOrder) {
  financialAccount(id: $id) { transactionEntries(first: $first, after: $after, transactionId: $transaction,
      created: $created, effectiveAt: $effectiveAt, orderBy: $orderBy) {
    nodes { id type } pageInfo { hasNextPage endCursor } } } }`;

interface Listed {
  readonly financialAccount: {
    readonly transactionEntries: {
      readonly nodes: { id: string; type: string }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

describe('A step of a treasury transaction', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let held: string;
  let transaction: string;
  let entry: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    gateway.sandbox.clock.advance(3600);
    const authorization = await anAuthorization(gateway.stripe, program.account, { card: program.card });
    held = authorization.id;
    transaction = authorization.treasury?.transaction ?? '';
    const { data } = await gateway.stripe.treasury.transactionEntries.list(
      { financial_account: program.financialAccount, transaction },
      { stripeAccount: program.account },
    );
    entry = data[0]!.id;
  });
  afterAll(() => gateway.close());

  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const list = async (variables: object = {}) => {
    const id = idOf(program.financialAccount);
    return (await gateway.client.run<Listed>(LIST, { id, ...variables })).financialAccount.transactionEntries;
  };

  it('is shown whole, with the transaction that it is a step of, by one Stripe call', async () => {
    const id = idOf(entry);
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(WHOLE, { id })).toEqual({
        treasuryTransactionEntry: {
          __typename: 'TreasuryTransactionEntry',
          id,
          stripeId: entry,
          account: { id: program.account },
          type: 'ISSUING_AUTHORIZATION_HOLD',
          flow: { id: idOf(held), type: 'ISSUING_AUTHORIZATION' },
          effectiveAt: expect.any(String),
          createdAt: expect.any(String),
          livemode: false,
          balanceImpact: {
            cash: { amount: -1200, currency: 'USD' },
            inboundPending: { amount: 0 },
            outboundPending: { amount: 1200 },
          },
          transaction: { id: idOf(transaction), status: 'OPEN' },
          financialAccount: { id: idOf(program.financialAccount) },
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/transaction_entries/${entry}`]);
  });

  it('is found by its id as a node', async () => {
    const document = `query($id: ID!) { node(id: $id) { ... on TreasuryTransactionEntry { type } } }`;
    expect(await gateway.client.run(document, { id: idOf(entry) })).toEqual({
      node: { type: 'ISSUING_AUTHORIZATION_HOLD' },
    });
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(WHOLE, { id: idOf('trxne_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(WHOLE, { id: idOf(transaction) })).toEqual(missing);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () =>
      expect(await other.refused(WHOLE, { id: idOf(entry) })).toEqual(missing),
    );
    expect(calls).toEqual([]);
  });

  it('is listed with all of its financial account, page by page, their transactions with them', async () => {
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ id: idOf(entry) }], pageInfo: { hasNextPage: true } });
    expect(await list({ first: 1, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ type: 'RECEIVED_CREDIT' }],
      pageInfo: { hasNextPage: false },
    });
    const document = `query($id: ID!) { financialAccount(id: $id) { transactionEntries { nodes { transaction { status } } } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(program.financialAccount) })).toEqual({
        financialAccount: {
          transactionEntries: { nodes: [{ transaction: { status: 'OPEN' } }, { transaction: { status: 'POSTED' } }] },
        },
      }),
    );
    expect(calls).toEqual(['GET /v1/treasury/transaction_entries']);
  });

  it('is found by transaction and by time, in either order', async () => {
    const only = { nodes: [{ id: idOf(entry) }] };
    expect(await list({ transaction: idOf(transaction) })).toMatchObject(only);
    expect((await list({ created: { lt: '2020-01-01T00:00:00Z' } })).nodes).toEqual([]);
    const effectiveAt = { gte: '2020-01-01T00:00:00Z' };
    expect((await list({ effectiveAt, orderBy: 'EFFECTIVE_AT' })).nodes).toHaveLength(2);
    expect((await list({ orderBy: 'EFFECTIVE_AT' })).nodes).toHaveLength(2);
  });

  it('is not looked for by filters that Stripe does not combine, nor by the ids of another account', async () => {
    const range = { gte: '2020-01-01T00:00:00Z' };
    for (const [argument, filters] of [
      ['created', { created: range, orderBy: 'EFFECTIVE_AT' }],
      ['effectiveAt', { effectiveAt: range }],
      ['transactionId', { transaction: 'acct_other/trxn_1' }],
    ] as const) {
      const calls = await gateway.calls(async () => {
        const { extensions } = await gateway.client.refused(LIST, { id: idOf(program.financialAccount), ...filters });
        expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
      });
      expect(calls).toEqual([]);
    }
  });

  it('is paged under its transaction by cursors that fit no other list', async () => {
    const helpers = gateway.stripe.testHelpers.issuing.authorizations;
    const { account, card } = program;
    const { id, treasury } = await anAuthorization(gateway.stripe, account, { card, amount: 100 });
    await helpers.increment(id, { increment_amount: 50 }, { stripeAccount: account });
    const document = `query($id: ID!, $after: String) { treasuryTransaction(id: $id) {
      entries(first: 1, after: $after) { nodes { balanceImpact { cash { amount } } } pageInfo { hasNextPage endCursor } } } }`;
    const page = async (after?: string) => {
      const variables = { id: idOf(treasury?.transaction ?? ''), after };
      const { treasuryTransaction } = await gateway.client.run<{
        treasuryTransaction: { entries: { pageInfo: { endCursor: string } } };
      }>(document, variables);
      return treasuryTransaction.entries;
    };
    const first = await page();
    expect(first).toMatchObject({
      nodes: [{ balanceImpact: { cash: { amount: -50 } } }],
      pageInfo: { hasNextPage: true },
    });
    const after = first.pageInfo.endCursor;
    expect(await page(after)).toMatchObject({
      nodes: [{ balanceImpact: { cash: { amount: -100 } } }],
      pageInfo: { hasNextPage: false },
    });
    const elsewhere = await gateway.client.refused(document, { id: idOf(transaction), after });
    expect(elsewhere.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('is hidden from who may not read transactions, and of nobody in an empty financial account', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['financial_accounts:read', 'balances:read'] });
    const refused = await reader.refused(WHOLE, { id: idOf(entry) });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'transactions:read' });
    const { id: empty } = await aFinancialAccount(gateway.stripe, program.account, 0);
    expect(await list({ id: idOf(empty) })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
  });
});
