import { ADDRESS, aFinancialAccount, anAccountBeforeTerms, anOnboardedAccount } from '../kit/given/accounts.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Written {
  readonly done: {
    readonly card: { readonly id: string; readonly stripeId: string; readonly last4: string } | null;
    readonly cardholder: { readonly id: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const SHOWN = `
  card { id stripeId status type last4 currency cancellationReason replacementReason cancelAfterPayments
    spendingControls { spendingLimits { amount { amount currency } interval categories } blockedCategories allowedMerchantCountries }
    replacementFor { stripeId status } metadata { key value } shipping { name service status address { city } } }
  cardholder { id name } financialAccount { stripeId balance { cash { amount } } }
  userErrors {
    __typename code path retryable ... on InvalidState { state } ... on CapabilityPending { capability }
    ... on FeatureInactive { feature } ... on RequirementsPastDue { requirements }
  }`;

const OPERATIONS = {
  create: `mutation($input: CreateCardInput!) { done: createCard(input: $input) { ${SHOWN} } }`,
  issue: `mutation($input: IssueCardInput!) { done: issueCard(input: $input) { ${SHOWN} } }`,
  update: `mutation($input: UpdateCardInput!) { done: updateCard(input: $input) { ${SHOWN} } }`,
  activate: `mutation($input: ActivateCardInput!) { done: activateCard(input: $input) { ${SHOWN} } }`,
  freeze: `mutation($input: FreezeCardInput!) { done: freezeCard(input: $input) { ${SHOWN} } }`,
  cancel: `mutation($input: CancelCardInput!) { done: cancelCard(input: $input) { ${SHOWN} } }`,
  replace: `mutation($input: ReplaceCardInput!) {
    done: replaceCard(input: $input) { ${SHOWN} replacedCard { stripeId status cancellationReason replacedBy { stripeId } } }
  }`,
} as const;

const WHOLE = `query($id: ID!) {
  card(id: $id) {
    id stripeId status type brand last4 expMonth expYear currency createdAt livemode secondLine personalizationDesignId
    cancellationReason replacementReason cancelAfterPayments
    spendingControls {
      spendingLimits { amount { amount } interval categories }
      allowedCategories blockedCategories allowedMerchantCountries blockedMerchantCountries allowedCardPresences blockedCardPresences
    }
    shipping {
      status name businessName phoneNumber service type carrier trackingNumber trackingUrl requireSignature eoriNumber
      expectedAt shippedAt deliveredAt address { line1 city postalCode country } addressValidation { mode result normalizedAddress { city } }
    }
    wallets { applePay { eligible ineligibleReason } googlePay { eligible } primaryAccountIdentifier }
    latestFraudWarning { type startedAt } metadata { key value }
    account { id } cardholder { stripeId name } financialAccount { stripeId } replacementFor { id } replacedBy { id }
  }
}`;

const SHIPPING = {
  name: 'Riley Chen',
  service: 'EXPRESS',
  address: { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' },
};

describe('A card', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const ask = async (operation: keyof typeof OPERATIONS, input: Record<string, unknown>) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Written>(OPERATIONS[operation], { input: whole })).done;
  };
  const of = (stripeId: string) => `${program.account}/${stripeId}`;
  const create = (input: Record<string, unknown> = {}) =>
    ask('create', {
      cardholderId: of(program.cardholder),
      financialAccountId: of(program.financialAccount),
      currency: 'USD',
      type: 'VIRTUAL',
      status: 'ACTIVE',
      ...input,
    });

  it('is shown whole, with cardholder and account, by one Stripe call', async () => {
    const { id } = await aCard(gateway.stripe, program.account, {
      cardholder: program.cardholder,
      financial_account: program.financialAccount,
      metadata: { team: 'north' },
      spending_controls: {
        blocked_card_presences: ['present'],
        spending_limits: [{ amount: 5000, interval: 'weekly' }],
      },
    });
    const calls = await gateway.calls(async () => {
      expect(
        await gateway.client.run(WHOLE.replace('financialAccount { stripeId }', ''), { id: of(id) }),
      ).toMatchObject({
        card: {
          id: of(id),
          stripeId: id,
          status: 'ACTIVE',
          type: 'VIRTUAL',
          brand: 'Visa',
          last4: expect.stringMatching(/^\d{4}$/),
          currency: 'USD',
          livemode: false,
          cancellationReason: null,
          replacementReason: null,
          spendingControls: {
            spendingLimits: [{ amount: { amount: 5000 }, interval: 'WEEKLY', categories: [] }],
            blockedCardPresences: ['PRESENT'],
            allowedCategories: [],
          },
          shipping: null,
          wallets: { applePay: { eligible: expect.any(Boolean) } },
          latestFraudWarning: null,
          metadata: [{ key: 'team', value: 'north' }],
          account: { id: program.account },
          cardholder: { stripeId: program.cardholder, name: 'Riley Chen' },
          replacementFor: null,
          replacedBy: null,
        },
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/cards/${id}`]);
  });

  it('never gives its number or CVC: the schema has no such field', async () => {
    const { __type } = await gateway.client.run<{ __type: { fields: { name: string }[] } }>(
      '{ __type(name: "Card") { fields { name } } }',
    );
    const names = __type.fields.map(({ name }) => name);
    expect(names).toContain('last4');
    expect(names.filter((name) => /number|cvc|^pan$|^pin$/i.test(name))).toEqual([]);
  });

  it('is made for a cardholder, with its rules, and shows what it spends from', async () => {
    expect(
      await create({
        spendingControls: {
          spendingLimits: [{ amount: 2 ** 31, interval: 'MONTHLY', categories: ['fast_food_restaurants'] }],
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
              categories: ['fast_food_restaurants'],
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
          allowedCategories: ['bakeries'],
          blockedCategories: ['bands_orchestras'],
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

  it('is frozen, activated and canceled, and then stays as it is', async () => {
    const { card } = await create();
    const cardId = card?.id;
    expect(await ask('freeze', { cardId })).toMatchObject({ userErrors: [], card: { status: 'INACTIVE' } });
    expect(await ask('activate', { cardId })).toMatchObject({ userErrors: [], card: { status: 'ACTIVE' } });
    expect(await ask('cancel', { cardId, reason: 'LOST' })).toMatchObject({
      userErrors: [],
      card: { status: 'CANCELED', cancellationReason: 'LOST' },
    });
    for (const operation of ['activate', 'freeze', 'cancel'] as const) {
      expect(await ask(operation, { cardId })).toMatchObject({
        card: null,
        userErrors: [{ __typename: 'InvalidState', path: ['input', 'cardId'], state: 'canceled' }],
      });
    }
  });

  it('that does not exist is not found, whether read or written', async () => {
    for (const operation of ['activate', 'freeze', 'cancel'] as const) {
      expect((await ask(operation, { cardId: of('ic_missing') })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'cardId'] },
      ]);
    }
    const replaced = await ask('replace', { cardId: of('ic_missing'), reason: 'LOST' });
    expect(replaced.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardId'] }]);
    const { extensions } = await gateway.client.refused(WHOLE, { id: of('ic_missing') });
    expect(extensions.code).toBe('NOT_FOUND');
  });

  it('is changed where it is named, and nowhere else', async () => {
    const { card } = await create({
      metadata: [
        { key: 'keep', value: '1' },
        { key: 'drop', value: '2' },
      ],
    });
    const second = await aFinancialAccount(gateway.stripe, program.account);
    expect(
      await ask('update', {
        cardId: card?.id,
        financialAccountId: of(second.id),
        spendingControls: { blockedCategories: ['betting_casino_gambling'] },
        metadata: [
          { key: 'drop', value: '' },
          { key: 'new', value: '3' },
        ],
      }),
    ).toMatchObject({
      userErrors: [],
      card: {
        status: 'ACTIVE',
        last4: card?.last4,
        spendingControls: {
          blockedCategories: ['betting_casino_gambling'],
          spendingLimits: [{ amount: { amount: 50_000 }, interval: 'DAILY' }],
        },
        metadata: [
          { key: 'keep', value: '1' },
          { key: 'new', value: '3' },
        ],
      },
      financialAccount: { stripeId: second.id },
    });
    const wrong = await ask('update', {
      cardId: card?.id,
      spendingControls: { blockedCategories: ['time_travel'] },
    });
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect(wrong.userErrors[0]?.path?.slice(0, 3)).toEqual(['input', 'spendingControls', 'blockedCategories']);
  });

  it('whose cardholder lacks information is not activated: the requirements say what', async () => {
    const { id: cardholder } = await aCardholder(gateway.stripe, program.account, {
      individual: { first_name: 'Kai', last_name: 'Roe' },
    });
    const { id } = await aCard(gateway.stripe, program.account, { cardholder, status: 'inactive' });
    expect(await ask('activate', { cardId: of(id) })).toMatchObject({
      card: null,
      userErrors: [
        {
          __typename: 'RequirementsPastDue',
          path: ['input', 'cardId'],
          retryable: true,
          requirements: expect.arrayContaining(['individual.card_issuing.user_terms_acceptance.ip']),
        },
      ],
    });
  });

  it('that is stolen is canceled first, and replaced by a new number once', async () => {
    const { card } = await create();
    const input = { cardId: card?.id, reason: 'STOLEN', status: 'ACTIVE', idempotencyKey: 'replace-once' };
    const done = await ask('replace', input);
    expect(done).toMatchObject({
      userErrors: [],
      card: {
        status: 'ACTIVE',
        replacementReason: 'STOLEN',
        replacementFor: { stripeId: card?.stripeId, status: 'CANCELED' },
      },
      replacedCard: {
        stripeId: card?.stripeId,
        status: 'CANCELED',
        cancellationReason: 'STOLEN',
        replacedBy: { stripeId: done.card?.stripeId },
      },
      cardholder: { id: of(program.cardholder) },
      financialAccount: { stripeId: program.financialAccount },
    });
    expect((await ask('replace', input)).card?.id).toBe(done.card?.id);
  });

  it('that is damaged lives until its replacement is activated', async () => {
    const { card } = await create();
    const done = await ask('replace', { cardId: card?.id, reason: 'DAMAGED' });
    expect(done).toMatchObject({
      userErrors: [],
      card: { status: 'INACTIVE', last4: card?.last4 },
      replacedCard: { status: 'ACTIVE' },
    });
    await ask('activate', { cardId: done.card?.id });
    expect(await gateway.client.run(WHOLE, { id: card?.id })).toMatchObject({ card: { status: 'CANCELED' } });
  });

  it('that is physical shows its journey, and needs an address', async () => {
    const made = await create({ type: 'PHYSICAL', status: 'INACTIVE', shipping: SHIPPING });
    expect(made).toMatchObject({
      userErrors: [],
      card: {
        type: 'PHYSICAL',
        shipping: { name: 'Riley Chen', service: 'EXPRESS', status: 'PENDING', address: { city: 'San Francisco' } },
      },
    });
    await gateway.stripe.testHelpers.issuing.cards.shipCard(made.card!.stripeId, undefined, {
      stripeAccount: program.account,
    });
    expect(await gateway.client.run(WHOLE, { id: made.card?.id })).toMatchObject({
      card: { shipping: { status: 'SHIPPED', address: { line1: ADDRESS.line1 } } },
    });
    expect((await create({ type: 'PHYSICAL' })).userErrors).toMatchObject([{ path: ['input', 'shipping'] }]);
  });

  it('is found by status, type, last four digits and what it spends from', async () => {
    const busy = await aBusyAccount(gateway.stripe, { cardholders: 1, cardsEach: 4, authorizations: 0 });
    const [oldest, second] = busy.cards;
    const on = { stripeAccount: busy.account };
    await gateway.stripe.issuing.cards.update(oldest!, { status: 'inactive' }, on);
    const { last4 } = await gateway.stripe.issuing.cards.retrieve(second!, undefined, on);
    const LISTS = `query($id: ID!, $from: ID!, $last4: String, $holder: ID!) {
      connectedAccount(id: $id) {
        frozen: cards(status: INACTIVE) { nodes { stripeId } }
        physical: cards(type: PHYSICAL) { nodes { stripeId } }
        ofHolder: cards(cardholderId: $holder, first: 1) { nodes { stripeId } }
        byNumber: cards(last4: $last4) { nodes { last4 } }
      }
      financialAccount(id: $from) { cards { nodes { stripeId } } }
    }`;
    const from = `${busy.account}/${busy.financialAccounts[0]}`;
    const found = await gateway.client.run<{ connectedAccount: { byNumber: { nodes: { last4: string }[] } } }>(LISTS, {
      id: busy.account,
      from,
      last4,
      holder: busy.cardholders[0],
    });
    expect(found).toMatchObject({
      connectedAccount: {
        frozen: { nodes: [{ stripeId: oldest }] },
        physical: { nodes: [] },
        ofHolder: { nodes: [{ stripeId: busy.card }] },
      },
      financialAccount: { cards: { nodes: [{ stripeId: busy.cards[2] }, { stripeId: oldest }] } },
    });
    expect(new Set(found.connectedAccount.byNumber.nodes.map((card) => card.last4))).toEqual(new Set([last4]));
  });

  it('is listed fifty at a time with what it spends from, and the balance of that, by two Stripe calls', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 5, cardsEach: 10, authorizations: 0 });
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { cards: { nodes: { financialAccount: { balance: { cash: { amount: number }[] } } }[] } };
      }>(
        `query($id: ID!) {
          connectedAccount(id: $id) { cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } } }
        }`,
        { id: account },
      );
      const { nodes } = connectedAccount.cards;
      expect(nodes.map(({ financialAccount }) => financialAccount.balance.cash)).toEqual(
        Array(50).fill([{ amount: 10_000_000 }]),
      );
    });
    expect(calls).toEqual(['GET /v1/issuing/cards', 'GET /v1/treasury/financial_accounts']);
  });

  it('of a foreign account is missing, without a Stripe call, and takes no writes', async () => {
    const { id: stranger } = await anOnboardedAccount(gateway.stripe);
    const viewer = await gateway.viewer({ accounts: [stranger] });
    const calls = await gateway.calls(async () => {
      const read = await viewer.refused(WHOLE, { id: of(program.card) });
      expect(read.extensions.code).toBe('NOT_FOUND');
      const input = { idempotencyKey: 'foreign', cardId: of(program.card) };
      const { done } = await viewer.run<Written>(OPERATIONS.cancel, { input });
      expect(done).toMatchObject({ card: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }] });
    });
    expect(calls).toEqual([]);
  });

  it('is written by nobody who may only read', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['cards:read'] });
    const input = { idempotencyKey: 'reader', cardId: program.card };
    const { extensions } = await viewer.refused(OPERATIONS.freeze, { input });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'cards:write' });
  });
});
