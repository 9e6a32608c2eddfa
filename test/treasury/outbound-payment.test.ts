import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const PAYMENT = `__typename id status state direction timeline { state at } cancelable amount { amount currency } description
  statementDescriptor paymentMethodId customerId endUser { present ipAddress } receiver { type name address { city }
  bankAccount { last4 routingNumber accountHolderType accountType network } financialAccountStripeId } expectedArrivalAt
  returnedDetails { code transactionId } trackingDetails { traceId chips imad omad } metadata { key value } receiptUrl
  transaction { status } livemode`;
const ERRORS =
  'userErrors { __typename code path retryable ... on InvalidState { state } ... on FeatureInactive { feature } }';
const BALANCE = 'financialAccount { balance { cash { amount } outboundPending { amount } } }';
const CREATE = `mutation($input: CreateOutboundPaymentInput!) { createOutboundPayment(input: $input) {
  outboundPayment { ${PAYMENT} } ${BALANCE} ${ERRORS} } }`;
const LIST = `query($id: ID!, $first: Int, $after: String, $status: OutboundStatus, $created: TimeRange, $customerId: ID) {
  financialAccount(id: $id) { outboundPayments(first: $first, after: $after, status: $status, created: $created,
    customerId: $customerId) { nodes { id status } pageInfo { hasNextPage endCursor } } } }`;
const BANK = { routingNumber: '110000000', accountNumber: '000000000009', accountHolderType: 'COMPANY' };

type Answer = Readonly<
  Record<string, { readonly outboundPayment: { readonly id: string; readonly status: string } | null }>
>;

describe('An outbound payment', () => {
  let gateway: Gateway;
  let account: string;
  let from: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    from = await anAccount(account, 10_000);
  });
  afterAll(() => gateway.close());

  async function anAccount(owner: string, cash: number, ach = true): Promise<string> {
    const on = { stripeAccount: owner };
    const outbound_payments = { ach: { requested: ach }, us_domestic_wire: { requested: true } };
    const features = { intra_stripe_flows: { requested: true }, outbound_payments };
    const { id } = await gateway.stripe.treasury.financialAccounts.create(
      { supported_currencies: ['usd'], features },
      on,
    );
    const credit = { amount: cash, currency: 'usd', network: 'ach', financial_account: id } as const;
    if (cash > 0) await gateway.stripe.testHelpers.treasury.receivedCredits.create(credit, on);
    return id;
  }
  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const input = (more: object = {}) => ({
    idempotencyKey: `payment-${keys++}`,
    financialAccountId: idOf(from),
    amount: 100,
    destination: { bankAccount: BANK },
    ...more,
  });
  const create = (more: object = {}) => gateway.client.run(CREATE, { input: input(more) });
  const refusal = (error: object) => ({ createOutboundPayment: { outboundPayment: null, userErrors: [error] } });
  const made = async (more: object = {}) => {
    const { createOutboundPayment } = await gateway.client.run<Answer>(CREATE, { input: input(more) });
    return createOutboundPayment!.outboundPayment!.id;
  };
  const change = (name: string, outboundPaymentId: string, more: object = {}, client = gateway.client) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${name}(input: $input) { outboundPayment { ${PAYMENT} } ${ERRORS} } }`;
    return client.run<Answer>(document, { input: { idempotencyKey: `change-${keys++}`, outboundPaymentId, ...more } });
  };

  it('reserves the money at once, by one Stripe call and one for the balance', async () => {
    const asked = { description: 'Rent', statementDescriptor: 'rent', endUserIpAddress: '203.0.113.9' };
    const calls = await gateway.calls(async () =>
      expect(await create({ ...asked, metadata: [{ key: 'month', value: 'may' }] })).toEqual({
        createOutboundPayment: {
          outboundPayment: {
            __typename: 'OutboundPayment',
            id: expect.stringContaining(idOf('obp_')),
            status: 'PROCESSING',
            state: 'PROCESSING',
            direction: 'OUT',
            timeline: [{ state: 'PROCESSING', at: expect.any(String) }],
            cancelable: true,
            amount: { amount: 100, currency: 'USD' },
            description: 'Rent',
            statementDescriptor: 'rent',
            paymentMethodId: null,
            customerId: null,
            endUser: { present: true, ipAddress: '203.0.113.9' },
            receiver: {
              type: 'US_BANK_ACCOUNT',
              name: null,
              address: { city: null },
              bankAccount: {
                last4: '0009',
                routingNumber: '110000000',
                accountHolderType: 'COMPANY',
                accountType: null,
                network: 'ACH',
              },
              financialAccountStripeId: null,
            },
            expectedArrivalAt: expect.any(String),
            returnedDetails: null,
            trackingDetails: null,
            metadata: [{ key: 'month', value: 'may' }],
            receiptUrl: expect.stringContaining('https://'),
            transaction: { status: 'OPEN' },
            livemode: false,
          },
          financialAccount: { balance: { cash: [{ amount: 9900 }], outboundPending: [{ amount: 100 }] } },
          userErrors: [],
        },
      }),
    );
    expect(calls.slice(0, 2)).toEqual([
      'POST /v1/treasury/outbound_payments',
      `GET /v1/treasury/financial_accounts/${from}`,
    ]);
    expect(calls.slice(2)).toEqual([expect.stringContaining('GET /v1/treasury/transactions/')]);
  });

  it('is sent once, however often the mutation is', async () => {
    const same = input({ amount: 7 });
    const first = await gateway.client.run<Answer>(CREATE, { input: same });
    const again = await gateway.client.run<Answer>(CREATE, { input: same });
    expect(again['createOutboundPayment']!.outboundPayment!.id).toBe(
      first['createOutboundPayment']!.outboundPayment!.id,
    );
  });

  it('goes to a customer by a payment method, and to another account within Stripe at once', async () => {
    const method = { destination: { paymentMethodId: 'pm_usBankAccount' }, customerId: 'cus_ada' };
    expect(await create(method)).toMatchObject({
      createOutboundPayment: {
        outboundPayment: { customerId: 'cus_ada', paymentMethodId: expect.stringMatching(/^pm_/) },
      },
    });
    const other = (await anOnboardedAccount(gateway.stripe)).id;
    const to = await anAccount(other, 0);
    expect(await create({ destination: { financialAccountId: `${other}/${to}` } })).toMatchObject({
      createOutboundPayment: {
        outboundPayment: {
          status: 'POSTED',
          state: 'COMPLETED',
          cancelable: false,
          timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }],
          receiver: { type: 'FINANCIAL_ACCOUNT', bankAccount: null, financialAccountStripeId: to },
        },
      },
    });
  });

  it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
    const wrong = {
      amount: 0,
      currency: 'US',
      destination: {
        bankAccount: { routingNumber: '12', accountNumber: 'x', email: 'x', address: { line1: '1 A St' } },
      },
    };
    const calls = await gateway.calls(async () =>
      expect(await create(wrong)).toMatchObject({
        createOutboundPayment: {
          outboundPayment: null,
          userErrors: [
            ['amount'],
            ['currency'],
            ['destination', 'bankAccount', 'routingNumber'],
            ['destination', 'bankAccount', 'accountNumber'],
            ['destination', 'bankAccount', 'email'],
            ['destination', 'bankAccount', 'address', 'city'],
            ['destination', 'bankAccount', 'address', 'postalCode'],
            ['destination', 'bankAccount', 'address', 'country'],
          ].map((path) => ({ code: 'INVALID_INPUT', path: ['input', ...path] })),
        },
      }),
    );
    expect(calls).toEqual([]);
    const customer = { code: 'INVALID_INPUT', path: ['input', 'customerId'] };
    expect(await create({ destination: { paymentMethodId: 'pm_usBankAccount' } })).toMatchObject(refusal(customer));
    const { extensions } = await gateway.client.refused(CREATE, { input: input({ destination: {} }) });
    expect(extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused for missing funds, and may be retried', async () => {
    const error = { __typename: 'InsufficientFunds', path: ['input', 'amount'], retryable: true };
    expect(await create({ amount: 1_000_000 })).toMatchObject(refusal(error));
  });

  it('is refused where the financial account lacks the feature, or is closed', async () => {
    const financialAccountId = idOf(await anAccount(account, 0, false));
    const path = ['input', 'financialAccountId'];
    const inactive = { __typename: 'FeatureInactive', feature: 'outbound_payments.ach', path, retryable: true };
    expect(await create({ financialAccountId })).toMatchObject(refusal(inactive));
    await gateway.stripe.treasury.financialAccounts.close(
      financialAccountId.split('/')[1]!,
      { forwarding_settings: { type: 'financial_account', financial_account: from } },
      { stripeAccount: account },
    );
    const closed = { __typename: 'InvalidState', state: 'closed', path };
    expect(await create({ financialAccountId })).toMatchObject(refusal(closed));
  });

  it('is refused to whom it cannot go, at the place in the input', async () => {
    const at = (...path: string[]) => ['input', ...path];
    const own = { destination: { financialAccountId: idOf(await anAccount(account, 0)) } };
    const ownPath = at('destination', 'financialAccountId');
    expect(await create(own)).toMatchObject(refusal({ code: 'INVALID_INPUT', path: ownPath }));
    const missing = { destination: { financialAccountId: idOf('fa_missing') } };
    expect(await create(missing)).toMatchObject(refusal({ code: 'NOT_FOUND', path: ownPath }));
    const method = { destination: { paymentMethodId: 'pm_missing' }, customerId: 'cus_ada' };
    expect(await create(method)).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: at('destination', 'paymentMethodId') }),
    );
    const wire = { network: 'US_DOMESTIC_WIRE' };
    expect(await create(wire)).toMatchObject({
      createOutboundPayment: {
        userErrors: ['name', 'address'].map((field) => ({ path: at('destination', 'bankAccount', field) })),
      },
    });
    const descriptor = { statementDescriptor: 'longer than ten' };
    expect(await create(descriptor)).toMatchObject(refusal({ code: 'INVALID_INPUT', path: at('statementDescriptor') }));
    const ip = { endUserIpAddress: 'nowhere' };
    expect(await create(ip)).toMatchObject(refusal({ code: 'INVALID_INPUT', path: at('endUserIpAddress') }));
  });

  it('goes from and to no account that the viewer does not reach, without a call', async () => {
    const other = (await anOnboardedAccount(gateway.stripe)).id;
    const to = await anAccount(other, 0);
    const viewer = await gateway.viewer({ accounts: [account] });
    const calls = await gateway.calls(async () => {
      const destination = { financialAccountId: `${other}/${to}` };
      expect(await viewer.run(CREATE, { input: input({ destination }) })).toMatchObject(
        refusal({ code: 'NOT_FOUND', path: ['input', 'destination', 'financialAccountId'] }),
      );
      expect(await viewer.run(CREATE, { input: input({ financialAccountId: `${other}/${to}` }) })).toMatchObject(
        refusal({ code: 'NOT_FOUND', path: ['input', 'financialAccountId'] }),
      );
    });
    expect(calls).toEqual([]);
  });

  it('can be canceled while it is on its way, and then no more', async () => {
    const id = await made();
    expect(await change('cancelOutboundPayment', id)).toMatchObject({
      cancelOutboundPayment: {
        outboundPayment: { status: 'CANCELED', timeline: [{ state: 'PROCESSING' }, { state: 'CANCELED' }] },
        userErrors: [],
      },
    });
    const path = ['input', 'outboundPaymentId'];
    expect(await change('cancelOutboundPayment', id)).toMatchObject({
      cancelOutboundPayment: {
        outboundPayment: null,
        userErrors: [{ __typename: 'InvalidState', state: 'canceled', path }],
      },
    });
    expect(await change('cancelOutboundPayment', idOf('obp_missing'))).toMatchObject({
      cancelOutboundPayment: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });

  it('leaves and comes back with the reason', async () => {
    const id = await made();
    expect(await change('simulateOutboundPaymentPost', id)).toMatchObject({
      simulateOutboundPaymentPost: { outboundPayment: { status: 'POSTED', cancelable: false } },
    });
    expect(await change('simulateOutboundPaymentReturn', id, { code: 'NO_ACCOUNT' })).toMatchObject({
      simulateOutboundPaymentReturn: {
        outboundPayment: {
          status: 'RETURNED',
          state: 'RETURNED',
          returnedDetails: { code: 'NO_ACCOUNT', transactionId: expect.stringContaining('/trxn_') },
        },
      },
    });
  });

  it('fails, and what is over comes to no other state', async () => {
    const id = await made();
    expect(await change('simulateOutboundPaymentFailure', id)).toMatchObject({
      simulateOutboundPaymentFailure: { outboundPayment: { status: 'FAILED', state: 'FAILED' } },
    });
    for (const name of [
      'simulateOutboundPaymentPost',
      'simulateOutboundPaymentFailure',
      'simulateOutboundPaymentReturn',
    ]) {
      const error = { __typename: 'InvalidState', state: 'failed', path: ['input', 'outboundPaymentId'] };
      expect(await change(name, id)).toMatchObject({ [name]: { outboundPayment: null, userErrors: [error] } });
    }
  });

  it('can be traced once it cannot be called off any more', async () => {
    const name = 'simulateOutboundPaymentTracking';
    const id = await made();
    const tracking = { traceId: '061000104' };
    const path = ['input', 'outboundPaymentId'];
    expect(await change(name, id, { tracking })).toMatchObject({
      [name]: { userErrors: [{ __typename: 'InvalidState', state: 'processing', path }] },
    });
    await change('simulateOutboundPaymentPost', id);
    expect(await change(name, id, { tracking })).toMatchObject({
      [name]: { outboundPayment: { trackingDetails: { traceId: '061000104' } }, userErrors: [] },
    });
    expect(await change(name, id, { tracking: { wire: { imad: 'I1' } } })).toMatchObject({
      [name]: { userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'tracking'] }] },
    });
  });

  it('is found by its id, and listed page by page and by status, time and customer', async () => {
    const id = await made();
    const document = 'query($id: ID!) { outboundPayment(id: $id) { status } node(id: $id) { id } }';
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id })).toEqual({
        outboundPayment: { status: 'PROCESSING' },
        node: { id },
      }),
    );
    expect(calls).toEqual([`GET /v1/treasury/outbound_payments/${id.split('/')[1]}`]);
    type Listed = {
      financialAccount: { outboundPayments: { nodes: { id: string }[]; pageInfo: { endCursor: string } } };
    };
    const list = async (variables: object) =>
      (await gateway.client.run<Listed>(LIST, { id: idOf(from), ...variables })).financialAccount.outboundPayments;
    const first = await list({ first: 1 });
    expect(first).toMatchObject({ nodes: [{ id }], pageInfo: { hasNextPage: true } });
    expect((await list({ after: first.pageInfo.endCursor })).nodes).not.toContainEqual(first.nodes[0]);
    expect((await list({ status: 'FAILED' })).nodes).toHaveLength(1);
    expect((await list({ customerId: 'cus_ada' })).nodes).toHaveLength(1);
    expect((await list({ created: { lt: '2020-01-01T00:00:00Z' } })).nodes).toEqual([]);
  });

  it('is hidden from whoever may not read it, and sent by nobody who may not write', async () => {
    const id = await made();
    const stranger = await gateway.viewer({ accounts: ['acct_other'] });
    const document = 'query($id: ID!) { outboundPayment(id: $id) { status } }';
    expect((await stranger.refused(document, { id })).extensions.code).toBe('NOT_FOUND');
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['money_movements:read'] });
    const forbidden = { code: 'FORBIDDEN', permission: 'money_movements:write' };
    expect((await reader.refused(CREATE, { input: input() })).extensions).toMatchObject(forbidden);
    const writer = await gateway.viewer({ accounts: 'all', permissions: ['money_movements:write'] });
    const calls = await gateway.calls(async () => {
      const refused = await writer.refused(CREATE, { input: input() });
      expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'money_movements:read' });
    });
    expect(calls).toEqual([]);
  });
});
