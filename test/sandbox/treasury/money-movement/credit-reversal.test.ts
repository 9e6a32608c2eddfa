import type Stripe from 'stripe';
import { fund } from '../../given.js';
import { CASH, openMovement, toBank, type MovementWorld } from './given.js';

let world: MovementWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await openMovement();
  stripe = world.stripe;
});

describe('a credit reversal', () => {
  it('sends an ACH credit back, once', async () => {
    const it = await world.given();
    const { data } = await stripe.treasury.receivedCredits.list({ financial_account: it.fa }, it.options);
    const credit = data[0]?.id ?? '';
    const reversal = await stripe.treasury.creditReversals.create({ received_credit: credit }, it.options);
    expect(reversal).toMatchObject({ status: 'processing', amount: CASH, network: 'ach' });
    expect(await world.balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: CASH });
    world.sandbox.clock.advance(5);
    expect((await stripe.treasury.creditReversals.retrieve(reversal.id, {}, it.options)).status).toBe('posted');
    expect(await world.balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: 0 });
    expect(await stripe.treasury.receivedCredits.retrieve(credit, {}, it.options)).toMatchObject({
      linked_flows: { credit_reversal: reversal.id },
      reversal_details: { restricted_reason: 'already_reversed' },
    });
    expect(await world.eventTypes(it, 'credit_reversal')).toEqual(['created', 'posted']);
    const listed = await stripe.treasury.creditReversals.list(
      { financial_account: it.fa, received_credit: credit },
      it.options,
    );
    expect(listed.data).toHaveLength(1);
    await expect(stripe.treasury.creditReversals.create({ received_credit: credit }, it.options)).rejects.toMatchObject(
      { statusCode: 400, param: 'received_credit' },
    );
  });

  it('is refused for spent money, for a wire, and after the deadline', async () => {
    const it = await world.given();
    const wire = await stripe.testHelpers.treasury.receivedCredits.create(
      { amount: 10, currency: 'usd', financial_account: it.fa, network: 'us_domestic_wire' },
      it.options,
    );
    const ach = await fund(stripe, it.options.stripeAccount, it.fa, 50);
    const reverse = (received_credit: string) =>
      stripe.treasury.creditReversals.create({ received_credit }, it.options);
    await expect(reverse(wire.id)).rejects.toMatchObject({ statusCode: 400 });
    await stripe.treasury.outboundPayments.create(toBank(it, '000000000009', { amount: CASH + 20 }), it.options);
    await expect(reverse(ach.id)).rejects.toMatchObject({ code: 'insufficient_funds' });
    world.sandbox.clock.advance(5 * 24 * 60 * 60);
    await fund(stripe, it.options.stripeAccount, it.fa, 50);
    await expect(reverse(ach.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(reverse('rc_nope')).rejects.toMatchObject({ code: 'resource_missing', param: 'received_credit' });
  });
});
