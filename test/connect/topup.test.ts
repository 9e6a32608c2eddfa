import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const TOPUP = `__typename id status amount { amount currency } expectedAvailabilityAt initiatedBy description
  statementDescriptor failureCode failureMessage paymentMethodId sourceId transferGroup metadata { key value } livemode
  balanceTransaction { type net { amount } }`;
const ERRORS = 'userErrors { __typename code path retryable ... on InvalidState { state } }';
const CREATE = `mutation($input: CreateTopupInput!) { createTopup(input: $input) { topup { ${TOPUP} } account { id } ${ERRORS} } }`;
const ISSUING = `query($id: ID!) { connectedAccount(id: $id) {
  balance { available { amount { amount } } issuingAvailable { amount { amount } } } } }`;
const LIST = `query($id: ID!, $status: TopupListStatus, $amount: AmountRange, $created: TimeRange) { connectedAccount(id: $id) {
  topups(status: $status, amount: $amount, created: $created) { nodes { id amount { amount } balanceTransaction { net { amount } } } } } }`;

type Answer = Readonly<Record<string, { readonly topup: { readonly id: string } | null }>>;

describe('A top-up', () => {
  let gateway: Gateway;
  let account: string;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  beforeEach(async () => (account = (await anOnboardedAccount(gateway.stripe)).id));
  afterAll(() => gateway.close());

  const input = (more: object = {}) => ({
    idempotencyKey: `topup-${keys++}`,
    accountId: account,
    amount: 500,
    sourceId: 'btok_us_verified',
    ...more,
  });
  const create = (more: object = {}) => gateway.client.run(CREATE, { input: input(more) });
  const made = async (more: object = {}) => {
    const { createTopup } = await gateway.client.run<Answer>(CREATE, { input: input(more) });
    return createTopup!.topup!.id;
  };
  const change = (name: string, topupId: string, more: object = {}) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${name}(input: $input) { topup { ${TOPUP} } ${ERRORS} } }`;
    return gateway.client.run<Answer>(document, { input: { idempotencyKey: `change-${keys++}`, topupId, ...more } });
  };
  const refusal = (...userErrors: object[]) => ({ createTopup: { topup: null, userErrors } });
  const at = (...path: string[]) => ['input', ...path];

  it('is begun by one Stripe call, and fills the balance that cards spend from when the money comes', async () => {
    const asked = { toBalance: 'ISSUING', description: 'Cards', statementDescriptor: 'Cards', transferGroup: 'may' };
    const calls = await gateway.calls(async () =>
      expect(await create({ ...asked, metadata: [{ key: 'month', value: 'may' }] })).toEqual({
        createTopup: {
          topup: {
            __typename: 'Topup',
            id: expect.stringContaining(`${account}/tu_`),
            status: 'PENDING',
            amount: { amount: 500, currency: 'USD' },
            expectedAvailabilityAt: expect.any(String),
            initiatedBy: 'USER',
            description: 'Cards',
            statementDescriptor: 'Cards',
            failureCode: null,
            failureMessage: null,
            paymentMethodId: null,
            sourceId: expect.stringMatching(/^src_/),
            transferGroup: 'may',
            metadata: [{ key: 'month', value: 'may' }],
            livemode: false,
            balanceTransaction: null,
          },
          account: { id: account },
          userErrors: [],
        },
      }),
    );
    expect(calls).toEqual(['POST /v1/topups']);
    gateway.sandbox.clock.advance(6);
    expect(await gateway.client.run(ISSUING, { id: account })).toEqual({
      connectedAccount: {
        balance: { available: [{ amount: { amount: 0 } }], issuingAvailable: [{ amount: { amount: 500 } }] },
      },
    });
  });

  it('is begun once, however often the mutation is sent', async () => {
    const same = input({ amount: 7 });
    const first = await gateway.client.run<Answer>(CREATE, { input: same });
    expect(await gateway.client.run<Answer>(CREATE, { input: same })).toMatchObject({
      createTopup: { topup: { id: first['createTopup']!.topup!.id } },
    });
  });

  it('that the bank refuses fails with the reason', async () => {
    const id = await made({ sourceId: 'btok_us_verified_insufficientFunds' });
    gateway.sandbox.clock.advance(6);
    const document = 'query($id: ID!) { topup(id: $id) { status failureCode failureMessage } node(id: $id) { id } }';
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(document, { id })).toEqual({
        topup: { status: 'FAILED', failureCode: 'insufficient_funds', failureMessage: expect.any(String) },
        node: { id },
      }),
    );
    expect(calls).toEqual([`GET /v1/topups/${id.split('/')[1]}`]);
  });

  it('is refused without a call for what is wrong in itself, each fault with its path', async () => {
    const wrong = {
      amount: 0,
      currency: 'US',
      sourceId: 'x',
      paymentMethodId: 'x',
      statementDescriptor: '123',
      transferGroup: ' ',
      description: ' ',
      metadata: [{ key: '', value: '' }],
    };
    const paths = [
      ['amount'],
      ['currency'],
      ['sourceId'],
      ['paymentMethodId'],
      ['paymentMethodId'],
      ['statementDescriptor'],
      ['transferGroup'],
      ['description'],
      ['metadata', '0', 'key'],
    ];
    const calls = await gateway.calls(async () =>
      expect(await create(wrong)).toMatchObject(
        refusal(...paths.map((path) => ({ code: 'INVALID_INPUT', path: at(...path) }))),
      ),
    );
    expect(calls).toEqual([]);
  });

  it('is refused for what only Stripe knows: the source, too much money, the capability', async () => {
    expect(await create({ sourceId: 'btok_missing' })).toMatchObject(
      refusal({ code: 'NOT_FOUND', path: at('sourceId') }),
    );
    const method = { sourceId: null, paymentMethodId: 'pm_missing' };
    expect(await create(method)).toMatchObject(refusal({ code: 'NOT_FOUND', path: at('paymentMethodId') }));
    await made();
    gateway.sandbox.clock.advance(6);
    expect(await create({ amount: Number.MAX_SAFE_INTEGER })).toMatchObject(
      refusal({ code: 'INVALID_INPUT', path: at('amount') }),
    );
    const { id: without } = await anOnboardedAccount(gateway.stripe, { capabilities: {} });
    expect(await create({ accountId: without })).toMatchObject(
      refusal({ __typename: 'CapabilityPending', retryable: true }),
    );
  });

  it('is changed, and called off while it is pending', async () => {
    const id = await made();
    const changed = { description: 'New', metadata: [{ key: 'a', value: 'b' }] };
    expect(await change('updateTopup', id, changed)).toMatchObject({ updateTopup: { topup: changed, userErrors: [] } });
    expect(await change('updateTopup', id, { description: 'x'.repeat(351) })).toMatchObject({
      updateTopup: { topup: null, userErrors: [{ code: 'INVALID_INPUT', path: at('description') }] },
    });
    expect(await change('cancelTopup', id)).toMatchObject({ cancelTopup: { topup: { status: 'CANCELED' } } });
    expect(await change('cancelTopup', id)).toMatchObject({
      cancelTopup: {
        topup: null,
        userErrors: [{ __typename: 'InvalidState', state: 'canceled', path: at('topupId') }],
      },
    });
    expect(await change('cancelTopup', `${account}/tu_missing`)).toMatchObject({
      cancelTopup: { userErrors: [{ code: 'NOT_FOUND', path: at('topupId') }] },
    });
  });

  it('is listed with what it brought by one call, and by status, amount and time', async () => {
    const id = await made();
    gateway.sandbox.clock.advance(6);
    const pending = await made({ amount: 900 });
    const list = async (variables: object = {}) => gateway.client.run(LIST, { id: account, ...variables });
    const topups = (...nodes: object[]) => ({ connectedAccount: { topups: { nodes } } });
    const there = { id, amount: { amount: 500 }, balanceTransaction: { net: { amount: 500 } } };
    const coming = { id: pending, amount: { amount: 900 }, balanceTransaction: null };
    const calls = await gateway.calls(async () => expect(await list()).toEqual(topups(coming, there)));
    expect(calls).toEqual(['GET /v1/topups']);
    expect(await list({ status: 'PENDING' })).toEqual(topups(coming));
    expect(await list({ amount: { lte: 500 } })).toEqual(topups(there));
    expect(await list({ amount: { gte: 501, lte: 899 } })).toEqual(topups());
    expect(await list({ created: { lt: '2020-01-01T00:00:00Z' } })).toEqual(topups());
  });

  it('is neither seen nor begun by who may read balances only', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['balances:read', 'accounts:read'] });
    expect((await reader.refused(CREATE, { input: input() })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'money_movements:write',
    });
    const { errors } = await reader.ask(LIST, { id: account });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'money_movements:read' });
  });
});
