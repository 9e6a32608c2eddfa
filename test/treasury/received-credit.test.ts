import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const WHOLE = `query($id: ID!) { receivedCredit(id: $id) {
  __typename id stripeId account { id } status failureCode direction state timeline { state at } amount { amount currency }
  description network sender { type name email address { line1 } bankAccount { bankName last4 routingNumber accountHolderType
  accountType fingerprint network mandateId } financialAccountStripeId cardId }
  linkedFlows { creditReversalId authorizationId issuingTransactionId sourceFlowStripeId sourceFlowType }
  reversalDetails { deadline restrictedReason } receiptUrl financialAccount { id } transaction { id } createdAt livemode } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $status: ReceivedCreditStatus) {
  financialAccount(id: $id) { receivedCredits(first: $first, after: $after, status: $status) {
    nodes { id amount { amount } } pageInfo { hasNextPage endCursor } } } }`;

interface Listed {
  readonly financialAccount: {
    readonly receivedCredits: {
      readonly nodes: { id: string; amount: { amount: number } }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

describe('A received credit', () => {
  let gateway: Gateway;
  let account: string;
  let financialAccount: string;
  let credit: string;
  let transaction: string;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    financialAccount = (await aFinancialAccount(gateway.stripe, account, 500)).id;
    const made = await receive(700);
    credit = made.id;
    transaction = String(made.transaction);
  });
  afterAll(() => gateway.close());

  const receive = (amount: number) => {
    const bank = { account_holder_name: 'Ada', account_number: '000123456789' };
    const sender = { type: 'us_bank_account', us_bank_account: bank } as const;
    return gateway.stripe.testHelpers.treasury.receivedCredits.create(
      {
        amount,
        currency: 'usd',
        network: 'ach',
        financial_account: financialAccount,
        initiating_payment_method_details: sender,
      },
      { stripeAccount: account },
    );
  };
  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const list = async (variables: object = {}) =>
    (await gateway.client.run<Listed>(LIST, { id: idOf(financialAccount), ...variables })).financialAccount
      .receivedCredits;

  it('is shown whole by one Stripe call, the number of the bank account by its end only', async () => {
    const id = idOf(credit);
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(WHOLE, { id })).toEqual({
        receivedCredit: {
          __typename: 'ReceivedCredit',
          id,
          stripeId: credit,
          account: { id: account },
          status: 'SUCCEEDED',
          failureCode: null,
          direction: 'IN',
          state: 'COMPLETED',
          timeline: [{ state: 'COMPLETED', at: expect.any(String) }],
          amount: { amount: 700, currency: 'USD' },
          description: 'Stripe Test',
          network: 'ACH',
          sender: {
            type: 'US_BANK_ACCOUNT',
            name: 'Ada',
            email: null,
            address: { line1: null },
            bankAccount: {
              bankName: expect.any(String),
              last4: '6789',
              routingNumber: '110000000',
              accountHolderType: null,
              accountType: null,
              fingerprint: null,
              network: null,
              mandateId: null,
            },
            financialAccountStripeId: null,
            cardId: null,
          },
          linkedFlows: {
            creditReversalId: null,
            authorizationId: null,
            issuingTransactionId: null,
            sourceFlowStripeId: null,
            sourceFlowType: null,
          },
          reversalDetails: { deadline: expect.any(String), restrictedReason: null },
          receiptUrl: expect.stringContaining('https://'),
          financialAccount: { id: idOf(financialAccount) },
          transaction: { id: idOf(transaction) },
          createdAt: expect.any(String),
          livemode: false,
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/received_credits/${credit}`]);
  });

  it('comes with what it did to the balance, in the same call', async () => {
    const document = `query($id: ID!) { node(id: $id) { ... on MoneyMovement { transaction { status amount { amount } } } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(credit) })).toEqual({
        node: { transaction: { status: 'POSTED', amount: { amount: 700 } } },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/received_credits/${credit}`]);
  });

  it('is listed page by page, newest first, and a cursor fits no other list', async () => {
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ amount: { amount: 700 } }], pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    expect(await list({ first: 5, after })).toMatchObject({
      nodes: [{ amount: { amount: 500 } }],
      pageInfo: { hasNextPage: false },
    });
    const refused = await gateway.client.refused(LIST, { id: idOf(financialAccount), after, status: 'FAILED' });
    expect(refused.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('that was turned away is found by its status, without a transaction', async () => {
    const frozen = { platform_restrictions: { inbound_flows: 'restricted' } } as const;
    const { id } = await aFinancialAccount(gateway.stripe, account, 0);
    await gateway.stripe.treasury.financialAccounts.update(id, frozen, { stripeAccount: account });
    const params = { amount: 5, currency: 'usd', network: 'ach', financial_account: id } as const;
    await gateway.stripe.testHelpers.treasury.receivedCredits.create(params, { stripeAccount: account });
    const document = `query($id: ID!) { financialAccount(id: $id) { receivedCredits(status: FAILED) {
      nodes { status state failureCode timeline { state } transaction { id } } } } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id: idOf(id) })).toEqual({
        financialAccount: {
          receivedCredits: {
            nodes: [
              {
                status: 'FAILED',
                state: 'FAILED',
                failureCode: 'ACCOUNT_FROZEN',
                timeline: [{ state: 'FAILED' }],
                transaction: null,
              },
            ],
          },
        },
      }),
    );
    expect(calls).toEqual(['GET /v1/treasury/received_credits']);
  });

  it('is turned away in a simulation where nothing may come in, as data', async () => {
    const document = `mutation($input: SimulateReceivedCreditInput!) { simulateReceivedCredit(input: $input) {
      receivedCredit { id status failureCode sender { name bankAccount { last4 } } } receivedCreditId
      userErrors { code } } }`;
    const { id } = await aFinancialAccount(gateway.stripe, account, 0);
    const restrictions = { platform_restrictions: { inbound_flows: 'restricted' } } as const;
    await gateway.stripe.treasury.financialAccounts.update(id, restrictions, { stripeAccount: account });
    const bankAccount = { holderName: 'Grace', accountNumber: '000999999991' };
    const input = { idempotencyKey: 'turned-away', financialAccountId: idOf(id), amount: 5, bankAccount };
    expect(await gateway.client.run(document, { input })).toEqual({
      simulateReceivedCredit: {
        receivedCredit: {
          id: expect.stringContaining('/rc_'),
          status: 'FAILED',
          failureCode: 'ACCOUNT_FROZEN',
          sender: { name: 'Grace', bankAccount: { last4: '9991' } },
        },
        receivedCreditId: expect.stringMatching(/^rc_/),
        userErrors: [],
      },
    });
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const missing = await gateway.client.refused(WHOLE, { id: idOf('rc_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(WHOLE, { id: idOf(financialAccount) })).toEqual(missing);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () =>
      expect(await other.refused(WHOLE, { id: idOf(credit) })).toEqual(missing),
    );
    expect(calls).toEqual([]);
  });

  it('is hidden from who may read financial accounts only', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['financial_accounts:read'] });
    const forbidden = { code: 'FORBIDDEN', permission: 'money_movements:read' };
    const document = 'query($id: ID!) { financialAccount(id: $id) { id receivedCredits { nodes { id } } } }';
    const { data, errors } = await reader.ask(document, { id: idOf(financialAccount) });
    expect(data).toEqual({ financialAccount: { id: idOf(financialAccount), receivedCredits: null } });
    expect(errors?.[0]?.extensions).toMatchObject(forbidden);
    expect((await reader.refused(WHOLE, { id: idOf(credit) })).extensions).toMatchObject(forbidden);
  });
});
