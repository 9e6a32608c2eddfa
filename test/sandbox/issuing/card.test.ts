import type Stripe from 'stripe';
import { HOME, openIssuing, refusal, TERMS, type IssuingWorld } from './given.js';

let world: IssuingWorld;
beforeAll(async () => {
  world = await openIssuing();
});
afterAll(() => world.sandbox.close());

const SHIPPING = { name: 'Riley Chen', address: HOME };

function luhn(number: string): number {
  const digits = [...number].reverse().map((digit, index) => Number(digit) * (index % 2 ? 2 : 1));
  return digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10;
}

describe('A card', () => {
  it('embeds its holder, has a daily limit of 500 USD and shows no number', async () => {
    const holder = await world.holder();
    const card = await world.card({ cardholder: holder.id });
    expect(card).toMatchObject({
      object: 'issuing.card',
      brand: 'Visa',
      cardholder: holder,
      exp_month: 10,
      exp_year: 2029,
      financial_account: world.fa,
      last4: expect.stringMatching(/^\d{4}$/),
      shipping: null,
      spending_controls: {
        allowed_categories: null,
        spending_limits: [{ amount: 50_000, categories: [], interval: 'daily' }],
        spending_limits_currency: 'usd',
      },
      status: 'active',
      wallets: { apple_pay: { eligible: true, ineligible_reason: null } },
    });
    expect(card).not.toHaveProperty('number');
    expect(card).not.toHaveProperty('cvc');
  });

  it('has no financial_account key when it spends from the Issuing balance', async () => {
    expect(await world.plainCard()).not.toHaveProperty('financial_account');
  });

  it('gives its number and cvc by expansion on retrieve only', async () => {
    const { stripe, on } = world;
    const { id, last4 } = await world.card();
    const expand = ['number', 'cvc'];
    const shown = await stripe.issuing.cards.retrieve(id, { expand }, on);
    expect(shown.number).toMatch(new RegExp(`^4\\d{11}${last4}$`));
    expect(luhn(shown.number ?? '1')).toBe(0);
    expect(shown.cvc).toMatch(/^\d{3}$/);
    expect(await refusal(stripe.issuing.cards.list({ expand: ['data.number'] }, on))).toMatchObject({ status: 400 });
    expect(await refusal(stripe.issuing.cards.update(id, { expand }, on))).toMatchObject({ status: 400 });
  });

  it.each([
    ['authorizations', 'ID', 'card.number'],
    ['authorizations', 'ID', 'card.cvc'],
    ['authorizations', 'ID', 'token.card.number'],
    ['authorizations', 'ID', 'transactions.card.cvc'],
    ['authorizations', 'ID', 'token.network_data'],
    ['authorizations', '', 'data.card.number'],
    ['transactions', '', 'data.card.number'],
    ['transactions', '', 'data.authorization.card.cvc'],
    ['disputes', '', 'data.transaction.card.cvc'],
    ['cards', '', 'data.replaced_by.number'],
  ])('its number is not shown through another object: %s/%s with %s', async (things, which, path) => {
    const { raw, on, authorize, card } = world;
    const { id } = await authorize((await card()).id, 100);
    const answer = await raw(`/v1/issuing/${things}${which && `/${id}`}?expand[]=${path}`, {
      headers: { 'stripe-account': on.stripeAccount ?? '' },
    });
    expect(answer).toMatchObject({
      status: 400,
      json: { error: { message: `This property cannot be included (${path}).`, type: 'invalid_request_error' } },
    });
  });

  it('is expanded through others without its number, also where nothing says what they lead to', async () => {
    const { stripe, on, purchase, card } = world;
    const { id } = await card();
    const sold = await purchase(id, 100);
    const moved = await stripe.issuing.transactions.retrieve(sold.id, { expand: ['card.cardholder'] }, on);
    expect(moved.card).toMatchObject({ id, object: 'issuing.card', last4: expect.any(String) });
    expect(moved.card).not.toHaveProperty('number');
    await world.fundIssuing(500);
    await purchase((await world.plainCard()).id, 100);
    const movements = await stripe.balanceTransactions.list({ expand: ['data.source.card.number'] }, on);
    expect(JSON.stringify(movements)).toContain('"object":"issuing.card"');
    expect(JSON.stringify(movements)).not.toMatch(/"number":/);
  });

  it('is inactive unless it is asked for as active', async () => {
    expect(await world.card({ status: undefined })).toMatchObject({ status: 'inactive' });
  });

  it('of a holder with requirements past due may be created active but not be activated', async () => {
    const { stripe, on } = world;
    const cardholder = (await world.holder({ individual: { first_name: 'Sam', last_name: 'Ortiz' } })).id;
    const active = await world.card({ cardholder });
    expect(active).toMatchObject({
      status: 'active',
      cardholder: { requirements: { disabled_reason: 'requirements.past_due' } },
    });
    const inactive = await world.card({ cardholder, status: 'inactive' });
    expect(await refusal(stripe.issuing.cards.update(inactive.id, { status: 'active' }, on))).toMatchObject({
      status: 400,
      param: 'status',
    });
    await stripe.issuing.cardholders.update(cardholder, { individual: { card_issuing: TERMS } }, on);
    expect(await stripe.issuing.cards.update(inactive.id, { status: 'active' }, on)).toMatchObject({
      status: 'active',
    });
  });

  it('can be frozen, thawed and canceled, and is final when canceled but for its metadata', async () => {
    const { stripe, on } = world;
    const { id } = await world.card();
    const update = (params: Stripe.Issuing.CardUpdateParams) => stripe.issuing.cards.update(id, params, on);
    expect(await update({ status: 'inactive' })).toMatchObject({ status: 'inactive' });
    expect(await update({ status: 'active' })).toMatchObject({ status: 'active' });
    expect(await refusal(update({ cancellation_reason: 'lost' }))).toMatchObject({ param: 'cancellation_reason' });
    expect(await update({ status: 'canceled', cancellation_reason: 'lost' })).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'lost',
    });
    expect(await refusal(update({ status: 'active' }))).toEqual({
      status: 400,
      param: 'status',
      message: "Cards with status 'canceled' cannot be updated.",
    });
    expect(await update({ metadata: { note: 'gone' } })).toMatchObject({ metadata: { note: 'gone' } });
  });

  it.each<[string, Record<string, unknown>, string, string | undefined]>([
    ['no holder that exists', { cardholder: 'ich_nope' }, 'cardholder', 'resource_missing'],
    ['no financial account that exists', { financial_account: 'fa_nope' }, 'financial_account', 'resource_missing'],
    ['a foreign currency', { currency: 'eur' }, 'currency', undefined],
    ['no address, if it is physical', { type: 'physical' }, 'shipping', 'parameter_missing'],
    ['an address, if it is virtual', { shipping: SHIPPING }, 'shipping', undefined],
    [
      'a design that does not exist',
      { personalization_design: 'ipcd_nope' },
      'personalization_design',
      'resource_missing',
    ],
    ['a date in the past', { exp_month: 1, exp_year: 2020 }, 'exp_year', undefined],
    [
      'a limit in a currency of its own',
      { spending_controls: { spending_limits_currency: 'usd' } },
      'spending_controls[spending_limits_currency]',
      'parameter_unknown',
    ],
    [
      'a negative limit',
      { spending_controls: { spending_limits: [{ amount: -1, interval: 'daily' }] } },
      'spending_controls[spending_limits][0][amount]',
      'parameter_invalid_integer',
    ],
    ['a reason without an original', { replacement_reason: 'lost' }, 'replacement_for', 'parameter_missing'],
  ])('is refused with %s', async (_, over, param, code) => {
    const refused = await refusal(world.card(over));
    expect(refused).toMatchObject({ status: 400, param });
    expect(refused['code']).toBe(code);
  });

  it('is refused on a financial account without card_issuing', async () => {
    const { stripe, on } = world;
    const bare = await stripe.treasury.financialAccounts.create({ supported_currencies: ['usd'] }, on);
    expect(await refusal(world.card({ financial_account: bare.id }))).toMatchObject({
      status: 400,
      param: 'financial_account',
    });
  });

  it('is listed newest first by every filter', async () => {
    const { stripe, on } = world;
    const cardholder = (await world.holder()).id;
    const first = await world.card({ cardholder, status: 'inactive' });
    const second = await world.card({ cardholder });
    const ids = async (params: Stripe.Issuing.CardListParams) =>
      (await stripe.issuing.cards.list({ cardholder, ...params }, on)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([second.id, first.id]);
    expect(await ids({ status: 'active' })).toEqual([second.id]);
    expect(await ids({ last4: first.last4, exp_month: 10, exp_year: 2029, type: 'virtual' })).toContain(first.id);
    expect(await ids({ type: 'physical' })).toEqual([]);
    expect(await refusal(ids({ cardholder: 'ich_nope' }))).toMatchObject({ status: 400, param: 'cardholder' });
  });
});

describe('A replacement', () => {
  it('of a damaged card keeps the number, and ends the original when it is activated', async () => {
    const { stripe, on } = world;
    const old = await world.card();
    const params = { cardholder: old.cardholder.id, status: 'inactive' as const, replacement_for: old.id };
    const made = await world.card({ ...params, replacement_reason: 'damaged' });
    expect(made).toMatchObject({ last4: old.last4, replacement_for: old.id, replacement_reason: 'damaged' });
    expect(await stripe.issuing.cards.retrieve(old.id, {}, on)).toMatchObject({
      status: 'active',
      replaced_by: made.id,
    });
    const expand = ['replacement_for'];
    const used = await stripe.issuing.cards.update(made.id, { status: 'active', expand }, on);
    expect(used.replacement_for).toMatchObject({ id: old.id, status: 'canceled', replaced_by: made.id });
    expect(await refusal(world.card({ ...params, replacement_reason: 'expired' }))).toMatchObject({
      status: 400,
      param: 'replacement_for',
    });
  });

  it('of a stolen card needs it canceled as stolen, and gets a number of its own', async () => {
    const { stripe, on } = world;
    const old = await world.card();
    const params = { cardholder: old.cardholder.id, replacement_for: old.id, replacement_reason: 'stolen' as const };
    expect(await refusal(world.card(params))).toMatchObject({ status: 400, param: 'replacement_for' });
    await stripe.issuing.cards.update(old.id, { status: 'canceled', cancellation_reason: 'stolen' }, on);
    expect(await refusal(world.card({ ...params, replacement_reason: 'lost' }))).toMatchObject({ status: 400 });
    expect((await world.card(params)).last4).not.toBe(old.last4);
  });
});

describe('A physical card', () => {
  it('goes its way through the post', async () => {
    const { stripe, on } = world;
    const { id, shipping } = await world.card({ type: 'physical', status: 'inactive', shipping: SHIPPING });
    expect(shipping).toMatchObject({
      status: 'pending',
      service: 'standard',
      address_validation: { mode: 'normalization_only', normalized_address: { city: 'SAN FRANCISCO' } },
    });
    const post = stripe.testHelpers.issuing.cards;
    expect(await refusal(post.deliverCard(id, {}, on))).toMatchObject({ status: 400 });
    expect((await post.submitCard(id, {}, on)).shipping).toMatchObject({ status: 'submitted' });
    expect((await post.shipCard(id, {}, on)).shipping).toMatchObject({ status: 'shipped', carrier: 'usps' });
    const delivered = await post.deliverCard(id, {}, on);
    expect(delivered.shipping).toMatchObject({ status: 'delivered', delivered_at: world.sandbox.clock.now() });
    expect(await refusal(post.failCard(id, {}, on))).toMatchObject({ status: 400 });
    expect((await post.returnCard(id, {}, on)).shipping).toMatchObject({ status: 'returned' });
  });

  it('that was not sent yet is not sent when it is canceled, and a virtual one never is', async () => {
    const { stripe, on } = world;
    const { id } = await world.card({ type: 'physical', shipping: SHIPPING });
    expect(await stripe.issuing.cards.update(id, { status: 'canceled' }, on)).toMatchObject({
      shipping: { status: 'canceled' },
    });
    const virtual = await world.card();
    expect(await refusal(stripe.testHelpers.issuing.cards.shipCard(virtual.id, {}, on))).toMatchObject({ status: 400 });
  });
});
