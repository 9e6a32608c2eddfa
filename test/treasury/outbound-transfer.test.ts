import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TRANSFER = `__typename id status state timeline { state at } cancelable amount { amount currency } description
  statementDescriptor paymentMethodId receiver { type bankAccount { last4 network } financialAccountStripeId }
  returnedDetails { code transactionId } trackingDetails { traceId chips imad omad } metadata { key value } receiptUrl`;
const ERRORS =
  'userErrors { __typename code path retryable ... on InvalidState { state } ... on FeatureInactive { feature } }';
const BALANCE = 'financialAccount { balance { cash { amount } outboundPending { amount } } }';
const CREATE = `mutation($input: CreateOutboundTransferInput!) { createOutboundTransfer(input: $input) {
  outboundTransfer { ${TRANSFER} } ${BALANCE} ${ERRORS} } }`;
/** A payment method whose transfers stay under way. */
const METHOD = { paymentMethodId: 'pm_usBankAccount_processing' };

type Answer = Readonly<Record<string, { readonly outboundTransfer: { readonly id: string } | null }>>;

describe('An outbound transfer', () => {
  let gateway: Gateway;
  let account: string;
  let from: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    from = await anAccount(10_000);
  });
  afterAll(() => gateway.close());

  async function anAccount(cash: number, ach = true, within = true, owner = account): Promise<string> {
    const on = { stripeAccount: owner };
    const outbound_transfers = { ach: { requested: ach }, us_domestic_wire: { requested: true } };
    const features = { intra_stripe_flows: { requested: within }, outbound_transfers };
    const params = { supported_currencies: ['usd'], features };
    const { id } = await gateway.stripe.treasury.financialAccounts.create(params, on);
    const credit = { amount: cash, currency: 'usd', network: 'ach', financial_account: id } as const;
    if (cash > 0) await gateway.stripe.testHelpers.treasury.receivedCredits.create(credit, on);
    return id;
  }
  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const input = (more: object = {}) => ({
    idempotencyKey: `transfer-${keys++}`,
    financialAccountId: idOf(from),
    amount: 100,
    destination: METHOD,
    ...more,
  });
  const create = (more: object = {}) => gateway.client.run(CREATE, { input: input(more) });
  const refusal = (...userErrors: object[]) => ({ createOutboundTransfer: { outboundTransfer: null, userErrors } });
  const at = (...path: string[]) => ['input', ...path];
  const made = async (more: object = {}) => {
    const { createOutboundTransfer } = await gateway.client.run<Answer>(CREATE, { input: input(more) });
    return createOutboundTransfer!.outboundTransfer!.id;
  };
  const change = (name: string, outboundTransferId: string, more: object = {}) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${name}(input: $input) { outboundTransfer { ${TRANSFER} } ${ERRORS} } }`;
    return gateway.client.run<Answer>(document, {
      input: { idempotencyKey: `change-${keys++}`, outboundTransferId, ...more },
    });
  };
  const refused = (name: string, state: string) => ({
    [name]: {
      outboundTransfer: null,
      userErrors: [{ __typename: 'InvalidState', state, path: at('outboundTransferId') }],
    },
  });

  it('reserves the money at once, by one Stripe call and one for the balance', async () => {
    const asked = {
      description: 'Savings',
      statementDescriptor: 'savings',
      metadata: [{ key: 'month', value: 'may' }],
    };
    const calls = await gateway.calls(async () =>
      expect(await create(asked)).toEqual({
        createOutboundTransfer: {
          outboundTransfer: {
            __typename: 'OutboundTransfer',
            id: expect.stringContaining(idOf('obt_')),
            status: 'PROCESSING',
            state: 'PROCESSING',
            timeline: [{ state: 'PROCESSING', at: expect.any(String) }],
            cancelable: true,
            amount: { amount: 100, currency: 'USD' },
            description: 'Savings',
            statementDescriptor: 'savings',
            paymentMethodId: expect.stringMatching(/^pm_/),
            receiver: {
              type: 'US_BANK_ACCOUNT',
              bankAccount: { last4: '0009', network: 'ACH' },
              financialAccountStripeId: null,
            },
            returnedDetails: null,
            trackingDetails: null,
            metadata: [{ key: 'month', value: 'may' }],
            receiptUrl: expect.stringContaining('https://'),
          },
          financialAccount: { balance: { cash: [{ amount: 9900 }], outboundPending: [{ amount: 100 }] } },
          userErrors: [],
        },
      }),
    );
    expect(calls).toEqual(['POST /v1/treasury/outbound_transfers', `GET /v1/treasury/financial_accounts/${from}`]);
  });

  it('is sent once, however often the mutation is', async () => {
    const same = input({ amount: 7 });
    const first = await gateway.client.run<Answer>(CREATE, { input: same });
    expect(await gateway.client.run<Answer>(CREATE, { input: same })).toMatchObject({
      createOutboundTransfer: { outboundTransfer: { id: first['createOutboundTransfer']!.outboundTransfer!.id } },
    });
  });

  it('between financial accounts of one owner arrives at once, and by wire the same day', async () => {
    const to = await anAccount(0);
    expect(await create({ destination: { financialAccountId: idOf(to) } })).toMatchObject({
      createOutboundTransfer: {
        outboundTransfer: {
          status: 'POSTED',
          timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }],
          receiver: { type: 'FINANCIAL_ACCOUNT', bankAccount: null, financialAccountStripeId: to },
        },
      },
    });
    expect(await create({ network: 'US_DOMESTIC_WIRE', statementDescriptor: 'longer than ten' })).toMatchObject({
      createOutboundTransfer: {
        outboundTransfer: { cancelable: false, receiver: { bankAccount: { network: 'US_DOMESTIC_WIRE' } } },
      },
    });
  });

  it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
    const wrong = {
      amount: 0,
      currency: 'US',
      description: ' ',
      statementDescriptor: 'longer than ten',
      metadata: [{ key: '', value: '' }],
      destination: { paymentMethodId: 'ba_1' },
    };
    const other = (await anOnboardedAccount(gateway.stripe)).id;
    const calls = await gateway.calls(async () => {
      const paths = [
        ['amount'],
        ['currency'],
        ['description'],
        ['statementDescriptor'],
        ['metadata', '0', 'key'],
        ['destination', 'paymentMethodId'],
      ];
      const faults = paths.map((path) => ({ code: 'INVALID_INPUT', path: at(...path) }));
      expect(await create(wrong)).toMatchObject(refusal(...faults));
      const to = { code: 'INVALID_INPUT', path: at('destination', 'financialAccountId') };
      expect(await create({ destination: { financialAccountId: idOf(from) } })).toMatchObject(refusal(to));
      expect(await create({ destination: { financialAccountId: `${other}/fa_1` } })).toMatchObject(refusal(to));
    });
    expect(calls).toEqual([]);
    for (const destination of [{}, { ...METHOD, financialAccountId: idOf(from) }]) {
      const { extensions } = await gateway.client.refused(CREATE, { input: input({ destination }) });
      expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is refused for missing funds and for a currency that the financial account has not', async () => {
    const funds = { __typename: 'InsufficientFunds', path: at('amount'), retryable: true };
    expect(await create({ amount: 1_000_000 })).toMatchObject(refusal(funds));
    expect(await create({ currency: 'EUR' })).toMatchObject(refusal({ code: 'INVALID_INPUT', path: at('currency') }));
  });

  it('is refused where it goes nowhere, at the place in the input', async () => {
    const toAccount = at('destination', 'financialAccountId');
    expect(await create({ destination: { financialAccountId: idOf('fa_missing') } })).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: toAccount }),
    );
    const deaf = idOf(await anAccount(0, true, false));
    expect(await create({ destination: { financialAccountId: deaf } })).toMatchObject(
      refusal({ code: 'INVALID_INPUT', path: toAccount }),
    );
    expect(await create({ destination: { paymentMethodId: 'pm_missing' } })).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: at('destination', 'paymentMethodId') }),
    );
    expect(await create({ financialAccountId: idOf('fa_missing') })).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: at('financialAccountId') }),
    );
  });

  it('is refused where the financial account lacks the feature or is closed, or the account its capability', async () => {
    const path = at('financialAccountId');
    const { id: owner } = await anOnboardedAccount(gateway.stripe);
    const forwardTo = await anAccount(0, true, true, owner);
    const financialAccountId = `${owner}/${await anAccount(0, false, false, owner)}`;
    const inactive = (feature: string) => ({ __typename: 'FeatureInactive', feature, path, retryable: true });
    expect(await create({ financialAccountId })).toMatchObject(refusal(inactive('outbound_transfers.ach')));
    expect(
      await create({ financialAccountId, destination: { financialAccountId: `${owner}/${forwardTo}` } }),
    ).toMatchObject(refusal(inactive('intra_stripe_flows')));
    await gateway.stripe.treasury.financialAccounts.close(
      financialAccountId.split('/')[1]!,
      { forwarding_settings: { type: 'financial_account', financial_account: forwardTo } },
      { stripeAccount: owner },
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
    const id = await made();
    expect(await change('cancelOutboundTransfer', id)).toMatchObject({
      cancelOutboundTransfer: {
        outboundTransfer: { status: 'CANCELED', timeline: [{ state: 'PROCESSING' }, { state: 'CANCELED' }] },
        userErrors: [],
      },
    });
    expect(await change('cancelOutboundTransfer', id)).toMatchObject(refused('cancelOutboundTransfer', 'canceled'));
    expect(await change('cancelOutboundTransfer', idOf('obt_missing'))).toMatchObject({
      cancelOutboundTransfer: { userErrors: [{ code: 'NOT_FOUND', path: at('outboundTransferId') }] },
    });
  });

  it('leaves and comes back with the reason', async () => {
    const id = await made();
    expect(await change('simulateOutboundTransferPost', id)).toMatchObject({
      simulateOutboundTransferPost: { outboundTransfer: { status: 'POSTED', cancelable: false } },
    });
    expect(await change('simulateOutboundTransferReturn', id, { code: 'NO_ACCOUNT' })).toMatchObject({
      simulateOutboundTransferReturn: {
        outboundTransfer: {
          status: 'RETURNED',
          timeline: [{ state: 'PROCESSING' }, { state: 'COMPLETED' }, { state: 'RETURNED' }],
          returnedDetails: { code: 'NO_ACCOUNT', transactionId: expect.stringContaining('/trxn_') },
        },
      },
    });
  });

  it('fails, and what is over comes to no other state', async () => {
    const id = await made();
    expect(await change('simulateOutboundTransferFailure', id)).toMatchObject({
      simulateOutboundTransferFailure: { outboundTransfer: { status: 'FAILED', state: 'FAILED' } },
    });
    for (const what of ['Post', 'Failure', 'Return']) {
      const name = `simulateOutboundTransfer${what}`;
      expect(await change(name, id)).toMatchObject(refused(name, 'failed'));
    }
  });

  it('can be traced once it cannot be called off any more', async () => {
    const name = 'simulateOutboundTransferTracking';
    const id = await made();
    const tracking = { traceId: '061000104' };
    expect(await change(name, id, { tracking })).toMatchObject(refused(name, 'processing'));
    await change('simulateOutboundTransferPost', id);
    expect(await change(name, id, { tracking })).toMatchObject({
      [name]: { outboundTransfer: { trackingDetails: { traceId: '061000104', imad: null } } },
    });
    const wire = await made({ network: 'US_DOMESTIC_WIRE' });
    expect(await change(name, wire, { tracking: { wire: { imad: 'I1', omad: 'O1' } } })).toMatchObject({
      [name]: { outboundTransfer: { trackingDetails: { traceId: null, imad: 'I1', omad: 'O1', chips: null } } },
    });
    const wrong = (path: string[]) => ({ [name]: { userErrors: [{ code: 'INVALID_INPUT', path }] } });
    expect(await change(name, wire, { tracking })).toMatchObject(wrong(at('tracking')));
    expect(await change(name, wire, { tracking: { wire: {} } })).toMatchObject(wrong(at('tracking', 'wire')));
    expect(await change(name, wire, { tracking: { traceId: ' ' } })).toMatchObject(wrong(at('tracking', 'traceId')));
  });
});
