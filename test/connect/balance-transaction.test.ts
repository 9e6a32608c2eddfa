import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const WHOLE = `query($id: ID!) { balanceTransaction(id: $id) {
  __typename id stripeId account { id } type status balanceType amount { amount currency } fee { amount } net { amount }
  feeDetails { amount { amount } type description applicationId } exchangeRate description reportingCategory
  source { id type } availableAt createdAt } }`;
const MOVED = 'id type amount { amount }';

describe('A balance transaction', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let card: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    const funds = { amount: 50_000, currency: 'usd' };
    await gateway.stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, on());
    card = (await aCard(gateway.stripe, program.account, { cardholder: program.cardholder })).id;
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const hold = async (amount: number) => {
    const authorization = await anAuthorization(gateway.stripe, program.account, { card, amount });
    return { authorization: authorization.id, id: idOf(authorization.balance_transactions[0]!.id) };
  };
  const purchase = async (amount: number) => {
    const { authorization } = await hold(amount);
    const { transactions } = await gateway.stripe.testHelpers.issuing.authorizations.capture(authorization, {}, on());
    return { authorization, transaction: transactions[0]!.id };
  };

  it('is shown whole, with what moved the balance, by one Stripe call', async () => {
    const { authorization, id } = await hold(700);
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(WHOLE, { id })).toEqual({
        balanceTransaction: {
          __typename: 'BalanceTransaction',
          id,
          stripeId: id.split('/')[1],
          account: { id: program.account },
          type: 'ISSUING_AUTHORIZATION_HOLD',
          status: 'AVAILABLE',
          balanceType: 'ISSUING',
          amount: { amount: -700, currency: 'USD' },
          fee: { amount: 0 },
          net: { amount: -700 },
          feeDetails: [],
          exchangeRate: null,
          description: 'Hold for authorization',
          reportingCategory: 'issuing_authorization_hold',
          source: { id: idOf(authorization), type: 'ISSUING_AUTHORIZATION' },
          availableAt: expect.any(String),
          createdAt: expect.any(String),
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/balance_transactions/${id.split('/')[1]}`]);
  });

  it('is found by its id as a node', async () => {
    const { id } = await hold(10);
    const document = `query($id: ID!) { node(id: $id) { id ... on BalanceTransaction { net { amount } } } }`;
    expect(await gateway.client.run(document, { id })).toEqual({ node: { id, net: { amount: -10 } } });
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(WHOLE, { id: idOf('txn_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(WHOLE, { id: idOf(card) })).toEqual(missing);
    const { id } = await hold(10);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () => expect(await other.refused(WHOLE, { id })).toEqual(missing));
    expect(calls).toEqual([]);
  });

  it('is linked from the authorizations and transactions that moved the balance, with no call of its own', async () => {
    const { authorization, transaction } = await purchase(900);
    const document = `query($authorization: ID!, $account: ID!) {
      authorization(id: $authorization) { balanceTransactions { ${MOVED} source { id } } }
      connectedAccount(id: $account) { issuingTransactions(first: 1) { nodes { balanceTransaction { ${MOVED} source { id type } } } } } }`;
    const calls = await gateway.calls(async () =>
      expect(
        await gateway.client.run(document, { authorization: idOf(authorization), account: program.account }),
      ).toMatchObject({
        authorization: {
          balanceTransactions: [
            { type: 'ISSUING_AUTHORIZATION_HOLD', amount: { amount: -900 }, source: { id: idOf(authorization) } },
            { type: 'ISSUING_AUTHORIZATION_RELEASE', amount: { amount: 900 }, source: { id: idOf(authorization) } },
          ],
        },
        connectedAccount: {
          issuingTransactions: {
            nodes: [
              {
                balanceTransaction: {
                  type: 'ISSUING_TRANSACTION',
                  amount: { amount: -900 },
                  source: { id: idOf(transaction), type: 'ISSUING_TRANSACTION' },
                },
              },
            ],
          },
        },
      }),
    );
    expect(calls.sort()).toEqual([`GET /v1/issuing/authorizations/${authorization}`, 'GET /v1/issuing/transactions']);
  });

  it('is linked from the dispute that brought money back, and read with it', async () => {
    const { transaction } = await purchase(400);
    const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'winning_evidence' } } as const;
    const { id } = await gateway.stripe.issuing.disputes.create({ transaction, evidence }, on());
    await gateway.stripe.issuing.disputes.submit(id, {}, on());
    const document = `query($id: ID!) { dispute(id: $id) { status balanceTransactions { ${MOVED} } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(id) })).toEqual({
        dispute: {
          status: 'WON',
          balanceTransactions: [
            { id: expect.stringContaining(idOf('txn_')), type: 'ISSUING_DISPUTE', amount: { amount: 400 } },
          ],
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/issuing/disputes/${id}`]);
  });

  it('is listed page by page, and found by type, source, currency and time', async () => {
    const { authorization, id } = await hold(30);
    const LIST = `query($id: ID!, $first: Int, $after: String, $type: BalanceTransactionType, $source: ID, $currency: Currency, $created: TimeRange) {
      connectedAccount(id: $id) { balanceTransactions(first: $first, after: $after, type: $type, sourceId: $source, currency: $currency, created: $created) {
        nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    const list = async (variables: object) => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: {
          balanceTransactions: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        };
      }>(LIST, { id: program.account, ...variables });
      return connectedAccount.balanceTransactions;
    };
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ id }], pageInfo: { hasNextPage: true } });
    const second = await list({ first: 1, after: first.pageInfo.endCursor });
    expect(second.nodes).toHaveLength(1);
    expect(second.nodes).not.toEqual(first.nodes);
    expect((await list({ source: idOf(authorization) })).nodes).toEqual([{ id }]);
    expect((await list({ type: 'ISSUING_AUTHORIZATION_HOLD', currency: 'USD' })).nodes).toContainEqual({ id });
    expect((await list({ type: 'PAYOUT' })).nodes).toEqual([]);
    expect((await list({ currency: 'EUR' })).nodes).toEqual([]);
    expect((await list({ created: { lt: '2020-01-01T00:00:00Z' } })).nodes).toEqual([]);
    const variables = { id: program.account, after: first.pageInfo.endCursor, type: 'PAYOUT' };
    const refused = await gateway.client.refused(LIST, variables);
    expect(refused.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    const elsewhere = await gateway.client.refused(LIST, { id: program.account, source: 'acct_other/iauth_1' });
    expect(elsewhere.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'sourceId' });
  });

  it('that an authorization carries is hidden from who may not read balances', async () => {
    const { authorization, id } = await hold(20);
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['authorizations:read'] });
    const document = 'query($id: ID!) { authorization(id: $id) { id balanceTransactions { id } } }';
    const { data, errors } = await reader.ask(document, { id: idOf(authorization) });
    expect(data).toEqual({ authorization: { id: idOf(authorization), balanceTransactions: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'balances:read' });
    expect((await reader.refused(WHOLE, { id })).extensions).toMatchObject({ permission: 'balances:read' });
  });
});
