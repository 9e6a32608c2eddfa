import { aFinancialAccount } from '../kit/given/accounts.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const WHOLE = `query($id: ID!) { receivedDebit(id: $id) {
  __typename id stripeId account { id } status failureCode direction state timeline { state at } amount { amount currency }
  description network receiver { type name bankAccount { last4 } financialAccountStripeId cardId }
  linkedFlows { debitReversalId inboundTransferId authorizationId issuingTransactionId payoutId topupId }
  reversalDetails { deadline restrictedReason } receiptUrl financialAccount { id } transaction { id amount { amount } }
  createdAt livemode } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $status: ReceivedDebitStatus) {
  financialAccount(id: $id) { receivedDebits(first: $first, after: $after, status: $status) {
    nodes { id status failureCode transaction { id } } pageInfo { hasNextPage endCursor } } } }`;

interface Listed {
  readonly financialAccount: {
    readonly receivedDebits: {
      readonly nodes: { id: string }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

describe('A received debit', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let held: string;
  let taken: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    const on = { stripeAccount: program.account };
    held = (await anAuthorization(gateway.stripe, program.account, { card: program.card })).id;
    await gateway.stripe.testHelpers.issuing.authorizations.capture(held, {}, on);
    const { data } = await gateway.stripe.treasury.receivedDebits.list(
      { financial_account: program.financialAccount },
      on,
    );
    taken = data[0]!.id;
    gateway.sandbox.clock.advance(60);
    await take(program.financialAccount, 9_999_999);
  });
  afterAll(() => gateway.close());

  const take = (financial_account: string, amount: number) =>
    gateway.stripe.testHelpers.treasury.receivedDebits.create(
      { amount, currency: 'usd', network: 'ach', financial_account },
      { stripeAccount: program.account },
    );
  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const list = async (variables: object = {}) => {
    const id = idOf(program.financialAccount);
    return (await gateway.client.run<Listed>(LIST, { id, ...variables })).financialAccount.receivedDebits;
  };

  it('of a card is shown whole, with its authorization and what it did to the balance, by one Stripe call', async () => {
    const id = idOf(taken);
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(WHOLE, { id })).toEqual({
        receivedDebit: {
          __typename: 'ReceivedDebit',
          id,
          stripeId: taken,
          account: { id: program.account },
          status: 'SUCCEEDED',
          failureCode: null,
          direction: 'OUT',
          state: 'COMPLETED',
          timeline: [{ state: 'COMPLETED', at: expect.any(String) }],
          amount: { amount: 1200, currency: 'USD' },
          description: expect.any(String),
          network: 'CARD',
          receiver: {
            type: 'ISSUING_CARD',
            name: null,
            bankAccount: null,
            financialAccountStripeId: null,
            cardId: idOf(program.card),
          },
          linkedFlows: {
            debitReversalId: null,
            inboundTransferId: null,
            authorizationId: idOf(held),
            issuingTransactionId: expect.stringContaining('/ipi_'),
            payoutId: null,
            topupId: null,
          },
          reversalDetails: { deadline: null, restrictedReason: 'NETWORK_RESTRICTED' },
          receiptUrl: null,
          financialAccount: { id: idOf(program.financialAccount) },
          transaction: { id: expect.stringContaining('/trxn_'), amount: { amount: -1200 } },
          createdAt: expect.any(String),
          livemode: false,
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/received_debits/${taken}`]);
  });

  it('is listed page by page, and a cursor fits no other list', async () => {
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ status: 'FAILED' }], pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    expect(await list({ after })).toMatchObject({ nodes: [{ id: idOf(taken) }], pageInfo: { hasNextPage: false } });
    const { id } = await aFinancialAccount(gateway.stripe, program.account, 0);
    const refused = await gateway.client.refused(LIST, { id: idOf(id), after });
    expect(refused.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('that was refused is found by its status, with the reason and without a transaction', async () => {
    const calls = await gateway.calls(async () =>
      expect(await list({ status: 'FAILED' })).toMatchObject({
        nodes: [{ status: 'FAILED', failureCode: 'INSUFFICIENT_FUNDS', transaction: null }],
      }),
    );
    expect(calls).toEqual(['GET /v1/treasury/received_debits']);
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(WHOLE, { id: idOf('rd_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(WHOLE, { id: idOf(program.card) })).toEqual(missing);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () =>
      expect(await other.refused(WHOLE, { id: idOf(taken) })).toEqual(missing),
    );
    expect(calls).toEqual([]);
  });

  it('is hidden from who may read transactions only', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['transactions:read'] });
    const refused = await reader.refused(WHOLE, { id: idOf(taken) });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'money_movements:read' });
  });

  describe('in a simulation', () => {
    const document = `mutation($input: SimulateReceivedDebitInput!) { simulateReceivedDebit(input: $input) {
      receivedDebit { id status failureCode amount { amount } description receiver { name bankAccount { last4 } } }
      financialAccount { id } userErrors { __typename code path retryable } } }`;
    let keys = 0;
    const take = (more: object = {}, client = gateway.client) => {
      const input = {
        idempotencyKey: `debit-${keys++}`,
        financialAccountId: idOf(program.financialAccount),
        amount: 70,
      };
      return client.run(document, { input: { ...input, ...more } });
    };

    it('is taken, by one Stripe call and none for the id of the financial account', async () => {
      const bankAccount = { holderName: 'City Power', routingNumber: '110000000', accountNumber: '000123456789' };
      const calls = await gateway.calls(async () =>
        expect(await take({ bankAccount, description: 'Power' })).toEqual({
          simulateReceivedDebit: {
            receivedDebit: {
              id: expect.stringContaining('/rd_'),
              status: 'SUCCEEDED',
              failureCode: null,
              amount: { amount: 70 },
              description: 'Power',
              receiver: { name: 'City Power', bankAccount: { last4: '6789' } },
            },
            financialAccount: { id: idOf(program.financialAccount) },
            userErrors: [],
          },
        }),
      );
      expect(calls).toEqual(['POST /v1/test_helpers/treasury/received_debits']);
    });

    it('fails where the money is not there, and is then found among the failed', async () => {
      expect(await take({ amount: 10_000_000 })).toMatchObject({
        simulateReceivedDebit: {
          receivedDebit: { status: 'FAILED', failureCode: 'INSUFFICIENT_FUNDS' },
          userErrors: [],
        },
      });
    });

    it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
      const bankAccount = { holderName: ' ', routingNumber: '1', accountNumber: 'x' };
      const wrong = { amount: 0, currency: 'US', description: '', bankAccount };
      const paths = [
        ['amount'],
        ['currency'],
        ['description'],
        ...['holderName', 'routingNumber', 'accountNumber'].map((field) => ['bankAccount', field]),
      ];
      const userErrors = paths.map((path) => ({ code: 'INVALID_INPUT', path: ['input', ...path] }));
      const refused = { simulateReceivedDebit: { receivedDebit: null, userErrors } };
      const calls = await gateway.calls(async () => expect(await take(wrong)).toMatchObject(refused));
      expect(calls).toEqual([]);
    });

    it('is refused in another currency, and where there is no such financial account', async () => {
      const error = (code: string, field: string) => ({
        simulateReceivedDebit: { userErrors: [{ code, path: ['input', field] }] },
      });
      expect(await take({ currency: 'EUR' })).toMatchObject(error('INVALID_INPUT', 'currency'));
      const financialAccountId = idOf('fa_missing');
      expect(await take({ financialAccountId })).toMatchObject(error('NOT_FOUND', 'financialAccountId'));
    });
  });
});
