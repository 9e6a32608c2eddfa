import type Stripe from 'stripe';
import { provenBalance } from '../given.js';
import { openIssuing, refusal, type AuthorizationParams, type IssuingWorld } from '../issuing/given.js';
import { openListener, type Heard, type Listener, type Reply } from '../listener.js';

const VERSION = '2026-10-28.endive';

const UNLIMITED = { spending_controls: { spending_limits: [{ amount: 9_000_00, interval: 'all_time' as const }] } };

let world: IssuingWorld;
let listener: Listener;
let card: string;
beforeEach(async () => {
  [world, listener] = await Promise.all([openIssuing(), openListener()]);
  card = (await world.card(UNLIMITED)).id;
});
afterEach(async () => {
  await Promise.all([world.sandbox.close(), listener.close()]);
});

const helpers = () => world.stripe.testHelpers.issuing.authorizations;

const authorizations = () => world.stripe.issuing.authorizations;

const decider = (over: Partial<Stripe.WebhookEndpointCreateParams> = {}) =>
  world.stripe.webhookEndpoints.create({
    url: listener.url,
    connect: true,
    enabled_events: ['issuing_authorization.request'],
    ...over,
  });

const says = (body: object, over: Reply = {}) =>
  listener.answers(() => ({ headers: { 'Stripe-Version': VERSION }, body: JSON.stringify(body), ...over }));

const last = ({ request_history }: Stripe.Issuing.Authorization) => request_history.at(-1);

const questionIn = ({ event }: Heard) => {
  if (event.type !== 'issuing_authorization.request') throw new Error(`Not a question: ${event.type}`);
  return event.data.object;
};

/** The next question, while its asker waits; `reply` ends the waiting. */
function heldBack() {
  let reply = (_: Reply): void => undefined;
  const question = new Promise<Stripe.Issuing.Authorization>((resolve) => {
    listener.answers((heard) => {
      resolve(questionIn(heard));
      return new Promise((done) => {
        reply = done;
      });
    });
  });
  return {
    question,
    reply: (body: object) => reply({ headers: { 'Stripe-Version': VERSION }, body: JSON.stringify(body) }),
  };
}

describe('An increment', () => {
  it('is asked for again, beside what is held already', async () => {
    await decider();
    says({ approved: true });
    const { id } = await world.authorize(card, 1000);
    const more = await helpers().increment(id, { increment_amount: 500 }, world.on);
    expect(more).toMatchObject({ amount: 1500, merchant_amount: 1500, pending_request: null });
    const [, heard] = listener.heard;
    if (!heard) throw new Error('The increment was not asked for');
    expect(questionIn(heard)).toMatchObject({ amount: 1000, approved: true, pending_request: { amount: 500 } });
    says({ approved: false });
    const refused = await helpers().increment(id, { increment_amount: 500 }, world.on);
    expect(refused).toMatchObject({ amount: 1500, approved: true, status: 'pending' });
    expect(refused.request_history.map(({ reason }) => reason)).toEqual([
      'webhook_approved',
      'webhook_approved',
      'webhook_declined',
    ]);
  });

  it('ends with its authorization, when that ends first', async () => {
    await decider();
    says({ approved: true });
    const { id } = await world.authorize(card, 1000);
    const { question, reply } = heldBack();
    const call = helpers().increment(id, { increment_amount: 500 }, world.on);
    await question;
    expect(await refusal(helpers().increment(id, { increment_amount: 1 }, world.on))).toMatchObject({ status: 400 });
    await helpers().reverse(id, {}, world.on);
    reply({ approved: true });
    expect(await call).toMatchObject({ status: 'reversed', amount: 0, pending_request: null });
    expect(await provenBalance(world.stripe, world.account, world.fa)).toMatchObject({ outbound_pending: 0 });
  });
});

describe('A fraud challenge', () => {
  const risky: AuthorizationParams = { risk_assessment: { fraud_risk: { level: 'highest' } } };
  const challenges = async (id: string) =>
    (await authorizations().retrieve(id, { expand: ['fraud_challenges'] }, world.on)).fraud_challenges;

  it('lets the same purchase pass once after the cardholder has confirmed it, and asks the platform', async () => {
    const refused = await world.authorize(card, 1200, risky);
    expect(last(refused)?.reason).toBe('suspected_fraud');
    expect(refused).not.toHaveProperty('fraud_challenges');
    expect(await challenges(refused.id)).toEqual([{ channel: 'sms', status: 'pending', undeliverable_reason: null }]);
    await helpers().respond(refused.id, { confirmed: true }, world.on);
    expect(await challenges(refused.id)).toMatchObject([{ status: 'verified' }]);
    await decider();
    says({ approved: true });
    const again = await world.authorize(card, 1200, risky);
    expect(again).toMatchObject({ approved: true, verified_by_fraud_challenge: true });
    expect(listener.heard).toHaveLength(1);
    expect(await world.authorize(card, 1200, risky)).toMatchObject({
      approved: false,
      verified_by_fraud_challenge: false,
    });
  });

  it('that is rejected, or answered twice, changes nothing', async () => {
    const { id } = await world.authorize(card, 1200, risky);
    await helpers().respond(id, { confirmed: false }, world.on);
    expect(await challenges(id)).toMatchObject([{ status: 'rejected' }]);
    expect(await refusal(helpers().respond(id, { confirmed: true }, world.on))).toMatchObject({ status: 400 });
    expect(await world.authorize(card, 1200, risky)).toMatchObject({ approved: false });
  });

  it('expires, and needs a telephone that can be reached', async () => {
    const { id } = await world.authorize(card, 1200, risky);
    world.sandbox.clock.advance(24 * 60 * 60);
    expect(await challenges(id)).toMatchObject([{ status: 'expired' }]);
    const holder = await world.holder({ phone_number: '+4915112345678' });
    const other = await world.card({ ...UNLIMITED, cardholder: holder.id });
    expect(await challenges((await world.authorize(other.id, 1200, risky)).id)).toEqual([
      { channel: 'sms', status: 'undeliverable', undeliverable_reason: 'unsupported_phone_number' },
    ]);
  });

  it('is sent when the platform asks for it', async () => {
    await decider();
    says({ approved: false, send_fraud_challenges: ['sms'] });
    const { id } = await world.authorize(card, 1200);
    expect(await challenges(id)).toMatchObject([{ status: 'pending' }]);
  });
});

describe('A wallet token', () => {
  const tokens = () => world.stripe.issuing.tokens;
  const purchase = () => world.authorize(card, 1200, { wallet: 'apple_pay' });

  it('is made by a purchase with a wallet, and shown by it and its transactions', async () => {
    const { id, token } = await purchase();
    const { data } = await tokens().list({ card }, world.on);
    expect(data).toEqual([
      {
        id: token,
        object: 'issuing.token',
        card,
        created: world.sandbox.clock.now(),
        device_fingerprint: null,
        last4: expect.stringMatching(/^\d{4}$/),
        livemode: false,
        network: 'visa',
        network_updated_at: world.sandbox.clock.now(),
        status: 'active',
        wallet_provider: 'apple_pay',
      },
    ]);
    expect((await world.capture(id)).transactions[0]?.token).toBe(token);
    const shown = await authorizations().retrieve(id, { expand: ['token.card'] }, world.on);
    expect(shown.token).toMatchObject({ object: 'issuing.token', card: { id: card, object: 'issuing.card' } });
    expect(await world.events()).toContain('issuing_token.created');
  });

  it('can be suspended, brought back and deleted, which is the end', async () => {
    const { token } = await purchase();
    const id = String(token);
    expect(await tokens().update(id, { status: 'suspended' }, world.on)).toMatchObject({ status: 'suspended' });
    expect(await tokens().update(id, { status: 'active' }, world.on)).toMatchObject({ status: 'active' });
    expect(await tokens().update(id, { status: 'deleted' }, world.on)).toMatchObject({ status: 'deleted' });
    expect(await refusal(tokens().update(id, { status: 'active' }, world.on))).toMatchObject({ param: 'status' });
    expect((await tokens().list({ card, status: 'active' }, world.on)).data).toEqual([]);
  });

  it('follows its card and its cardholder, but not out of a suspension by the platform', async () => {
    const [first, second] = [String((await purchase()).token), String((await purchase()).token)];
    const status = async (id: string) => (await tokens().retrieve(id, {}, world.on)).status;
    const cards = world.stripe.issuing.cards;
    await tokens().update(first, { status: 'suspended' }, world.on);
    await cards.update(card, { status: 'inactive' }, world.on);
    expect([await status(first), await status(second)]).toEqual(['suspended', 'suspended']);
    expect(await refusal(tokens().update(first, { status: 'active' }, world.on))).toMatchObject({ status: 400 });
    const { cardholder } = await cards.update(card, { status: 'active' }, world.on);
    expect([await status(first), await status(second)]).toEqual(['suspended', 'active']);
    await world.stripe.issuing.cardholders.update(cardholder.id, { status: 'inactive' }, world.on);
    expect(await status(second)).toBe('suspended');
    await cards.update(card, { status: 'canceled' }, world.on);
    expect([await status(first), await status(second)]).toEqual(['deleted', 'deleted']);
  });

  it('is listed by card only, and not made for a card that cannot be used', async () => {
    const { id: inactive } = await world.card({ status: 'inactive' });
    expect(await world.authorize(inactive, 100, { wallet: 'google_pay' })).toMatchObject({ token: null });
    expect(
      (await world.raw('/v1/issuing/tokens', { headers: { 'stripe-account': world.account } })).json,
    ).toMatchObject({
      error: { code: 'parameter_missing', param: 'card' },
    });
    expect(await refusal(tokens().list({ card: 'ic_nope' }, world.on))).toMatchObject({ param: 'card', status: 400 });
  });
});
