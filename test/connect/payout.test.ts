import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const PAYOUT = `__typename id status amount { amount currency } applicationFee { amount } arrivalAt automatic method
  destinationType sourceType reconciliationStatus description statementDescriptor failureCode failureMessage
  trace { status value } metadata { key value } livemode`;
const ERRORS = 'userErrors { __typename code path retryable ... on InvalidState { state } }';
const CREATE = `mutation($input: CreatePayoutInput!) { createPayout(input: $input) { payout { ${PAYOUT} }
  account { balance { available { amount { amount } } } } ${ERRORS} } }`;
const LIST = `query($id: ID!, $status: PayoutStatus, $created: TimeRange, $arrival: TimeRange, $destinationId: ID) {
  connectedAccount(id: $id) { payouts(status: $status, created: $created, arrival: $arrival, destinationId: $destinationId) {
    nodes { id destination { id } balanceTransaction { net { amount } } } } } }`;
/** A bank account that takes payouts within seconds, and one that has none. */
const TAKES = '000123456789';
const CLOSED = '000111111113';

type Answer = Readonly<Record<string, { readonly payout: { readonly id: string } | null }>>;

describe('A payout', () => {
  let gateway: Gateway;
  let account: string;
  let bank: string;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  beforeEach(async () => {
    account = (await anOnboardedAccount(gateway.stripe)).id;
    bank = await aBank(TAKES);
    await gateway.stripe.topups.create({ amount: 1000, currency: 'usd' }, { stripeAccount: account });
    gateway.sandbox.clock.advance(6);
  });
  afterAll(() => gateway.close());

  async function aBank(account_number: string, routing_number = '110000000'): Promise<string> {
    const bank_account = {
      object: 'bank_account',
      country: 'US',
      currency: 'usd',
      account_number,
      routing_number,
    } as const;
    return (await gateway.stripe.accounts.createExternalAccount(account, { external_account: bank_account })).id;
  }
  const input = (more: object = {}) => ({
    idempotencyKey: `payout-${keys++}`,
    accountId: account,
    amount: 300,
    ...more,
  });
  const create = (more: object = {}) => gateway.client.run(CREATE, { input: input(more) });
  const made = async (more: object = {}) => {
    const { createPayout } = await gateway.client.run<Answer>(CREATE, { input: input(more) });
    return createPayout!.payout!.id;
  };
  const change = (name: string, payoutId: string, more: object = {}) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${name}(input: $input) { payout { ${PAYOUT} originalPayout { id } } ${ERRORS} } }`;
    return gateway.client.run<Answer>(document, { input: { idempotencyKey: `change-${keys++}`, payoutId, ...more } });
  };
  const refusal = (...userErrors: object[]) => ({ createPayout: { payout: null, userErrors } });
  const at = (...path: string[]) => ['input', ...path];

  it('takes the money from the balance at once, by one Stripe call and one for the balance', async () => {
    const asked = { destinationId: `${account}/${bank}`, description: 'May', statementDescriptor: 'BIKES' };
    const calls = await gateway.calls(async () =>
      expect(await create({ ...asked, metadata: [{ key: 'month', value: 'may' }] })).toEqual({
        createPayout: {
          payout: {
            __typename: 'Payout',
            id: expect.stringContaining(`${account}/po_`),
            status: 'PENDING',
            amount: { amount: 300, currency: 'USD' },
            applicationFee: null,
            arrivalAt: expect.any(String),
            automatic: false,
            method: 'STANDARD',
            destinationType: 'BANK_ACCOUNT',
            sourceType: 'CARD',
            reconciliationStatus: 'NOT_APPLICABLE',
            description: 'May',
            statementDescriptor: 'BIKES',
            failureCode: null,
            failureMessage: null,
            trace: { status: 'PENDING', value: null },
            metadata: [{ key: 'month', value: 'may' }],
            livemode: false,
          },
          account: { balance: { available: [{ amount: { amount: 700 } }] } },
          userErrors: [],
        },
      }),
    );
    expect(calls).toEqual(['POST /v1/payouts', 'GET /v1/balance']);
  });

  it('is made once, however often the mutation is sent', async () => {
    const same = input({ amount: 7 });
    const first = await gateway.client.run<Answer>(CREATE, { input: same });
    expect(await gateway.client.run<Answer>(CREATE, { input: same })).toMatchObject({
      createPayout: { payout: { id: first['createPayout']!.payout!.id } },
    });
  });

  it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
    const wrong = {
      amount: 0,
      currency: 'US',
      destinationId: `acct_other/${bank}`,
      description: ' ',
      statementDescriptor: 'x'.repeat(23),
      metadata: [{ key: '', value: '' }],
    };
    const paths = [
      ['destinationId'],
      ['amount'],
      ['currency'],
      ['description'],
      ['statementDescriptor'],
      ['metadata', '0', 'key'],
    ];
    const calls = await gateway.calls(async () =>
      expect(await create(wrong)).toMatchObject(
        refusal(...paths.map((path) => ({ code: 'INVALID_INPUT', path: at(...path) }))),
      ),
    );
    expect(calls).toEqual([]);
  });

  it('is refused for what only Stripe knows, at the place in the input', async () => {
    const funds = { __typename: 'InsufficientFunds', path: at('amount'), retryable: true };
    expect(await create({ amount: 1001 })).toMatchObject(refusal(funds));
    expect(await create({ fromBalance: 'ISSUING' })).toMatchObject(refusal(funds));
    expect(await create({ destinationId: `${account}/ba_missing` })).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: at('destinationId') }),
    );
    expect(await create({ currency: 'EUR' })).toMatchObject(refusal({ code: 'INVALID_INPUT', path: at('currency') }));
    expect(await create({ method: 'INSTANT' })).toMatchObject(refusal({ code: 'INVALID_INPUT', path: at('method') }));
    const { id: without } = await anOnboardedAccount(gateway.stripe, { capabilities: {} });
    expect(await create({ accountId: without })).toMatchObject(
      refusal({ __typename: 'CapabilityPending', retryable: true }),
    );
  });

  it('can be changed, and called off while it is pending', async () => {
    const id = await made();
    const metadata = [{ key: 'a', value: 'b' }];
    expect(await change('updatePayout', id, { metadata })).toMatchObject({ updatePayout: { payout: { metadata } } });
    expect(await change('updatePayout', id, { metadata: [{ key: '', value: '' }] })).toMatchObject({
      updatePayout: { payout: null, userErrors: [{ code: 'INVALID_INPUT', path: at('metadata', '0', 'key') }] },
    });
    expect(await change('cancelPayout', id)).toMatchObject({ cancelPayout: { payout: { status: 'CANCELED' } } });
    for (const name of ['cancelPayout', 'reversePayout']) {
      const error = { __typename: 'InvalidState', state: 'canceled', path: at('payoutId') };
      expect(await change(name, id)).toMatchObject({ [name]: { payout: null, userErrors: [error] } });
    }
    expect(await change('cancelPayout', `${account}/po_missing`)).toMatchObject({
      cancelPayout: { userErrors: [{ code: 'NOT_FOUND', path: at('payoutId') }] },
    });
  });

  it('that was paid is brought back by a payout of its own, linked both ways', async () => {
    const id = await made();
    gateway.sandbox.clock.advance(6);
    const { reversePayout } = await gateway.client.run<Answer>(
      `mutation($input: ReversePayoutInput!) { reversePayout(input: $input) { payout { id amount { amount }
        originalPayout { id status reversedBy { id } } } } }`,
      { input: { idempotencyKey: `reverse-${keys++}`, payoutId: id } },
    );
    const reversal = reversePayout!.payout!.id;
    expect(reversePayout!.payout).toEqual({
      id: reversal,
      amount: { amount: -300 },
      originalPayout: { id, status: 'PAID', reversedBy: { id: reversal } },
    });
  });

  it('that the bank refuses fails with the reason, and the money is back', async () => {
    const id = await made({ destinationId: `${account}/${await aBank(CLOSED)}` });
    gateway.sandbox.clock.advance(6);
    const document = `query($id: ID!) { payout(id: $id) { status failureCode balanceTransaction { net { amount } }
      failureBalanceTransaction { type net { amount } } destination { last4 } balanceTransactions { nodes { id } } } node(id: $id) { id } }`;
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id })).toEqual({
        payout: {
          status: 'FAILED',
          failureCode: 'account_closed',
          balanceTransaction: { net: { amount: -300 } },
          failureBalanceTransaction: { type: 'PAYOUT_FAILURE', net: { amount: 300 } },
          destination: { last4: '1113' },
          balanceTransactions: { nodes: [] },
        },
        node: { id },
      }),
    );
    expect(calls.sort()).toEqual(['GET /v1/balance_transactions', `GET /v1/payouts/${id.split('/')[1]}`]);
  });

  it('is listed with where it goes and what it took by one call, and by status, times and destination', async () => {
    const id = await made();
    const list = (variables: object = {}) => gateway.client.run(LIST, { id: account, ...variables });
    const payouts = (...nodes: object[]) => ({ connectedAccount: { payouts: { nodes } } });
    const there = { id, destination: { id: `${account}/${bank}` }, balanceTransaction: { net: { amount: -300 } } };
    const calls = await gateway.calls(async () => expect(await list()).toEqual(payouts(there)));
    expect(calls).toEqual(['GET /v1/payouts']);
    expect(await list({ status: 'PENDING', destinationId: `${account}/${bank}` })).toEqual(payouts(there));
    expect(await list({ status: 'PAID' })).toEqual(payouts());
    expect(await list({ created: { lt: '2020-01-01T00:00:00Z' } })).toEqual(payouts());
    expect(await list({ arrival: { lt: '2020-01-01T00:00:00Z' } })).toEqual(payouts());
  });

  it('to a financial account is found from the credit that it became', async () => {
    const on = { stripeAccount: account };
    const features = { financial_addresses: { aba: { requested: true } }, intra_stripe_flows: { requested: true } };
    const { id } = await gateway.stripe.treasury.financialAccounts.create(
      { supported_currencies: ['usd'], features },
      on,
    );
    gateway.sandbox.clock.advance(3600);
    const expand = ['financial_addresses.aba.account_number'];
    const { financial_addresses: addresses } = await gateway.stripe.treasury.financialAccounts.retrieve(
      id,
      { expand },
      on,
    );
    const { account_number: number = '', routing_number: routing } = addresses[0]!.aba!;
    const payout = await made({ destinationId: `${account}/${await aBank(number ?? '', routing)}` });
    gateway.sandbox.clock.advance(6);
    const document = `query($id: ID!) { financialAccount(id: $id) { receivedCredits { nodes { amount { amount }
      payout { id status } outboundTransfer { id } } } } }`;
    expect(await gateway.client.run(document, { id: `${account}/${id}` })).toEqual({
      financialAccount: {
        receivedCredits: {
          nodes: [{ amount: { amount: 300 }, payout: { id: payout, status: 'PAID' }, outboundTransfer: null }],
        },
      },
    });
  });

  it('is neither seen nor made by who may read balances only', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['balances:read', 'accounts:read'] });
    expect((await reader.refused(CREATE, { input: input() })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'money_movements:write',
    });
    const { errors } = await reader.ask(LIST, { id: account });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'money_movements:read' });
  });
});
