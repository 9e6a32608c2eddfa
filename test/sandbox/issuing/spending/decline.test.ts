import type Stripe from 'stripe';
import { provenBalance } from '../../given.js';
import { openIssuing, refusal, type AuthorizationParams, type CardParams, type IssuingWorld } from '../given.js';

const DAY = 24 * 60 * 60;
const UNLIMITED: CardParams = { spending_controls: { spending_limits: [{ amount: 1_000_000_00, interval: 'daily' }] } };

let world: IssuingWorld;
beforeEach(async () => {
  world = await openIssuing();
});
afterEach(() => world.sandbox.close());

const helpers = () => world.stripe.testHelpers.issuing.authorizations;
const balance = () => provenBalance(world.stripe, world.account, world.fa);
const reasonOf = ({ request_history }: Stripe.Issuing.Authorization) => request_history.at(-1)?.reason;

describe('An authorization is declined', () => {
  const decline = async (
    reason: string,
    card: Promise<Stripe.Issuing.Card>,
    amount = 100,
    over: AuthorizationParams = {},
  ) => {
    const before = await balance();
    const declined = await world.authorize((await card).id, amount, over);
    expect({ ...declined, reason: reasonOf(declined) }).toMatchObject({
      reason,
      amount,
      approved: false,
      balance_transactions: [],
      status: 'closed',
      request_history: [{ approved: false, authorization_code: null }],
      treasury: { transaction: null },
    });
    expect(await refusal(world.capture(declined.id))).toMatchObject({ status: 400 });
    expect(await refusal(helpers().reverse(declined.id, {}, world.on))).toMatchObject({ status: 400 });
    expect(await balance()).toEqual(before);
  };

  it('for account_disabled when the card_issuing capability is lost', async () => {
    const card = world.card();
    await card;
    await world.stripe.accounts.updateCapability(world.account, 'card_issuing', { requested: false });
    await decline('account_disabled', card);
  });

  it('for cardholder_inactive', async () => {
    await decline('cardholder_inactive', world.card({ cardholder: (await world.holder({ status: 'inactive' })).id }));
  });

  it('for cardholder_verification_required when the holder has accepted no terms', async () => {
    const cardholder = (await world.holder({ individual: { first_name: 'Sam', last_name: 'Ortiz' } })).id;
    await decline('cardholder_verification_required', world.card({ cardholder }));
  });

  it('for card_inactive and card_canceled', async () => {
    await decline('card_inactive', world.card({ status: 'inactive' }));
    const { id } = await world.card();
    await decline('card_canceled', world.stripe.issuing.cards.update(id, { status: 'canceled' }, world.on));
  });

  it('for card_expired after the month on the card', async () => {
    const card = world.card({ exp_month: 11, exp_year: 2026 });
    expect(await world.authorize((await card).id, 1)).toMatchObject({ approved: true });
    world.sandbox.clock.advance(40 * DAY);
    await decline('card_expired', card);
  });

  it('for insufficient_funds to the last cent', async () => {
    const card = world.card(UNLIMITED);
    await decline('insufficient_funds', card, 500_001);
    expect(await world.authorize((await card).id, 500_000)).toMatchObject({ approved: true });
    await decline('insufficient_funds', card, 1);
  });

  it('for not_allowed when the platform restricts outbound flows, or card_issuing is taken away', async () => {
    const { stripe, fa, on } = world;
    const card = world.card();
    await card;
    const restrict = (outbound_flows: 'restricted' | 'unrestricted') =>
      stripe.treasury.financialAccounts.update(fa, { platform_restrictions: { outbound_flows } }, on);
    await restrict('restricted');
    await decline('not_allowed', card);
    await restrict('unrestricted');
    expect(await world.authorize((await card).id, 1)).toMatchObject({ approved: true });
    await stripe.treasury.financialAccounts.updateFeatures(fa, { card_issuing: { requested: false } }, on);
    await decline('not_allowed', card);
  });

  it('for suspected_fraud when the risk is the highest', async () => {
    await decline('suspected_fraud', world.card(), 100, { risk_assessment: { fraud_risk: { level: 'highest' } } });
  });

  it('for the first reason in the order holder, card, controls, funds', async () => {
    const card = await world.card();
    await decline('spending_controls', Promise.resolve(card), 2_000_000);
    await world.stripe.issuing.cards.update(card.id, { status: 'inactive' }, world.on);
    await decline('card_inactive', Promise.resolve(card), 2_000_000);
    await world.stripe.issuing.cardholders.update(card.cardholder.id, { status: 'inactive' }, world.on);
    await decline('cardholder_inactive', Promise.resolve(card), 2_000_000);
  });
});
