import { ADDRESS, aFinancialAccount } from '../kit/given/accounts.js';
import { aCard, aCardholder } from '../kit/given/cards.js';
import { openCardDesk, SHIPPING, WHOLE, type CardDesk } from './card-desk.js';

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
        spendingControls: { blockedCategories: ['BETTING_CASINO_GAMBLING'] },
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
          blockedCategories: ['BETTING_CASINO_GAMBLING'],
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
      spendingControls: { blockedCategories: ['UNRECOGNIZED'] },
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
});
