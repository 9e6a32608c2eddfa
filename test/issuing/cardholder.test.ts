import { ADDRESS, anAccountBeforeTerms, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCard, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Written {
  readonly made: {
    readonly cardholder: { readonly id: string; readonly stripeId: string; readonly [field: string]: unknown } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const CREATE = `mutation($input: CreateCardholderInput!) {
  made: createCardholder(input: $input) {
    cardholder { id stripeId name type status email phoneNumber preferredLocales
      billing { line1 city state postalCode country } individual { firstName dateOfBirth { day month year } } }
    userErrors { __typename code path ... on CapabilityPending { capability retryable } }
  }
}`;

const UPDATE = `mutation($input: UpdateCardholderInput!) {
  made: updateCardholder(input: $input) {
    cardholder { id stripeId name email status phoneNumber billing { line1 postalCode } }
    userErrors { __typename code path }
  }
}`;

const WHOLE = `query($id: ID!) {
  cardholder(id: $id) {
    id stripeId name type status email phoneNumber preferredLocales createdAt livemode
    billing { line1 line2 city state postalCode country }
    requirements { disabledReason pastDue }
    individual {
      firstName lastName dateOfBirth { day month year } userTermsAcceptance { acceptedAt ip userAgent } document { frontId backId }
    }
    company { taxIdProvided }
    spendingControls { spendingLimits { amount { amount currency } interval categories } blockedCategories }
    metadata { key value }
  }
}`;

const BILLING = { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' };

describe('A cardholder', () => {
  let gateway: Gateway;
  let account: string;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
  });
  afterAll(() => gateway.close());

  const create = async (input: Record<string, unknown>) => {
    const billing = { line1: ADDRESS.line1, city: 'San Francisco', postalCode: '94104', country: 'US' };
    const whole = { accountId: account, name: 'Ada Park', billing, ...input };
    return (await gateway.client.run<Written>(CREATE, { input: whole })).made;
  };
  const update = async (input: Record<string, unknown>) => (await gateway.client.run<Written>(UPDATE, { input })).made;
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

  it('is shown whole, by one Stripe call', async () => {
    const { id } = await aCardholder(gateway.stripe, account, {
      preferred_locales: ['fr', 'en'],
      metadata: { team: 'north' },
      spending_controls: {
        spending_limits: [{ amount: 2 ** 31, interval: 'monthly' }],
        spending_limits_currency: 'usd',
        blocked_categories: ['betting_casino_gambling'],
      },
    });
    const calls = await gateway.calls(async () => {
      expect(await gateway.client.run(WHOLE, { id: `${account}/${id}` })).toMatchObject({
        cardholder: {
          id: `${account}/${id}`,
          stripeId: id,
          name: 'Riley Chen',
          type: 'INDIVIDUAL',
          status: 'ACTIVE',
          email: 'riley@bikeshop.example',
          phoneNumber: '+14155550123',
          preferredLocales: ['FR', 'EN'],
          livemode: false,
          billing: { ...BILLING, line2: null },
          requirements: { disabledReason: null, pastDue: [] },
          individual: {
            firstName: 'Riley',
            lastName: 'Chen',
            dateOfBirth: { day: 1, month: 11, year: 1985 },
            userTermsAcceptance: { ip: '203.0.113.9', userAgent: null },
            document: null,
          },
          company: null,
          spendingControls: {
            spendingLimits: [{ amount: { amount: 2 ** 31, currency: 'USD' }, interval: 'MONTHLY', categories: [] }],
            blockedCategories: ['BETTING_CASINO_GAMBLING'],
          },
          metadata: [{ key: 'team', value: 'north' }],
        },
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/cardholders/${id}`]);
  });

  it('that is a business never shows its tax id', async () => {
    const { cardholder } = await create({
      idempotencyKey: 'company',
      name: 'Bike Shop Fleet',
      type: 'COMPANY',
      companyTaxId: '000000000',
    });
    const { cardholder: shown } = await gateway.client.run<{ cardholder: unknown }>(WHOLE, { id: cardholder?.id });
    expect(shown).toMatchObject({ type: 'COMPANY', company: { taxIdProvided: true }, individual: null });
    expect(JSON.stringify(shown)).not.toContain('000000000');
  });

  it('who has not accepted the terms shows what is missing', async () => {
    const { id } = await aCardholder(gateway.stripe, account, { individual: { first_name: 'Kai', last_name: 'Roe' } });
    expect(await gateway.client.run(WHOLE, { id: `${account}/${id}` })).toMatchObject({
      cardholder: {
        status: 'ACTIVE',
        requirements: {
          disabledReason: 'REQUIREMENTS_PAST_DUE',
          pastDue: expect.arrayContaining(['individual.card_issuing.user_terms_acceptance.ip']),
        },
      },
    });
  });

  it('is made once, however often the same write is sent', async () => {
    const input = {
      idempotencyKey: 'once',
      individual: { firstName: 'Ada', dateOfBirth: { day: 2, month: 3, year: 1990 } },
    };
    const first = await create(input);
    expect(first).toMatchObject({
      userErrors: [],
      cardholder: { name: 'Ada Park', individual: { firstName: 'Ada', dateOfBirth: { day: 2, month: 3, year: 1990 } } },
    });
    expect((await create(input)).cardholder?.id).toBe(first.cardholder?.id);
    const { userErrors } = await create({ ...input, name: 'Ada Poe' });
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'idempotencyKey'] }]);
  });

  it('is refused with all faults of the input at once, before Stripe is called', async () => {
    const calls = await gateway.calls(async () => {
      const { cardholder, userErrors } = await create({
        idempotencyKey: 'faults',
        name: 'A name that is longer than a card is wide',
        email: 'riley at bikeshop',
        phoneNumber: '555-0100',
        billing: { line1: '510 Market Street', country: 'USA' },
        individual: { firstName: 'Riley', dateOfBirth: { day: 31, month: 2, year: 1990 } },
      });
      expect(cardholder).toBeNull();
      expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
        'input.billing.city',
        'input.billing.country',
        'input.billing.postalCode',
        'input.email',
        'input.individual.dateOfBirth',
        'input.name',
        'input.phoneNumber',
      ]);
    });
    expect(calls).toEqual([]);
  });

  it('is refused by Stripe at the field that Stripe names', async () => {
    const { userErrors } = await create({ idempotencyKey: 'stripe-refuses', name: 'Riley #1' });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'name'] }]);
  });

  it('needs an account that is named and that the viewer reaches', async () => {
    const unnamed = await create({ idempotencyKey: 'unnamed', accountId: null });
    expect(unnamed.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'accountId'] }]);
    const stranger = await gateway.viewer({ accounts: ['acct_0000000000000001'] });
    const input = { idempotencyKey: 'foreign', accountId: account, name: 'Ada Park', billing: BILLING };
    const { made } = await stranger.run<Written>(CREATE, { input });
    expect(made).toMatchObject({ cardholder: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'accountId'] }] });
  });

  it('of an account that may not issue yet is refused with the capability that is missing', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const { userErrors } = await create({ idempotencyKey: 'early', accountId: id });
    expect(userErrors).toMatchObject([
      { __typename: 'CapabilityPending', code: 'CAPABILITY_PENDING', capability: 'card_issuing', retryable: true },
    ]);
  });

  it('is changed where it is named, and nowhere else', async () => {
    const { id } = await aCardholder(gateway.stripe, account);
    const changed = await update({
      idempotencyKey: 'change',
      cardholderId: `${account}/${id}`,
      email: 'chen@bikeshop.example',
      status: 'INACTIVE',
      billing: { ...BILLING, line1: '1 Main Street' },
    });
    expect(changed).toEqual({
      userErrors: [],
      cardholder: {
        id: `${account}/${id}`,
        stripeId: id,
        name: 'Riley Chen',
        email: 'chen@bikeshop.example',
        status: 'INACTIVE',
        phoneNumber: '+14155550123',
        billing: { line1: '1 Main Street', postalCode: '94104' },
      },
    });
  });

  it('that does not exist, or whose id is of another type, is not found', async () => {
    const missing = await update({
      idempotencyKey: 'missing',
      cardholderId: `${account}/ich_missing`,
      email: 'a@b.co',
    });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardholderId'] }]);
    const card = await update({ idempotencyKey: 'a-card', cardholderId: `${account}/ic_1`, email: 'a@b.co' });
    expect(card.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardholderId'] }]);
    const read = await gateway.client.refused(WHOLE, { id: `${account}/ich_missing` });
    expect(read.extensions.code).toBe('NOT_FOUND');
  });

  it('is found by e-mail address, phone number, status and type', async () => {
    const { id: other } = await anOnboardedAccount(gateway.stripe);
    await aCardholder(gateway.stripe, other, { name: 'Ann', email: 'ann@bikeshop.example' });
    await aCardholder(gateway.stripe, other, { name: 'Bob', phone_number: '+14155550177', status: 'inactive' });
    const LIST = `query($id: ID!, $email: String, $phoneNumber: String, $status: CardholderStatus, $type: CardholderType) {
      connectedAccount(id: $id) {
        cardholders(email: $email, phoneNumber: $phoneNumber, status: $status, type: $type) { nodes { name } }
      }
    }`;
    const found = async (filters: Record<string, unknown>) => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { cardholders: { nodes: { name: string }[] } };
      }>(LIST, { id: other, ...filters });
      return names(connectedAccount.cardholders.nodes);
    };
    expect(await found({})).toEqual(['Bob', 'Ann']);
    expect(await found({ email: 'ann@bikeshop.example' })).toEqual(['Ann']);
    expect(await found({ phoneNumber: '+14155550177' })).toEqual(['Bob']);
    expect(await found({ status: 'INACTIVE' })).toEqual(['Bob']);
    expect(await found({ type: 'COMPANY' })).toEqual([]);
  });

  it('lists its cards beside nineteen others in two Stripe calls', async () => {
    const { id: busy } = await anOnboardedAccount(gateway.stripe);
    for (let number = 0; number < 20; number++) {
      const { id: cardholder } = await aCardholder(gateway.stripe, busy);
      for (let card = 0; card < 2; card++) await aCard(gateway.stripe, busy, { cardholder });
    }
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { cardholders: { nodes: { cards: { nodes: unknown[] } }[] } };
      }>(
        `query($id: ID!) {
          connectedAccount(id: $id) { cardholders(first: 20) { nodes { name cards(first: 5) { nodes { last4 } } } } }
        }`,
        { id: busy },
      );
      expect(connectedAccount.cardholders.nodes.map(({ cards }) => cards.nodes.length)).toEqual(Array(20).fill(2));
    });
    expect(calls.sort()).toEqual(['GET /v1/issuing/cardholders', 'GET /v1/issuing/cards']);
  });

  it('is hidden from a viewer who may read cards only, wherever it stands', async () => {
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const { id: card } = await aCard(gateway.stripe, account, { cardholder });
    const viewer = await gateway.viewer({ accounts: [account], permissions: ['cards:read'] });
    const root = await viewer.refused('query($id: ID!) { cardholder(id: $id) { name } }', { id: cardholder });
    expect(root.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'cardholders:read' });
    const edge = await viewer.ask('query($id: ID!) { card(id: $id) { last4 cardholder { name } } }', { id: card });
    expect(edge).toMatchObject({
      data: { card: { cardholder: null } },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('is neither made nor changed by a viewer who may only read', async () => {
    const viewer = await gateway.viewer({ accounts: [account], permissions: ['cardholders:read'] });
    const input = { idempotencyKey: 'reader', name: 'Ada Park', billing: BILLING };
    const refused = await viewer.refused(CREATE, { input });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'cardholders:write' });
  });
});
