import { aFinancialAccount, anAccountBeforeTerms, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = `userErrors { __typename code path message ... on InvalidState { state } ... on CapabilityPending { capability status } }`;
const SHOWN = `id status nickname closedReasons balance { cash { amount currency } outboundPending { amount } }
  activeFeatures pendingFeatures platformRestrictions { inboundFlows outboundFlows }
  features { cardIssuing { requested status statusDetails { code resolution restriction } } outboundPaymentsAch { status } }`;
const READ = `query($id: ID!) { financialAccount(id: $id) { ${SHOWN} } }`;
const mutation = (name: string, shown = SHOWN) =>
  `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { financialAccount { ${shown} } ${ERRORS} } }`;

describe('A financial account', () => {
  let gateway: Gateway;
  let client: Client;

  beforeAll(async () => {
    gateway = await startGateway();
    client = gateway.client;
  });
  afterAll(() => gateway.close());

  const open = async (cash = 0) => {
    const { id: account } = await anOnboardedAccount(gateway.stripe);
    const { id } = await aFinancialAccount(gateway.stripe, account, cash);
    return { account, id: `${account}/${id}`, stripeId: id };
  };
  const write = async (name: string, input: object, by = client) => {
    const data = await by.run<Record<string, unknown>>(mutation(name), { input });
    return data[name];
  };

  it('shows its money, its features and where money can be sent, in one call', async () => {
    const { id } = await open(12_345);
    gateway.sandbox.clock.advance(3600);
    const document = `query($id: ID!) { financialAccount(id: $id) { ${SHOWN} createdAt supportedCurrencies country
      financialAddresses { type supportedNetworks accountNumberLast4 routingNumber bankName } } }`;
    const calls = await gateway.calls(async () =>
      expect(await client.run(document, { id })).toMatchObject({
        financialAccount: {
          id,
          status: 'OPEN',
          closedReasons: [],
          balance: { cash: [{ amount: 12_345, currency: 'USD' }], outboundPending: [{ amount: 0 }] },
          activeFeatures: expect.arrayContaining(['CARD_ISSUING', 'FINANCIAL_ADDRESSES_ABA', 'INTRA_STRIPE_FLOWS']),
          features: {
            cardIssuing: { requested: true, status: 'ACTIVE', statusDetails: [] },
            outboundPaymentsAch: null,
          },
          supportedCurrencies: ['USD'],
          country: 'US',
          financialAddresses: [{ type: 'aba', accountNumberLast4: expect.stringMatching(/^\d{4}$/) }],
        },
      }),
    );
    expect(calls).toHaveLength(1);
  });

  it('that does not exist is not found, and neither is that of another', async () => {
    const { account, id } = await open();
    const missing = await client.refused(READ, { id: `${account}/fa_missing` });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    expect(await other.refused(READ, { id })).toEqual(missing);
  });

  it('hides its balance from who may not read balances', async () => {
    const { id } = await open();
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['financial_accounts:read'] });
    const document = 'query($id: ID!) { financialAccount(id: $id) { id balance { cash { amount } } } }';
    const { data, errors } = await reader.ask(document, { id });
    expect(data).toEqual({ financialAccount: { id, balance: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'balances:read' });
  });

  it('is reached from its account, and lists are filtered as Stripe filters them', async () => {
    const { account, id } = await open();
    const document = `query($id: ID!, $status: FinancialAccountStatus) { connectedAccount(id: $id) {
      financialAccounts(status: $status) { nodes { id account { id } } } } }`;
    expect(await client.run(document, { id: account, status: 'OPEN' })).toEqual({
      connectedAccount: { financialAccounts: { nodes: [{ id, account: { id: account } }] } },
    });
    expect(await client.run(document, { id: account, status: 'CLOSED' })).toEqual({
      connectedAccount: { financialAccounts: { nodes: [] } },
    });
  });

  it('is reached from its cards, their authorizations and their transactions', async () => {
    const given = await aCardProgram(gateway.stripe);
    const authorization = await anAuthorization(gateway.stripe, given.account, { card: given.card });
    await gateway.stripe.testHelpers.issuing.authorizations.capture(
      authorization.id,
      {},
      { stripeAccount: given.account },
    );
    const id = given.account;
    const document = `query($id: ID!) { connectedAccount(id: $id) {
      cards { nodes { financialAccount { id balance { cash { amount } } } } }
      authorizations { nodes { financialAccount { id } } } } }`;
    const financialAccount = { id: `${given.account}/${given.financialAccount}` };
    const calls = await gateway.calls(async () =>
      expect(await client.run(document, { id })).toEqual({
        connectedAccount: {
          cards: { nodes: [{ financialAccount: { ...financialAccount, balance: { cash: [{ amount: 98_800 }] } } }] },
          authorizations: { nodes: [{ financialAccount }] },
        },
      }),
    );
    expect(calls).toHaveLength(3);
    const spent = `query($id: ID!) { connectedAccount(id: $id) { issuingTransactions { nodes { financialAccount { id } } } } }`;
    const listed = await gateway.calls(async () =>
      expect(await client.run(spent, { id })).toEqual({
        connectedAccount: { issuingTransactions: { nodes: [{ financialAccount }] } },
      }),
    );
    expect(listed).toEqual(['GET /v1/issuing/transactions']);
  });

  it('is opened with a name, restrictions and features', async () => {
    const { id: accountId } = await anOnboardedAccount(gateway.stripe);
    const platformRestrictions = { inboundFlows: 'UNRESTRICTED' };
    const input = { accountId, nickname: 'Payroll', platformRestrictions, features: ['CARD_ISSUING'] };
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-1', ...input })).toMatchObject({
      financialAccount: {
        status: 'OPEN',
        nickname: 'Payroll',
        activeFeatures: ['CARD_ISSUING'],
        features: { cardIssuing: { status: 'ACTIVE' } },
        balance: { cash: [{ amount: 0, currency: 'USD' }] },
      },
      userErrors: [],
    });
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-2', accountId, nickname: ' ' })).toMatchObject({
      financialAccount: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'nickname'] }],
    });
  });

  it('is not opened before the account asked for Treasury, which the answer says', async () => {
    const { id: accountId } = await gateway.stripe.accounts.create({ country: 'US' });
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-3', accountId })).toMatchObject({
      financialAccount: null,
      userErrors: [{ __typename: 'CapabilityPending', capability: 'treasury', status: 'unrequested' }],
    });
  });

  it('needs an account that is named, and one financial account per key', async () => {
    const { id: accountId } = await anOnboardedAccount(gateway.stripe);
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-4' })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'accountId'] }],
    });
    const first = await write('openFinancialAccount', { idempotencyKey: 'open-5', accountId });
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-5', accountId })).toEqual(first);
    const bound = await gateway.viewer({ accounts: [accountId] });
    expect(await write('openFinancialAccount', { idempotencyKey: 'open-6' }, bound)).toMatchObject({ userErrors: [] });
    const { data } = await gateway.stripe.treasury.financialAccounts.list({}, { stripeAccount: accountId });
    expect(data).toHaveLength(2);
  });

  it('whose outbound flows are restricted declines every authorization, and says so', async () => {
    const given = await aCardProgram(gateway.stripe);
    const financialAccountId = `${given.account}/${given.financialAccount}`;
    const input = { financialAccountId, platformRestrictions: { outboundFlows: 'RESTRICTED' } };
    expect(await write('updateFinancialAccount', { idempotencyKey: 'update-1', ...input })).toMatchObject({
      financialAccount: { platformRestrictions: { inboundFlows: 'UNRESTRICTED', outboundFlows: 'RESTRICTED' } },
      userErrors: [],
    });
    const declined = await anAuthorization(gateway.stripe, given.account, { card: given.card });
    expect(declined.approved).toBe(false);
    const lifted = { financialAccountId, platformRestrictions: { outboundFlows: 'UNRESTRICTED' } };
    await write('updateFinancialAccount', { idempotencyKey: 'update-2', ...lifted });
    expect((await anAuthorization(gateway.stripe, given.account, { card: given.card })).approved).toBe(true);
  });

  it('changes its name and metadata, and loses its name to an empty one', async () => {
    const { id: financialAccountId } = await open();
    const change = (key: string, nickname: string) =>
      write('updateFinancialAccount', { idempotencyKey: key, financialAccountId, nickname });
    expect(await change('update-3', 'Rent')).toMatchObject({ financialAccount: { nickname: 'Rent' } });
    expect(await change('update-4', '')).toMatchObject({ financialAccount: { nickname: null } });
    const wrong = { idempotencyKey: 'update-5', financialAccountId: 'acct_1/ic_1' };
    expect(await write('updateFinancialAccount', wrong)).toMatchObject({
      financialAccount: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'financialAccountId'] }],
    });
  });

  it('gets and gives up features', async () => {
    const { id: financialAccountId } = await open();
    const request = ['OUTBOUND_PAYMENTS_ACH', 'OUTBOUND_TRANSFERS_US_DOMESTIC_WIRE'];
    const input = { financialAccountId, request, withdraw: ['INTRA_STRIPE_FLOWS'] };
    expect(await write('requestFinancialAccountFeatures', { idempotencyKey: 'features-1', ...input })).toMatchObject({
      financialAccount: {
        activeFeatures: expect.not.arrayContaining(['INTRA_STRIPE_FLOWS']),
        features: { outboundPaymentsAch: { status: 'ACTIVE' }, cardIssuing: { status: 'ACTIVE' } },
      },
      userErrors: [],
    });
    for (const [key, names] of [
      ['none', {}],
      ['both', { request, withdraw: request }],
    ] as const) {
      const fault = { idempotencyKey: `features-${key}`, financialAccountId, ...names };
      expect(await write('requestFinancialAccountFeatures', fault)).toMatchObject({
        financialAccount: null,
        userErrors: [{ code: 'INVALID_INPUT' }],
      });
    }
  });

  it('whose account is not verified shows which features are restricted, and why', async () => {
    const { id: accountId } = await anAccountBeforeTerms(gateway.stripe);
    const input = { idempotencyKey: 'open-7', accountId, features: ['CARD_ISSUING'] };
    expect(await write('openFinancialAccount', input)).toMatchObject({
      financialAccount: {
        activeFeatures: [],
        features: {
          cardIssuing: {
            status: 'RESTRICTED',
            statusDetails: [{ code: 'REQUIREMENTS_PAST_DUE', resolution: 'PROVIDE_INFORMATION' }],
          },
        },
      },
    });
  });

  it('receives money in a simulation, once per key', async () => {
    const { id: financialAccountId } = await open();
    const document = `mutation($input: SimulateReceivedCreditInput!) { simulateReceivedCredit(input: $input) {
      receivedCreditId financialAccount { balance { cash { amount currency } } } ${ERRORS} } }`;
    const input = {
      idempotencyKey: 'credit-1',
      financialAccountId,
      amount: 2 ** 31,
      bankAccount: { holderName: 'Ada' },
      network: 'RTP',
    };
    for (const _ of [1, 2]) {
      expect(await client.run(document, { input })).toEqual({
        simulateReceivedCredit: {
          receivedCreditId: expect.stringMatching(/^rc_/),
          financialAccount: { balance: { cash: [{ amount: 2 ** 31, currency: 'USD' }] } },
          userErrors: [],
        },
      });
    }
  });

  it('receives nothing that is no amount, in no currency, or without permission', async () => {
    const { id: financialAccountId } = await open();
    const input = { idempotencyKey: 'credit-2', financialAccountId, amount: -1, currency: 'XXQ' };
    const calls = await gateway.calls(async () =>
      expect(await write('simulateReceivedCredit', input)).toMatchObject({
        financialAccount: null,
        userErrors: [{ path: ['input', 'amount'] }, { path: ['input', 'currency'] }],
      }),
    );
    expect(calls).toEqual([]);
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['financial_accounts:read'] });
    const error = await reader.refused(mutation('simulateReceivedCredit'), { input });
    expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'simulations:write' });
  });

  it('is closed when it is empty, and is changed no more', async () => {
    const { account, id: financialAccountId } = await open();
    const quiet = { idempotencyKey: 'close-1', financialAccountId };
    expect(await write('closeFinancialAccount', quiet)).toMatchObject({
      financialAccount: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'forwardTo'] }],
    });
    const { id: other } = await aFinancialAccount(gateway.stripe, account, 0);
    const forwardTo = { financialAccountId: `${account}/${other}` };
    const close = { idempotencyKey: 'close-2', financialAccountId, forwardTo };
    expect(await write('closeFinancialAccount', close)).toMatchObject({
      financialAccount: { status: 'CLOSED', closedReasons: ['CLOSED_BY_PLATFORM'] },
      userErrors: [],
    });
    const rename = { idempotencyKey: 'close-3', financialAccountId, nickname: 'Closed' };
    expect(await write('updateFinancialAccount', rename)).toMatchObject({
      userErrors: [{ __typename: 'InvalidState', state: 'closed' }],
    });
  });

  it('is not closed while money is in it or cards spend from it', async () => {
    for (const cash of [5000, 0]) {
      const given = await aCardProgram(gateway.stripe, cash);
      const financialAccountId = `${given.account}/${given.financialAccount}`;
      const { id: other } = await aFinancialAccount(gateway.stripe, given.account, 0);
      const forwardTo = { financialAccountId: `${given.account}/${other}` };
      const close = { idempotencyKey: `close-full-${cash}`, financialAccountId, forwardTo };
      expect(await write('closeFinancialAccount', close)).toMatchObject({
        financialAccount: null,
        userErrors: [{ __typename: 'InvalidState', state: 'open', path: ['input', 'financialAccountId'] }],
      });
    }
  });
});
