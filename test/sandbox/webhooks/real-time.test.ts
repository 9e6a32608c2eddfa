import type Stripe from 'stripe';
import { provenBalance, fund } from '../given.js';
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

const settings = (body: object) =>
  world.raw('/_sandbox/webhooks', { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

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

describe('A request for approval', () => {
  it('shows what is pending, is signed, and approves', async () => {
    const { secret = '' } = await decider();
    says({ approved: true, metadata: { policy: 'v7' } });
    const authorized = await world.authorize(card, 1200);
    expect(authorized).toMatchObject({ approved: true, status: 'pending', amount: 1200, pending_request: null });
    expect(authorized.metadata).toEqual({ policy: 'v7' });
    expect(last(authorized)).toMatchObject({
      approved: true,
      reason: 'webhook_approved',
      reason_message: null,
      amount: 1200,
    });
    const [heard] = listener.heard;
    const signature = String(heard?.headers['stripe-signature']);
    const event = world.stripe.webhooks.constructEvent(heard?.text ?? '', signature, secret);
    expect(event).toMatchObject({ type: 'issuing_authorization.request', account: world.account });
    if (!heard) throw new Error('Nothing was heard');
    expect(questionIn(heard)).toMatchObject({
      id: authorized.id,
      amount: 0,
      approved: false,
      merchant_amount: 0,
      request_history: [],
      status: 'pending',
      pending_request: {
        amount: 1200,
        amount_details: { atm_fee: null, cashback_amount: 0 },
        currency: 'usd',
        is_amount_controllable: false,
        merchant_amount: 1200,
        merchant_currency: 'usd',
        network_risk_score: 10,
      },
    });
    expect((await world.events()).slice(-2)).toEqual([
      'issuing_authorization.request',
      'issuing_authorization.created',
    ]);
    expect(await provenBalance(world.stripe, world.account, world.fa)).toMatchObject({ outbound_pending: 1200 });
  });

  it('declines', async () => {
    await decider();
    says({ approved: false, metadata: { why: 'lunch' } });
    const refused = await world.authorize(card, 1200);
    expect(refused).toMatchObject({ approved: false, status: 'closed', amount: 1200, metadata: { why: 'lunch' } });
    expect(last(refused)).toMatchObject({ approved: false, reason: 'webhook_declined', authorization_code: null });
    expect(await provenBalance(world.stripe, world.account, world.fa)).toMatchObject({ outbound_pending: 0 });
  });

  it.each<[string, AuthorizationParams | string]>([
    ['what Stripe declines for its amount', { amount: 999_999 }],
    ['what looks like fraud', { risk_assessment: { fraud_risk: { level: 'highest' } } }],
    ['an inactive card', 'inactive'],
  ])('is not made for %s', async (_, over) => {
    await decider();
    if (typeof over === 'string') await world.stripe.issuing.cards.update(card, { status: 'inactive' }, world.on);
    expect(await world.authorize(card, 1200, typeof over === 'string' ? {} : over)).toMatchObject({ approved: false });
    expect(listener.heard).toEqual([]);
  });

  it('is not made to an endpoint that asked for everything, nor to one of the platform itself', async () => {
    await decider({ enabled_events: ['*'] });
    await decider({ connect: false });
    expect(last(await world.authorize(card, 1200))?.reason).toBe('card_active');
    await world.sandbox.webhooks.settled();
    expect(listener.types()).toEqual(expect.arrayContaining(['issuing_authorization.created']));
    expect(listener.types()).not.toContain('issuing_authorization.request');
  });

  it('holds less when the amount is controllable', async () => {
    await decider();
    says({ approved: true, amount: 700 });
    const authorized = await world.authorize(card, 1200, { is_amount_controllable: true });
    expect(authorized).toMatchObject({ approved: true, amount: 700, merchant_amount: 700 });
    expect(last(authorized)).toMatchObject({ amount: 1200, approved: true });
    expect(await provenBalance(world.stripe, world.account, world.fa)).toMatchObject({ outbound_pending: 700 });
  });
});

describe('Without a good answer', () => {
  const nothing: Reply = { headers: { 'Stripe-Version': VERSION } };
  it.each<[string, Reply, string]>([
    [
      'an error',
      { ...nothing, status: 500, body: '{"approved":true}' },
      'The response had the status 500 and not 200.',
    ],
    ['no version', { body: '{"approved":true}' }, 'The response had no valid Stripe-Version header.'],
    ['no JSON', { ...nothing, body: 'yes' }, 'The body of the response was no JSON object.'],
    ['no decision', { ...nothing, body: '{}' }, 'approved was neither true nor false.'],
    [
      'an unknown key',
      { ...nothing, body: '{"approved":true,"tip":1}' },
      'The body of the response had the unknown key tip.',
    ],
    [
      'an amount out of its control',
      { ...nothing, body: '{"approved":true,"amount":1}' },
      'amount was given, but the amount of this request is not controllable.',
    ],
    ['a broken amount', { ...nothing, body: '{"approved":true,"amount":1.5}' }, 'amount was no positive whole number.'],
    [
      'strange metadata',
      { ...nothing, body: '{"approved":true,"metadata":{"a":1}}' },
      'metadata was no object of texts within the limits of metadata.',
    ],
    [
      'another language',
      { headers: { 'Stripe-Version': VERSION, 'Content-Type': 'text/html' }, body: '{"approved":true}' },
      'The response was text/html and not application/json.',
    ],
  ])('(%s) the account’s default decides, and the history says why', async (_, reply, message) => {
    await decider();
    listener.answers(() => reply);
    const refused = await world.authorize(card, 1200);
    expect(refused).toMatchObject({ approved: false, status: 'closed' });
    expect(last(refused)).toMatchObject({ reason: 'webhook_error', reason_message: message });
  });

  it('a silent endpoint leaves it to the default, which each account may have of its own', async () => {
    await decider();
    heldBack();
    await settings({ authorization_timeout_ms: 30 });
    expect(last(await world.authorize(card, 1200))).toMatchObject({ approved: false, reason: 'webhook_timeout' });
    await settings({ authorization_default: 'approve', account: world.account });
    const approved = await world.authorize(card, 1200);
    expect(approved).toMatchObject({ approved: true, amount: 1200 });
    expect(last(approved)).toMatchObject({ approved: true, reason: 'webhook_timeout', reason_message: null });
  });

  it('an endpoint that is not there counts as an error', async () => {
    await decider();
    await listener.close();
    expect(last(await world.authorize(card, 1200))?.reason).toBe('webhook_error');
  });

  it('the clock ends what nobody waits for any more', async () => {
    await decider();
    const { question } = heldBack();
    const call = world.authorize(card, 1200);
    const { id } = await question;
    world.sandbox.clock.advance(10);
    expect(last(await authorizations().retrieve(id, {}, world.on))?.reason).toBe('webhook_timeout');
    expect(await call).toMatchObject({ id, approved: false });
  });
});

describe('While an answer is awaited', () => {
  it('the authorization can be seen, but not be captured, reversed or expired', async () => {
    await decider();
    const { question, reply } = heldBack();
    const call = world.authorize(card, 1200);
    const { id } = await question;
    expect(await authorizations().retrieve(id, {}, world.on)).toMatchObject({ status: 'pending', amount: 0 });
    const message = `The authorization '${id}' waits for the decision whether it is approved.`;
    expect(await refusal(world.capture(id))).toEqual({ status: 400, message });
    expect(await refusal(helpers().reverse(id, {}, world.on))).toEqual({ status: 400, message });
    expect(await refusal(helpers().expire(id, {}, world.on))).toEqual({ status: 400, message });
    reply({ approved: true });
    expect(await call).toMatchObject({ approved: true, amount: 1200 });
  });

  it('an equal call with the same idempotency key is in use, and replayed afterwards', async () => {
    await decider();
    const { question, reply } = heldBack();
    const options = { ...world.on, idempotencyKey: 'once' };
    const call = helpers().create({ card, amount: 1200 }, options);
    await question;
    expect(await refusal(helpers().create({ card, amount: 1200 }, options))).toMatchObject({
      status: 409,
      code: 'idempotency_key_in_use',
    });
    reply({ approved: true });
    const { id } = await call;
    expect(await helpers().create({ card, amount: 1200 }, options)).toMatchObject({ id, approved: true });
    expect(listener.heard).toHaveLength(1);
  });

  it('a world put in place of this one leaves the call without an authorization, to be tried again', async () => {
    await decider();
    world.sandbox.snapshots.take('before');
    const { question, reply } = heldBack();
    const options = { ...world.on, idempotencyKey: 'once' };
    const call = helpers()
      .create({ card, amount: 1200 }, options)
      .catch((error: unknown) => error);
    await question;
    world.sandbox.snapshots.restore('before');
    const restored = world.sandbox.contents();
    reply({ approved: true });
    expect(await call).toMatchObject({
      statusCode: 429,
      code: 'lock_timeout',
      message: 'This sandbox was given another world while the call waited in the one before.',
      headers: { 'stripe-should-retry': 'true' },
    });
    expect(world.sandbox.contents()).toBe(restored);
    says({ approved: true });
    expect(await helpers().create({ card, amount: 1200 }, options)).toMatchObject({ approved: true, amount: 1200 });
    expect((await authorizations().list({}, world.on)).data).toHaveLength(1);
  });

  it('money that is gone meanwhile cannot be approved', async () => {
    await decider();
    const { question, reply } = heldBack();
    const call = world.authorize(card, 4_000_00);
    await question;
    await world.stripe.testHelpers.issuing.transactions.createForceCapture({ card, amount: 2_000_00 }, world.on);
    reply({ approved: true });
    expect(last(await call)).toMatchObject({ approved: false, reason: 'insufficient_funds' });
    await fund(world.stripe, world.account, world.fa, 1);
    expect(await provenBalance(world.stripe, world.account, world.fa)).toMatchObject({ outbound_pending: 0 });
  });

  it('a decision through the API comes first', async () => {
    await decider();
    const { question, reply } = heldBack();
    const call = world.authorize(card, 1200, { is_amount_controllable: true });
    const { id } = await question;
    expect(await refusal(authorizations().approve(id, { amount: 1300 }, world.on))).toMatchObject({ param: 'amount' });
    const approved = await authorizations().approve(id, { amount: 900, metadata: { by: 'api' } }, world.on);
    expect(approved).toMatchObject({ approved: true, amount: 900, metadata: { by: 'api' } });
    expect(await call).toEqual(approved);
    reply({ approved: false });
    expect(await authorizations().retrieve(id, {}, world.on)).toEqual(approved);
    expect(await refusal(authorizations().decline(id, {}, world.on))).toEqual({
      status: 400,
      message: `The authorization '${id}' was approved already.`,
    });
  });

  it('a decline through the API holds too', async () => {
    await decider();
    const { question } = heldBack();
    const call = world.authorize(card, 1200);
    const { id } = await question;
    await authorizations().decline(id, {}, world.on);
    expect(last(await call)).toMatchObject({ approved: false, reason: 'webhook_declined' });
  });
});
