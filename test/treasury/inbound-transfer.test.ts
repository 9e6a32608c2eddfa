import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TRANSFER = `__typename id status state timeline { state at } cancelable returned failureCode receivedDebitId
  amount { amount currency } description statementDescriptor paymentMethodId sender { type bankAccount { last4 } }
  metadata { key value } receiptUrl`;
const ERRORS =
  'userErrors { __typename code path retryable ... on InvalidState { state } ... on FeatureInactive { feature } }';
const BALANCE = 'financialAccount { balance { cash { amount } } }';
const CREATE = `mutation($input: CreateInboundTransferInput!) { createInboundTransfer(input: $input) {
  inboundTransfer { ${TRANSFER} } ${BALANCE} ${ERRORS} } }`;
const SUCCEED = 'simulateInboundTransferSuccess';
const RETURN = 'simulateInboundTransferReturn';

type Answer = Readonly<Record<string, { readonly inboundTransfer: { readonly id: string } | null }>>;

describe('An inbound transfer', () => {
  let gateway: Gateway;
  let account: string;
  let to: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    to = await anAccount();
  });
  afterAll(() => gateway.close());

  async function anAccount(ach = true): Promise<string> {
    const features = { inbound_transfers: { ach: { requested: ach } }, intra_stripe_flows: { requested: true } };
    const params = { supported_currencies: ['usd'], features };
    return (await gateway.stripe.treasury.financialAccounts.create(params, { stripeAccount: account })).id;
  }
  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const input = (more: object = {}) => ({
    idempotencyKey: `transfer-${keys++}`,
    financialAccountId: idOf(to),
    amount: 100,
    paymentMethodId: 'pm_usBankAccount_processing',
    ...more,
  });
  const create = (more: object = {}) => gateway.client.run(CREATE, { input: input(more) });
  const refusal = (...userErrors: object[]) => ({ createInboundTransfer: { inboundTransfer: null, userErrors } });
  const at = (...path: string[]) => ['input', ...path];
  const made = async (more: object = {}) => {
    const { createInboundTransfer } = await gateway.client.run<Answer>(CREATE, { input: input(more) });
    return createInboundTransfer!.inboundTransfer!.id;
  };
  const change = (name: string, inboundTransferId: string, more: object = {}) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const payload = `inboundTransfer { ${TRANSFER} } ${BALANCE} ${ERRORS}`;
    return gateway.client.run<Answer>(`mutation($input: ${type}) { ${name}(input: $input) { ${payload} } }`, {
      input: { idempotencyKey: `change-${keys++}`, inboundTransferId, ...more },
    });
  };
  const refused = (name: string, state: string) => ({
    [name]: {
      inboundTransfer: null,
      userErrors: [{ __typename: 'InvalidState', state, path: at('inboundTransferId') }],
    },
  });

  it('moves nothing before the bank has sent the money, by one Stripe call and one for the balance', async () => {
    const asked = { description: 'Top up', statementDescriptor: 'bikes', metadata: [{ key: 'month', value: 'may' }] };
    const calls = await gateway.calls(async () =>
      expect(await create(asked)).toEqual({
        createInboundTransfer: {
          inboundTransfer: {
            __typename: 'InboundTransfer',
            id: expect.stringContaining(idOf('ibt_')),
            status: 'PROCESSING',
            state: 'PROCESSING',
            timeline: [{ state: 'PROCESSING', at: expect.any(String) }],
            cancelable: true,
            returned: false,
            failureCode: null,
            receivedDebitId: null,
            amount: { amount: 100, currency: 'USD' },
            description: 'Top up',
            statementDescriptor: 'bikes',
            paymentMethodId: expect.stringMatching(/^pm_/),
            sender: { type: 'US_BANK_ACCOUNT', bankAccount: { last4: '0009' } },
            metadata: [{ key: 'month', value: 'may' }],
            receiptUrl: expect.stringContaining('https://'),
          },
          financialAccount: { balance: { cash: [{ amount: 0 }] } },
          userErrors: [],
        },
      }),
    );
    expect(calls).toEqual(['POST /v1/treasury/inbound_transfers', `GET /v1/treasury/financial_accounts/${to}`]);
  });

  it('is fetched once, however often the mutation is sent', async () => {
    const same = input({ amount: 7 });
    const first = await gateway.client.run<Answer>(CREATE, { input: same });
    expect(await gateway.client.run<Answer>(CREATE, { input: same })).toMatchObject({
      createInboundTransfer: { inboundTransfer: { id: first['createInboundTransfer']!.inboundTransfer!.id } },
    });
  });

  it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
    const wrong = {
      amount: -1,
      currency: 'US',
      paymentMethodId: 'card_1',
      description: 'x'.repeat(351),
      statementDescriptor: 'longer than ten',
      metadata: [{ key: '[', value: '' }],
    };
    const paths = [
      ['amount'],
      ['currency'],
      ['paymentMethodId'],
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
    const error = (code: string, ...path: string[]) => refusal({ code, path: at(...path) });
    expect(await create({ currency: 'EUR' })).toMatchObject(error('INVALID_INPUT', 'currency'));
    expect(await create({ paymentMethodId: 'pm_missing' })).toMatchObject(error('NOT_FOUND', 'paymentMethodId'));
    const missing = { financialAccountId: idOf('fa_missing') };
    expect(await create(missing)).toMatchObject(error('NOT_FOUND', 'financialAccountId'));
    const most = { amount: Number.MAX_SAFE_INTEGER };
    await change(SUCCEED, await made());
    expect(await create(most)).toMatchObject(error('INVALID_INPUT', 'amount'));
  });

  it('is refused where the financial account lacks the feature or is closed, or the account its capability', async () => {
    const path = at('financialAccountId');
    const financialAccountId = idOf(await anAccount(false));
    const feature = 'inbound_transfers.ach';
    expect(await create({ financialAccountId })).toMatchObject(
      refusal({ __typename: 'FeatureInactive', feature, path, retryable: true }),
    );
    await gateway.stripe.treasury.financialAccounts.close(
      financialAccountId.split('/')[1]!,
      { forwarding_settings: { type: 'financial_account', financial_account: to } },
      { stripeAccount: account },
    );
    expect(await create({ financialAccountId })).toMatchObject(
      refusal({ __typename: 'InvalidState', state: 'closed', path }),
    );
    const { id: without } = await anOnboardedAccount(gateway.stripe, { capabilities: {} });
    expect(await create({ financialAccountId: `${without}/fa_1` })).toMatchObject(
      refusal({ __typename: 'CapabilityPending', retryable: true }),
    );
  });

  it('can be canceled while it is on its way, and then no more', async () => {
    const name = 'cancelInboundTransfer';
    const id = await made();
    expect(await change(name, id)).toMatchObject({
      [name]: {
        inboundTransfer: { status: 'CANCELED', timeline: [{ state: 'PROCESSING' }, { state: 'CANCELED' }] },
        userErrors: [],
      },
    });
    expect(await change(name, id)).toMatchObject(refused(name, 'canceled'));
    expect(await change(name, idOf('ibt_missing'))).toMatchObject({
      [name]: { userErrors: [{ code: 'NOT_FOUND', path: at('inboundTransferId') }] },
    });
  });

  it('brings the money, and the bank takes it back once', async () => {
    const id = await made({ amount: 250 });
    const arrived = { status: 'SUCCEEDED', timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }] };
    expect(await change(SUCCEED, id)).toMatchObject({ [SUCCEED]: { inboundTransfer: arrived } });
    expect(await change(RETURN, id)).toMatchObject({
      [RETURN]: {
        inboundTransfer: {
          status: 'SUCCEEDED',
          state: 'RETURNED',
          returned: true,
          receivedDebitId: expect.stringContaining(idOf('rd_')),
          timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }, { state: 'RETURNED', at: null }],
        },
      },
    });
    expect(await change(RETURN, id)).toMatchObject(refused(RETURN, 'returned'));
    expect(await change(SUCCEED, id)).toMatchObject(refused(SUCCEED, 'returned'));
  });

  it('is not taken back where the money is gone', async () => {
    const emptied = await anAccount();
    const id = await made({ financialAccountId: idOf(emptied) });
    await change(SUCCEED, id);
    const debit = { amount: 60, currency: 'usd', network: 'ach', financial_account: emptied } as const;
    await gateway.stripe.testHelpers.treasury.receivedDebits.create(debit, { stripeAccount: account });
    expect(await change(RETURN, id)).toMatchObject({
      [RETURN]: { inboundTransfer: null, userErrors: [{ __typename: 'InsufficientFunds', retryable: true }] },
    });
  });

  it('fails with the reason, and what is over comes to no other state', async () => {
    const name = 'simulateInboundTransferFailure';
    const id = await made();
    expect(await change(name, id, { code: 'DEBIT_NOT_AUTHORIZED' })).toMatchObject({
      [name]: { inboundTransfer: { status: 'FAILED', state: 'FAILED', failureCode: 'DEBIT_NOT_AUTHORIZED' } },
    });
    for (const other of [name, SUCCEED, RETURN]) {
      expect(await change(other, id)).toMatchObject(refused(other, 'failed'));
    }
  });
});
