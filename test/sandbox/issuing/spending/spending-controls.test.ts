import type Stripe from 'stripe';
import { openIssuing, type AuthorizationParams, type CardParams, type IssuingWorld } from '../given.js';

const DAY = 24 * 60 * 60;
const UNLIMITED: CardParams = { spending_controls: { spending_limits: [{ amount: 1_000_000_00, interval: 'daily' }] } };

let world: IssuingWorld;
beforeEach(async () => {
  world = await openIssuing();
});
afterEach(() => world.sandbox.close());

const helpers = () => world.stripe.testHelpers.issuing.authorizations;
const reasonOf = ({ request_history }: Stripe.Issuing.Authorization) => request_history.at(-1)?.reason;

describe('Spending controls', () => {
  const spend = async (card: string, amount: number, over: AuthorizationParams = {}) => {
    const { approved } = await world.authorize(card, amount, over);
    return approved;
  };
  const at = (merchant_data: AuthorizationParams['merchant_data']) => ({ merchant_data });

  it('limit a card without limits of its own to 500 USD a day', async () => {
    const { id } = await world.card();
    expect([await spend(id, 49_999), await spend(id, 2), await spend(id, 1), await spend(id, 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    world.sandbox.clock.advance(DAY);
    expect(await spend(id, 50_000)).toBe(true);
  });

  it('never let more than 10,000 USD through at once', async () => {
    const rich = await openIssuing(5_000_000_00);
    const { id } = await rich.card(UNLIMITED);
    expect(await rich.authorize(id, 1_000_000)).toMatchObject({ approved: true });
    const over = await rich.authorize(id, 1_000_001);
    expect([over.approved, reasonOf(over)]).toEqual([false, 'spending_controls']);
    await rich.sandbox.close();
  });

  it.each<[Stripe.Issuing.CardCreateParams.SpendingControls.SpendingLimit['interval'], number]>([
    ['daily', 1],
    ['weekly', 7],
    ['monthly', 31],
    ['yearly', 366],
  ])('start a %s limit anew with the next window', async (interval, days) => {
    const spending_limits = [{ amount: 1000, interval }];
    const { id } = await world.card({ spending_controls: { spending_limits } });
    expect(await world.purchase(id, 1000)).toMatchObject({ amount: -1000 });
    expect(await spend(id, 1)).toBe(false);
    world.sandbox.clock.advance(days * DAY);
    expect(await spend(id, 1)).toBe(true);
  });

  it('begin weeks on Monday', async () => {
    const { id } = await world.card({ spending_controls: { spending_limits: [{ amount: 1000, interval: 'weekly' }] } });
    expect(new Date(world.sandbox.clock.now() * 1000).getUTCDay()).toBe(5);
    expect(await spend(id, 1000)).toBe(true);
    world.sandbox.clock.advance(2 * DAY);
    expect(await spend(id, 1)).toBe(false);
    world.sandbox.clock.advance(DAY);
    expect(await spend(id, 1)).toBe(true);
  });

  it('count for all time, and by authorization', async () => {
    const all = await world.card({ spending_controls: { spending_limits: [{ amount: 1000, interval: 'all_time' }] } });
    await world.purchase(all.id, 900);
    world.sandbox.clock.advance(400 * DAY);
    expect([await spend(all.id, 101), await spend(all.id, 100)]).toEqual([false, true]);
    const single = { spending_limits: [{ amount: 1000, interval: 'per_authorization' as const }] };
    const one = await world.card({ spending_controls: single });
    expect([await spend(one.id, 1001), await spend(one.id, 1000), await spend(one.id, 1000)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('count what was captured, not what was reversed or refunded', async () => {
    const { stripe, on } = world;
    const { id } = await world.card({
      spending_controls: { spending_limits: [{ amount: 1000, interval: 'all_time' }] },
    });
    const reversed = await world.authorize(id, 1000);
    await helpers().reverse(reversed.id, {}, on);
    const { id: capture } = await world.purchase(id, 900);
    await stripe.testHelpers.issuing.transactions.refund(capture, {}, on);
    expect([await spend(id, 101), await spend(id, 100)]).toEqual([false, true]);
  });

  it('count what a closing capture left unspent as unspent, and captures that nobody had authorized as spent', async () => {
    const { stripe, on } = world;
    const { id } = await world.card({
      spending_controls: { spending_limits: [{ amount: 1000, interval: 'all_time' }] },
    });
    await world.capture((await world.authorize(id, 900)).id, { capture_amount: 400 });
    await stripe.testHelpers.issuing.transactions.createForceCapture({ card: id, amount: 100 }, on);
    expect([await spend(id, 501), await spend(id, 500)]).toEqual([false, true]);
  });

  it('count a limit of categories in these categories only', async () => {
    const limit = { amount: 1000, interval: 'daily' as const, categories: ['bakeries' as const] };
    const { id } = await world.card({ spending_controls: { spending_limits: [limit] } });
    const bakery = at({ category: 'bakeries' });
    expect(await spend(id, 100_000, at({ category: 'caterers' }))).toBe(true);
    expect([await spend(id, 1001, bakery), await spend(id, 1000, bakery), await spend(id, 1, bakery)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('allow and block categories, countries and presences, on the card and on its holder', async () => {
    const rules: [CardParams['spending_controls'], AuthorizationParams, AuthorizationParams][] = [
      [{ allowed_categories: ['bakeries'] }, at({ category: 'bakeries' }), at({ category: 'caterers' })],
      [{ blocked_categories: ['bakeries'] }, at({ category: 'caterers' }), at({ category: 'bakeries' })],
      [{ allowed_merchant_countries: ['CA'] }, at({ country: 'CA' }), at({ country: 'US' })],
      [{ blocked_merchant_countries: ['CA'] }, at({ country: 'US' }), at({ country: 'CA' })],
      [{ allowed_card_presences: ['present'] }, { authorization_method: 'chip' }, { authorization_method: 'online' }],
      [
        { blocked_card_presences: ['present'] },
        { authorization_method: 'keyed_in' },
        { authorization_method: 'swipe' },
      ],
    ];
    for (const [spending_controls, good, bad] of rules) {
      const byCard = await world.card({ spending_controls });
      const byHolder = await world.card({ cardholder: (await world.holder({ spending_controls })).id });
      for (const { id } of [byCard, byHolder])
        expect([await spend(id, 1, good), await spend(id, 1, bad)]).toEqual([true, false]);
    }
  });

  it('of a holder count all of the cards, and those of a card count its replacements', async () => {
    const limit = { spending_controls: { spending_limits: [{ amount: 1000, interval: 'monthly' as const }] } };
    const cardholder = (await world.holder(limit)).id;
    const [one, two] = [await world.card({ cardholder }), await world.card({ cardholder })];
    expect([await spend(one.id, 600), await spend(two.id, 401), await spend(two.id, 400)]).toEqual([true, false, true]);
    const old = await world.card(limit);
    expect(await spend(old.id, 600)).toBe(true);
    const replacement = {
      cardholder: old.cardholder.id,
      replacement_for: old.id,
      replacement_reason: 'damaged' as const,
    };
    const { id } = await world.card({ ...limit, ...replacement });
    expect([await spend(id, 401), await spend(id, 400)]).toEqual([false, true]);
  });

  it('are lifted by an empty list, but for the one that nobody can lift', async () => {
    const { id } = await world.card();
    const headers = { 'stripe-account': world.account };
    const answer = await world.raw(`/v1/issuing/cards/${id}`, { body: 'spending_controls[spending_limits]=', headers });
    expect(answer.json).toMatchObject({ spending_controls: { spending_limits: [] } });
    expect([await spend(id, 200_000), await spend(id, 200_000)]).toEqual([true, true]);
  });
});

describe('A card for so many payments', () => {
  it('is canceled with the last of them', async () => {
    const { id } = await world.card({ lifecycle_controls: { cancel_after: { payment_count: 2 } } });
    expect((await world.authorize(id, 0)).card).toMatchObject({ status: 'active' });
    expect((await world.authorize(id, 1)).card).toMatchObject({ status: 'active' });
    const last = await world.authorize(id, 2);
    expect(last).toMatchObject({ approved: true, card: { status: 'canceled', cancellation_reason: null } });
    expect((await world.capture(last.id)).transactions).toHaveLength(1);
    expect(reasonOf(await world.authorize(id, 3))).toBe('card_canceled');
  });
});
