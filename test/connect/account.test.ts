import type { Client } from '../kit/client.js';
import {
  ADDRESS,
  aFinancialAccount,
  anAccountBeforeTerms,
  anOnboardedAccount,
  VERIFIED_BUSINESS,
} from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = `userErrors { __typename code path retryable ... on CapabilityPending { capability status requirements } }`;
const CREATE = `mutation($input: CreateConnectedAccountInput!) { createConnectedAccount(input: $input) {
  account { id email country businessType type capabilities { name status } requirements { pastDue }
    controller { feePayer lossBearer requirementCollection dashboardType } company { name taxIdProvided structure } }
  ${ERRORS} } }`;
const UPDATE = `mutation($input: UpdateConnectedAccountInput!) { updateConnectedAccount(input: $input) {
  account { id email businessProfile { name mcc } capabilities { name status } } ${ERRORS} } }`;
const READ = `query($id: ID!) { connectedAccount(id: $id) { id email individual { firstName lastName ssnLast4Provided }
  settings { cardIssuingTosAcceptance { ip acceptedAt } treasuryTosAcceptance { ip } payouts { interval } }
  businessProfile { annualRevenue { amount { amount currency } fiscalYearEnd } } metadata { key value } } }`;

describe('A connected account', () => {
  let gateway: Gateway;
  let client: Client;

  beforeAll(async () => {
    gateway = await startGateway();
    client = gateway.client;
  });
  afterAll(() => gateway.close());

  const create = async (input: object, by = client) =>
    (await by.run<{ createConnectedAccount: Payload }>(CREATE, { input })).createConnectedAccount;

  it('shows what Stripe knows of it, and no number that identifies a person', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe, { metadata: { tenant: '42' } });
    expect(await client.run(READ, { id })).toEqual({
      connectedAccount: {
        id,
        email: 'owner@bikeshop.example',
        individual: { firstName: 'Mina', lastName: 'Okafor', ssnLast4Provided: true },
        settings: {
          cardIssuingTosAcceptance: { ip: '203.0.113.9', acceptedAt: '2026-10-26T07:33:20.000Z' },
          treasuryTosAcceptance: { ip: '203.0.113.9' },
          payouts: { interval: expect.any(String) },
        },
        businessProfile: {
          annualRevenue: { amount: { amount: 12_000_000, currency: 'USD' }, fiscalYearEnd: '2025-12-31' },
        },
        metadata: [{ key: 'tenant', value: '42' }],
      },
    });
  });

  it('that does not exist is not found', async () => {
    const error = await client.refused(READ, { id: 'acct_missing' });
    expect(error.extensions.code).toBe('NOT_FOUND');
  });

  it('costs no call of its own while only its id and edges are asked', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    await aFinancialAccount(gateway.stripe, id);
    const document = `query($id: ID!) { connectedAccount(id: $id) { id
      financialAccounts { nodes { id account { id } } } balance { available { amount { amount } } }
      again: balance { issuingAvailable { amount { amount } } } } }`;
    const calls = await gateway.calls(() => client.run(document, { id }));
    expect(calls.sort()).toEqual(['GET /v1/balance', 'GET /v1/treasury/financial_accounts']);
  });

  it('is there though a filter of its list names nothing', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const document = `query($id: ID!, $of: ID!) { connectedAccount(id: $id) { id disputes(issuingTransactionId: $of) {
      nodes { id } } } }`;
    const { data } = await gateway.client.ask(document, { id, of: `${id}/ipi_1Missing` });
    expect(data).toEqual({ connectedAccount: { id, disputes: null } });
  });

  it('shows its balance to those who may read balances only', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const document = `query($id: ID!) { connectedAccount(id: $id) { id balance { livemode } } }`;
    expect(await client.run(document, { id })).toMatchObject({ connectedAccount: { balance: { livemode: false } } });
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['accounts:read'] });
    const { data, errors } = await reader.ask(document, { id });
    expect(data).toEqual({ connectedAccount: { id, balance: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'balances:read' });
  });

  it('is made with the one configuration that can issue cards', async () => {
    const input = { idempotencyKey: 'create-1', ...VERIFIED_BUSINESS, capabilities: ['CARD_ISSUING', 'TRANSFERS'] };
    const { account, userErrors } = await create(input);
    expect(userErrors).toEqual([]);
    expect(account).toMatchObject({
      email: 'owner@bikeshop.example',
      country: 'US',
      businessType: 'INDIVIDUAL',
      type: 'NONE',
      capabilities: [
        { name: 'CARD_ISSUING', status: 'ACTIVE' },
        { name: 'TRANSFERS', status: 'ACTIVE' },
      ],
      controller: {
        feePayer: 'APPLICATION',
        lossBearer: 'APPLICATION',
        requirementCollection: 'APPLICATION',
        dashboardType: 'NONE',
      },
    });
  });

  it('is made once for one key, and another input under the key is refused', async () => {
    const input = { idempotencyKey: 'create-2', email: 'a@shop.example' };
    const first = await create(input);
    const calls = await gateway.calls(async () => expect((await create(input)).account?.id).toBe(first.account?.id));
    expect(calls).toEqual(['POST /v1/accounts']);
    const conflict = await create({ ...input, email: 'b@shop.example' });
    expect(conflict).toMatchObject({ account: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
  });

  it('is its maker’s at once and after that, and nobody else’s', async () => {
    const [maker, other] = [await gateway.viewer({ accounts: [] }), await gateway.viewer({ accounts: [] })];
    const { account } = await create({ idempotencyKey: 'create-3', email: 'mine@shop.example' }, maker);
    const id = account?.id;
    expect(await maker.run(READ, { id })).toMatchObject({ connectedAccount: { email: 'mine@shop.example' } });
    expect((await other.refused(READ, { id })).extensions.code).toBe('NOT_FOUND');
  });

  it('of a company is made with its representative, and shows no tax id', async () => {
    const { account, userErrors } = await create({
      idempotencyKey: 'create-4',
      businessType: 'COMPANY',
      company: {
        name: 'Bikes LLC',
        taxId: '000000000',
        structure: 'MULTI_MEMBER_LLC',
        address: VERIFIED_BUSINESS.individual.address,
      },
      representative: { firstName: 'Mina', lastName: 'Okafor', title: 'CEO', executive: true },
    });
    expect(userErrors).toEqual([]);
    expect(account).toMatchObject({
      businessType: 'COMPANY',
      company: { name: 'Bikes LLC', taxIdProvided: true, structure: 'MULTI_MEMBER_LLC' },
    });
    const persons = await gateway.stripe.accounts.listPersons(account?.id ?? '');
    expect(persons.data).toMatchObject([{ first_name: 'Mina', relationship: { representative: true, title: 'CEO' } }]);
  });

  it('that was made although its representative is refused is in the answer', async () => {
    const input = { businessType: 'COMPANY', representative: { firstName: 'Mina', idNumber: '12' } };
    const { account, userErrors } = await create({ idempotencyKey: 'create-5', ...input });
    expect(account?.id).toMatch(/^acct_/);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'representative', 'idNumber'] }]);
  });

  it('is refused with all faults of its input at once, without a Stripe call', async () => {
    const input = {
      idempotencyKey: 'create-6',
      email: 'nobody',
      country: 'Utopia',
      businessType: 'INDIVIDUAL',
      businessProfile: { mcc: 'bike', annualRevenue: { amount: -1, currency: 'XXQ', fiscalYearEnd: '2025-02-30' } },
      individual: { dob: { day: 31, month: 2, year: 1990 }, phone: '0', address: { line1: 'Market' }, ssnLast4: '1' },
      representative: { firstName: 'Mina' },
      tosAcceptance: { acceptedAt: '2026-10-26T07:33:20Z', ip: 'home' },
      capabilities: ['UNRECOGNIZED'],
    };
    const calls = await gateway.calls(async () => {
      const { account, userErrors } = await create(input);
      expect(account).toBeNull();
      expect(userErrors.map(({ path }) => path.slice(1).join('.')).sort()).toEqual([
        'businessProfile.annualRevenue.amount',
        'businessProfile.annualRevenue.currency',
        'businessProfile.annualRevenue.fiscalYearEnd',
        'businessProfile.mcc',
        'capabilities',
        'country',
        'email',
        'individual.address.city',
        'individual.address.country',
        'individual.address.postalCode',
        'individual.dob',
        'individual.phone',
        'individual.ssnLast4',
        'representative',
        'tosAcceptance.ip',
      ]);
    });
    expect(calls).toEqual([]);
  });

  it('is not made by who may not write accounts', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['accounts:read'] });
    const error = await reader.refused(CREATE, { input: { idempotencyKey: 'create-7' } });
    expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'accounts:write' });
  });

  it('gets active when the missing terms are told', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const told = { tosAcceptance: VERIFIED_BUSINESS.tosAcceptance, settings: VERIFIED_BUSINESS.settings };
    const input = { idempotencyKey: 'update-1', accountId: id, email: 'new@bikeshop.example', ...told };
    expect(await client.run(UPDATE, { input })).toMatchObject({
      updateConnectedAccount: {
        account: {
          id,
          email: 'new@bikeshop.example',
          businessProfile: { name: 'Bike Shop', mcc: '5940' },
          capabilities: expect.arrayContaining([{ name: 'CARD_ISSUING', status: 'ACTIVE' }]),
        },
        userErrors: [],
      },
    });
  });

  it('has one representative, whom a second telling changes', async () => {
    const { account } = await create({ idempotencyKey: 'update-2', businessType: 'COMPANY' });
    for (const title of ['CEO', 'President']) {
      const representative = { firstName: 'Mina', title };
      const input = { idempotencyKey: `update-2-${title}`, accountId: account?.id, representative };
      expect(await client.run(UPDATE, { input })).toMatchObject({ updateConnectedAccount: { userErrors: [] } });
    }
    const persons = await gateway.stripe.accounts.listPersons(account?.id ?? '');
    expect(persons.data.map(({ relationship }) => relationship?.title)).toEqual(['President']);
  });

  it('of somebody else is not found by an update, without a Stripe call', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const input = { idempotencyKey: 'update-3', accountId: id, email: 'x@shop.example' };
    const calls = await gateway.calls(async () =>
      expect(await other.run(UPDATE, { input })).toMatchObject({
        updateConnectedAccount: { account: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'accountId'] }] },
      }),
    );
    expect(calls).toEqual([]);
  });

  it('gets capabilities on request, and none without a name', async () => {
    const document = `mutation($input: RequestCapabilitiesInput!) { requestCapabilities(input: $input) {
      account { capabilities { name status } } ${ERRORS} } }`;
    const { account } = await create({ idempotencyKey: 'request-1' });
    const ask = (key: string, capabilities: string[]) =>
      client.run(document, { input: { idempotencyKey: key, accountId: account?.id, capabilities } });
    expect(await ask('request-2', ['TREASURY', 'TRANSFERS'])).toMatchObject({
      requestCapabilities: {
        account: {
          capabilities: [
            { name: 'TRANSFERS', status: 'INACTIVE' },
            { name: 'TREASURY', status: 'INACTIVE' },
          ],
        },
        userErrors: [],
      },
    });
    expect(await ask('request-3', [])).toMatchObject({
      requestCapabilities: { account: null, userErrors: [{ path: ['input', 'capabilities'] }] },
    });
  });

  it('knows the address that its makers gave it', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe, {
      business_profile: { support_address: ADDRESS, name: 'Bike Shop' },
    });
    const document = `query($id: ID!) { connectedAccount(id: $id) { businessProfile { supportAddress { city postalCode } } } }`;
    expect(await client.run(document, { id })).toEqual({
      connectedAccount: { businessProfile: { supportAddress: { city: 'San Francisco', postalCode: '94104' } } },
    });
  });
});

interface Payload {
  readonly account: { readonly id: string; readonly capabilities: unknown } | null;
  readonly userErrors: readonly { readonly path: readonly string[] }[];
}
