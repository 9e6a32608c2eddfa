import { anAccountBeforeTerms } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = 'userErrors { __typename code message path retryable }';
const WHOLE = `id stripeId type last4 country currency defaultForCurrency availablePayoutMethods fingerprint
  bankAccount { bankName routingNumber accountHolderName accountHolderType accountType status
    requirements { currentlyDue pastDue pendingVerification errors { code } } futureRequirements { currentlyDue } }
  debitCard { brand expMonth expYear name funding address { line1 postalCode } addressLine1Check addressPostalCodeCheck cvcCheck }
  metadata { key value }`;
const CREATE = `mutation($input: CreateExternalAccountInput!) { createExternalAccount(input: $input) {
  externalAccount { ${WHOLE} } account { id } ${ERRORS} } }`;
const UPDATE = `mutation($input: UpdateExternalAccountInput!) { updateExternalAccount(input: $input) {
  externalAccount { ${WHOLE} } ${ERRORS} } }`;
const DELETE = `mutation($input: DeleteExternalAccountInput!) { deleteExternalAccount(input: $input) {
  deletedExternalAccountId account { id } ${ERRORS} } }`;
const READ = `query($id: ID!) { externalAccount(id: $id) { __typename ${WHOLE} } }`;
const LIST = `query($id: ID!, $first: Int, $type: ExternalAccountTypeInput) { connectedAccount(id: $id) {
  externalAccounts(first: $first, type: $type) { nodes { id last4 defaultForCurrency } pageInfo { hasNextPage } } } }`;

const NUMBER = '000123456789';
const bankAccount = {
  accountNumber: NUMBER,
  routingNumber: '110000000',
  country: 'US',
  currency: 'USD',
  accountHolderName: 'Bike Shop LLC',
  accountHolderType: 'COMPANY',
};

interface Payload {
  readonly externalAccount: { readonly id: string; readonly defaultForCurrency: boolean } | null;
  readonly userErrors: readonly unknown[];
}

describe('What an account is paid out to', () => {
  let gateway: Gateway;
  let account: string;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  beforeEach(async () => (account = (await anAccountBeforeTerms(gateway.stripe)).id));
  afterAll(() => gateway.close());

  const key = () => `external-${++keys}`;
  const path = (id = '') => `/v1/accounts/${account}/external_accounts${id && `/${id.split('/')[1]}`}`;
  const create = async (input: object, by = gateway.client) =>
    (
      await by.run<{ createExternalAccount: Payload }>(CREATE, {
        input: { idempotencyKey: key(), accountId: account, ...input },
      })
    ).createExternalAccount;
  const update = async (input: object) =>
    (
      await gateway.client.run<{ updateExternalAccount: Payload }>(UPDATE, {
        input: { idempotencyKey: key(), ...input },
      })
    ).updateExternalAccount;
  const remove = async (externalAccountId: string) =>
    (
      await gateway.client.run<{ deleteExternalAccount: object }>(DELETE, {
        input: { idempotencyKey: key(), externalAccountId },
      })
    ).deleteExternalAccount;
  const aBankAccount = async (accountNumber = NUMBER) =>
    (await create({ source: { bankAccount: { ...bankAccount, accountNumber } } })).externalAccount!.id;
  const aCard = async () => (await create({ source: { token: 'tok_visa_debit' } })).externalAccount!.id;

  it('is a bank account, made by one Stripe call and shown whole but for its number', async () => {
    const calls = await gateway.calls(async () => {
      const made = await create({ source: { bankAccount }, metadata: [{ key: 'branch', value: '7' }] });
      expect(JSON.stringify(made)).not.toContain(NUMBER);
      expect(made).toEqual({
        externalAccount: {
          id: expect.stringMatching(new RegExp(`^${account}/ba_`)),
          stripeId: expect.stringMatching(/^ba_/),
          type: 'BANK_ACCOUNT',
          last4: '6789',
          country: 'US',
          currency: 'USD',
          defaultForCurrency: true,
          availablePayoutMethods: ['STANDARD'],
          fingerprint: expect.any(String),
          bankAccount: {
            bankName: 'STRIPE TEST BANK',
            routingNumber: '110000000',
            accountHolderName: 'Bike Shop LLC',
            accountHolderType: 'COMPANY',
            accountType: null,
            status: 'NEW',
            requirements: { currentlyDue: [], pastDue: [], pendingVerification: [], errors: [] },
            futureRequirements: { currentlyDue: [] },
          },
          debitCard: null,
          metadata: [{ key: 'branch', value: '7' }],
        },
        account: { id: account },
        userErrors: [],
      });
    });
    expect(calls).toEqual([`POST ${path()}`]);
  });

  it('is a debit card, by token alone', async () => {
    expect(await create({ source: { token: 'tok_visa_debit' } })).toMatchObject({
      externalAccount: {
        id: expect.stringMatching(/\/card_/),
        type: 'CARD',
        last4: '5556',
        availablePayoutMethods: ['STANDARD', 'INSTANT'],
        bankAccount: null,
        debitCard: { brand: 'Visa', expMonth: 8, funding: 'debit', address: null },
      },
      userErrors: [],
    });
  });

  it('is read by one call of the platform, and as a node', async () => {
    for (const id of [await aBankAccount(), await aCard()]) {
      const calls = await gateway.calls(async () =>
        expect(await gateway.client.run(READ, { id })).toMatchObject({ externalAccount: { id } }),
      );
      expect(calls).toEqual([`GET ${path(id)}`]);
      const node = 'query($id: ID!) { node(id: $id) { __typename id ... on ExternalAccount { last4 } } }';
      expect(await gateway.client.run(node, { id })).toMatchObject({ node: { __typename: 'ExternalAccount', id } });
    }
  });

  it('is listed with the account by one call, all or of one type', async () => {
    const [bank, card] = [await aBankAccount(), await aCard()];
    const list = async (variables: object) =>
      (
        await gateway.client.run<{ connectedAccount: { externalAccounts: { nodes: { id: string }[] } } }>(LIST, {
          id: account,
          ...variables,
        })
      ).connectedAccount.externalAccounts;
    const calls = await gateway.calls(async () =>
      expect((await list({ first: 5 })).nodes.map(({ id }) => id).sort()).toEqual([bank, card].sort()),
    );
    expect(calls).toEqual([`GET ${path()}`]);
    expect(await list({ type: 'CARD' })).toMatchObject({ nodes: [{ id: card }] });
    expect(await list({ first: 1 })).toMatchObject({ pageInfo: { hasNextPage: true } });
  });

  it('is the default of its currency once it is told to be', async () => {
    const [first, second] = [await aBankAccount(), await aBankAccount('000111111116')];
    const calls = await gateway.calls(async () =>
      expect(await update({ externalAccountId: second, defaultForCurrency: true })).toMatchObject({
        externalAccount: { id: second, defaultForCurrency: true },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`POST ${path(second)}`]);
    expect(await gateway.client.run(READ, { id: first })).toMatchObject({
      externalAccount: { defaultForCurrency: false },
    });
    expect(await create({ source: { token: 'btok_us_verified_noAccount' }, defaultForCurrency: true })).toMatchObject({
      userErrors: [{ __typename: 'InvalidInput', path: ['input', 'source', 'token'] }],
    });
  });

  it('is changed in what is named alone', async () => {
    const bank = await aBankAccount();
    expect(
      await update({ externalAccountId: bank, accountHolderName: 'Ada Obi', accountType: 'CHECKING' }),
    ).toMatchObject({
      externalAccount: {
        bankAccount: { accountHolderName: 'Ada Obi', accountHolderType: 'COMPANY', accountType: 'CHECKING' },
      },
      userErrors: [],
    });
    const cardAddress = { line1: '1 Main', city: 'Reno', state: 'NV', postalCode: '89501', country: 'US' };
    const change = { expMonth: 2, expYear: 2031, cardName: 'Ada Obi', cardAddress };
    expect(await update({ externalAccountId: await aCard(), ...change })).toMatchObject({
      externalAccount: {
        debitCard: { expMonth: 2, expYear: 2031, name: 'Ada Obi', address: { line1: '1 Main', postalCode: '89501' } },
      },
      userErrors: [],
    });
  });

  it('is removed, but not while payouts need it', async () => {
    const [kept, spare] = [await aBankAccount(), await aBankAccount('000111111116')];
    const calls = await gateway.calls(async () =>
      expect(await remove(spare)).toEqual({
        deletedExternalAccountId: spare,
        account: { id: account },
        userErrors: [],
      }),
    );
    expect(calls).toEqual([`DELETE ${path(spare)}`]);
    expect(await remove(kept)).toMatchObject({
      deletedExternalAccountId: null,
      userErrors: [{ __typename: 'InvalidState', path: ['input', 'externalAccountId'] }],
    });
    expect(await remove(spare)).toMatchObject({
      userErrors: [{ __typename: 'NotFound', path: ['input', 'externalAccountId'] }],
    });
  });

  it('is not added twice, and not by a token that is none', async () => {
    await aBankAccount();
    expect(await create({ source: { bankAccount } })).toMatchObject({
      externalAccount: null,
      userErrors: [{ __typename: 'InvalidInput', path: ['input', 'source', 'bankAccount'] }],
    });
    expect(await create({ source: { token: 'btok_missing' } })).toMatchObject({
      userErrors: [{ path: ['input', 'source', 'token'] }],
    });
  });

  it('in a country that Stripe does not serve is refused at the country', async () => {
    expect(
      await create({ source: { bankAccount: { accountNumber: 'GB29NWBK60161331926819', country: 'GB' } } }),
    ).toMatchObject({
      userErrors: [{ __typename: 'InvalidInput', path: ['input', 'source', 'bankAccount', 'country'] }],
    });
  });

  it('is checked in all that is said of it before anything is sent, and no fault repeats its number', async () => {
    const calls = await gateway.calls(async () => {
      const wrong = { accountNumber: '1?', routingNumber: '12', country: 'US', currency: 'XXQ' };
      const { userErrors } = await create({ source: { bankAccount: wrong } });
      expect(userErrors).toEqual(
        ['accountNumber', 'currency', 'routingNumber'].map((field) =>
          expect.objectContaining({ code: 'INVALID_INPUT', path: ['input', 'source', 'bankAccount', field] }),
        ),
      );
      expect(JSON.stringify(userErrors)).not.toContain('1?');
      const foreign = { expMonth: 13, expYear: 31, cardName: 'A', defaultForCurrency: false, ownershipFileIds: ['x'] };
      const faults = (await update({ externalAccountId: `${account}/ba_1Missing`, ...foreign })).userErrors;
      expect(faults).toHaveLength(7);
      expect(await update({ externalAccountId: `${account}/card_1`, accountType: 'CHECKING' })).toMatchObject({
        userErrors: [{ path: ['input', 'accountType'] }],
      });
      expect(await update({ externalAccountId: `${account}/ic_1` })).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'externalAccountId'] }],
      });
    });
    expect(calls).toEqual([]);
  });

  it('of another account is neither read, changed nor removed', async () => {
    const id = await aBankAccount();
    const other = await gateway.viewer({ accounts: [(await anAccountBeforeTerms(gateway.stripe)).id] });
    const input = { idempotencyKey: key(), externalAccountId: id };
    const missing = { userErrors: [{ code: 'NOT_FOUND', path: ['input', 'externalAccountId'] }] };
    const calls = await gateway.calls(async () => {
      expect((await other.refused(READ, { id })).extensions.code).toBe('NOT_FOUND');
      expect(await other.run(DELETE, { input })).toMatchObject({ deleteExternalAccount: missing });
      expect(await other.run(UPDATE, { input })).toMatchObject({ updateExternalAccount: missing });
    });
    expect(calls).toEqual([]);
  });

  it('is read with accounts:read and changed with accounts:write alone', async () => {
    const id = await aBankAccount();
    const cards = await gateway.viewer({ accounts: [account], permissions: ['cards:read'] });
    expect((await cards.refused(READ, { id })).extensions.code).toBe('FORBIDDEN');
    const reader = await gateway.viewer({ accounts: [account], permissions: ['accounts:read'] });
    expect(await reader.run(READ, { id })).toMatchObject({ externalAccount: { id } });
    const input = { idempotencyKey: key(), externalAccountId: id };
    expect((await reader.refused(DELETE, { input })).extensions.code).toBe('FORBIDDEN');
  });
});
