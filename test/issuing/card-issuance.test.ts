import { anAccountBeforeTerms } from '../kit/given/accounts.js';
import { aCardProgram } from '../kit/given/cards.js';
import { openCardDesk, OPERATIONS, SHIPPING, type CardDesk } from './card-desk.js';

describe('A card', () => {
  let gateway: CardDesk['gateway'];
  let program: CardDesk['program'];
  let ask: CardDesk['ask'];
  let of: CardDesk['of'];
  let create: CardDesk['create'];

  beforeAll(async () => {
    ({ gateway, program, ask, of, create } = await openCardDesk());
  });
  afterAll(() => gateway.close());

  it('is made for a cardholder, with its rules, and shows what it spends from', async () => {
    expect(
      await create({
        spendingControls: {
          spendingLimits: [{ amount: 2 ** 31, interval: 'MONTHLY', categories: ['FAST_FOOD_RESTAURANTS'] }],
          allowedMerchantCountries: ['US', 'CA'],
        },
        cancelAfterPayments: 1,
        metadata: [{ key: 'trip', value: 'Reno' }],
      }),
    ).toMatchObject({
      userErrors: [],
      card: {
        status: 'ACTIVE',
        currency: 'USD',
        cancelAfterPayments: 1,
        spendingControls: {
          spendingLimits: [
            {
              amount: { amount: 2 ** 31, currency: 'USD' },
              interval: 'MONTHLY',
              categories: ['FAST_FOOD_RESTAURANTS'],
            },
          ],
          allowedMerchantCountries: ['US', 'CA'],
        },
        metadata: [{ key: 'trip', value: 'Reno' }],
      },
      cardholder: { id: of(program.cardholder), name: 'Riley Chen' },
      financialAccount: { stripeId: program.financialAccount },
    });
  });

  it('without limits of its own shows the limit that Stripe sets', async () => {
    expect(await create()).toMatchObject({
      card: { spendingControls: { spendingLimits: [{ amount: { amount: 50_000 }, interval: 'DAILY' }] } },
    });
  });

  it('is refused with all faults of the input at once, before Stripe is called', async () => {
    const calls = await gateway.calls(async () => {
      const { card, userErrors } = await create({
        currency: 'USX',
        shipping: { ...SHIPPING, address: { line1: '510 Market Street' } },
        spendingControls: {
          spendingLimits: [{ amount: -1, interval: 'DAILY' }],
          allowedCategories: ['BAKERIES'],
          blockedCategories: ['BANDS_ORCHESTRAS'],
        },
      });
      expect(card).toBeNull();
      expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
        'input.currency',
        'input.shipping',
        'input.shipping.address.city',
        'input.shipping.address.country',
        'input.shipping.address.postalCode',
        'input.spendingControls.blockedCategories',
        'input.spendingControls.spendingLimits.0.amount',
      ]);
    });
    expect(calls).toEqual([]);
  });

  it('is refused for ids that lead nowhere, and for ids of two accounts', async () => {
    expect((await create({ cardholderId: of('ich_missing') })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'cardholderId'] },
    ]);
    expect((await create({ financialAccountId: of('fa_missing') })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'financialAccountId'] },
    ]);
    const other = await aCardProgram(gateway.stripe);
    const mixed = await create({ financialAccountId: `${other.account}/${other.financialAccount}` });
    expect(mixed.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'financialAccountId'] }]);
  });

  it('of an account that may not issue yet is refused with the capability, and can be retried with the same key', async () => {
    const { id: account } = await anAccountBeforeTerms(gateway.stripe);
    const early = {
      idempotencyKey: 'early',
      accountId: account,
      currency: 'USD',
      type: 'VIRTUAL',
      cardholder: {
        new: {
          name: 'Ada Park',
          billing: SHIPPING.address,
          individual: { firstName: 'Ada', lastName: 'Park' },
        },
      },
    };
    expect((await ask('issue', early)).userErrors).toMatchObject([
      { __typename: 'CapabilityPending', capability: 'card_issuing', retryable: true },
    ]);
    const terms = { date: 1_793_000_000, ip: '203.0.113.9' };
    await gateway.stripe.accounts.update(account, {
      tos_acceptance: terms,
      settings: { card_issuing: { tos_acceptance: terms }, treasury: { tos_acceptance: terms } },
    });
    expect(await ask('issue', early)).toMatchObject({ userErrors: [], cardholder: { name: 'Ada Park' } });
  });

  it('is refused on a financial account whose feature is not active, with its name', async () => {
    const on = { stripeAccount: program.account };
    const bare = await gateway.stripe.treasury.financialAccounts.create({ supported_currencies: ['usd'] }, on);
    expect((await create({ financialAccountId: of(bare.id) })).userErrors).toMatchObject([
      {
        __typename: 'FeatureInactive',
        feature: 'card_issuing',
        path: ['input', 'financialAccountId'],
        retryable: true,
      },
    ]);
  });

  it('is issued with a new cardholder, neither of them twice', async () => {
    const input = {
      idempotencyKey: 'issue-once',
      financialAccountId: of(program.financialAccount),
      currency: 'USD',
      type: 'VIRTUAL',
      status: 'ACTIVE',
      cardholder: {
        new: {
          name: 'Ada Park',
          email: 'ada@bikeshop.example',
          billing: SHIPPING.address,
          individual: {
            firstName: 'Ada',
            lastName: 'Park',
            userTermsAcceptance: { acceptedAt: '2026-10-01T00:00:00Z', ip: '203.0.113.9' },
          },
        },
      },
    };
    const first = await ask('issue', input);
    expect(first).toMatchObject({ userErrors: [], card: { status: 'ACTIVE' }, cardholder: { name: 'Ada Park' } });
    const again = await ask('issue', input);
    expect([again.card?.id, again.cardholder?.id]).toEqual([first.card?.id, first.cardholder?.id]);
  });

  it('is issued to a cardholder who exists, or refused at what is wrong with a new one', async () => {
    const rest = { currency: 'USD', type: 'VIRTUAL' };
    expect(await ask('issue', { ...rest, cardholder: { id: of(program.cardholder) } })).toMatchObject({
      userErrors: [],
      cardholder: { id: of(program.cardholder) },
      financialAccount: null,
    });
    const { userErrors } = await ask('issue', {
      ...rest,
      accountId: program.account,
      cardholder: { new: { name: 'Ada Park', email: 'ada at home', billing: SHIPPING.address } },
    });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'cardholder', 'new', 'email'] }]);
    const unprintable = await ask('issue', {
      ...rest,
      accountId: program.account,
      cardholder: { new: { name: 'Ada #1', billing: SHIPPING.address } },
    });
    expect(unprintable.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'cardholder', 'new', 'name'] },
    ]);
    const both = await gateway.client.refused(OPERATIONS.issue, {
      input: {
        ...rest,
        idempotencyKey: 'both',
        cardholder: { id: of(program.cardholder), new: { name: 'Ada', billing: {} } },
      },
    });
    expect(both.extensions.code).toBe('BAD_USER_INPUT');
  });
});
