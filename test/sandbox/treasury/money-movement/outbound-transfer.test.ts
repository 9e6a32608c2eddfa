import type Stripe from 'stripe';
import { financialAccount, provenBalance } from '../../given.js';
import { CASH, FEATURES, openMovement, type MovementWorld } from './given.js';

let world: MovementWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await openMovement();
  stripe = world.stripe;
});

describe('an outbound transfer', () => {
  it('moves money between the financial accounts of one account at once', async () => {
    const it = await world.given();
    const other = await financialAccount(stripe, it.options.stripeAccount, { features: FEATURES });
    const stranger = await world.given(0);
    const send = (fa: string) =>
      stripe.treasury.outboundTransfers.create(
        {
          amount: 700,
          currency: 'usd',
          financial_account: it.fa,
          destination_payment_method_data: { type: 'financial_account', financial_account: fa },
        },
        it.options,
      );
    const transfer = await send(other.id);
    expect(transfer).toMatchObject({ status: 'posted', statement_descriptor: 'transfer' });
    expect(transfer).not.toHaveProperty('customer');
    expect((await provenBalance(stripe, it.options.stripeAccount, other.id)).cash).toBe(700);
    expect((await world.balanceOf(it)).cash).toBe(CASH - 700);
    await expect(send(stranger.fa)).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(send(it.fa)).rejects.toMatchObject({ statusCode: 400 });
    await expect(
      stripe.testHelpers.treasury.outboundTransfers.returnOutboundTransfer(transfer.id, {}, it.options),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('goes to a bank by a payment method and follows the test helpers', async () => {
    const it = await world.given();
    const helpers = stripe.testHelpers.treasury.outboundTransfers;
    const make = (method: string) =>
      stripe.treasury.outboundTransfers.create(
        { amount: 300, currency: 'usd', financial_account: it.fa, destination_payment_method: method },
        it.options,
      );
    const { id } = await make('pm_usBankAccount_processing');
    expect((await helpers.post(id, {}, it.options)).status).toBe('posted');
    const tracking: Parameters<typeof helpers.update>[1] = {
      tracking_details: { type: 'ach', ach: { trace_id: '1' } },
    };
    expect((await helpers.update(id, tracking, it.options)).tracking_details?.ach?.trace_id).toBe('1');
    expect((await helpers.returnOutboundTransfer(id, {}, it.options)).returned_details?.code).toBe('declined');
    const second = await make('pm_usBankAccount_processing');
    expect((await helpers.fail(second.id, {}, it.options)).status).toBe('failed');
    const third = await make('pm_usBankAccount_processing');
    expect((await stripe.treasury.outboundTransfers.cancel(third.id, {}, it.options)).status).toBe('canceled');
    const listed = await stripe.treasury.outboundTransfers.list(
      { financial_account: it.fa, status: 'failed' },
      it.options,
    );
    expect(listed.data.map((transfer) => transfer.id)).toEqual([second.id]);
    expect((await stripe.treasury.outboundTransfers.retrieve(id, {}, it.options)).status).toBe('returned');
    await expect(make('pm_unknown')).rejects.toMatchObject({
      statusCode: 400,
      message: "No such PaymentMethod: 'pm_unknown'",
    });
    expect(await world.balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
  });
});
