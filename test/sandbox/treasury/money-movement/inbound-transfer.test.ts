import type Stripe from 'stripe';
import { financialAccount } from '../../given.js';
import { openMovement, toBank, type Given, type MovementWorld } from './given.js';

let world: MovementWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await openMovement();
  stripe = world.stripe;
});

describe('an inbound transfer', () => {
  const pull = (it: Given, method = 'pm_usBankAccount', amount = 30_000) =>
    stripe.treasury.inboundTransfers.create(
      { amount, currency: 'usd', financial_account: it.fa, origin_payment_method: method },
      it.options,
    );

  it('moves nothing before the bank has sent the money', async () => {
    const it = await world.given(0);
    const transfer = await pull(it);
    expect(transfer).toMatchObject({ status: 'processing', cancelable: true, returned: false });
    const open = await stripe.treasury.transactions.list({ financial_account: it.fa }, it.options);
    expect(open.data).toMatchObject([{ status: 'open', amount: 30_000, balance_impact: { cash: 0 } }]);
    world.sandbox.clock.advance(5);
    const done = await stripe.treasury.inboundTransfers.retrieve(transfer.id, {}, it.options);
    expect(done).toMatchObject({ status: 'succeeded', cancelable: false });
    expect(await world.balanceOf(it)).toEqual({ cash: 30_000, inbound_pending: 0, outbound_pending: 0 });
    expect(await world.eventTypes(it, 'inbound_transfer')).toEqual(['created', 'succeeded']);
  });

  it.each([
    ['pm_usBankAccount_noAccount', 'no_account'],
    ['pm_usBankAccount_accountClosed', 'account_closed'],
    ['pm_usBankAccount_invalidAccountNumber', 'invalid_account_number'],
    ['pm_usBankAccount_insufficientFunds', 'insufficient_funds'],
    ['pm_usBankAccount_debitNotAuthorized', 'debit_not_authorized'],
  ])('from %s fails for %s', async (method, code) => {
    const it = await world.given(0);
    const { id } = await pull(it, method);
    world.sandbox.clock.advance(5);
    const failed = await stripe.treasury.inboundTransfers.retrieve(id, { expand: ['transaction'] }, it.options);
    expect(failed).toMatchObject({ status: 'failed', failure_details: { code }, transaction: { status: 'void' } });
    expect(await world.balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: 0 });
  });

  it('that is disputed comes and goes, with a received debit', async () => {
    const it = await world.given(0);
    const { id } = await pull(it, 'pm_usBankAccount_dispute');
    world.sandbox.clock.advance(5);
    expect((await world.balanceOf(it)).cash).toBe(30_000);
    world.sandbox.clock.advance(5);
    const returned = await stripe.treasury.inboundTransfers.retrieve(id, {}, it.options);
    expect(returned).toMatchObject({ status: 'succeeded', returned: true });
    const debit = await stripe.treasury.receivedDebits.retrieve(
      returned.linked_flows.received_debit ?? '',
      {},
      it.options,
    );
    expect(debit).toMatchObject({ amount: 30_000, status: 'succeeded', linked_flows: { inbound_transfer: id } });
    expect((await world.balanceOf(it)).cash).toBe(0);
    expect(await world.entryTypes(it)).toEqual(['inbound_transfer', 'inbound_transfer_return']);
    await expect(stripe.treasury.debitReversals.create({ received_debit: debit.id }, it.options)).rejects.toMatchObject(
      { statusCode: 400 },
    );
  });

  it('whose money was spent meanwhile is not taken back', async () => {
    const it = await world.given(0);
    const { id } = await pull(it, 'pm_usBankAccount_dispute');
    world.sandbox.clock.advance(5);
    await stripe.treasury.outboundPayments.create(toBank(it, '000000000009', { amount: 1 }), it.options);
    const before = world.sandbox.contents();
    const helper = stripe.testHelpers.treasury.inboundTransfers.returnInboundTransfer(id, {}, it.options);
    await expect(helper).rejects.toMatchObject({ statusCode: 400, code: 'insufficient_funds' });
    expect(world.sandbox.contents() === before).toBe(true);
    world.sandbox.clock.advance(5);
    expect(await stripe.treasury.inboundTransfers.retrieve(id, {}, it.options)).toMatchObject({
      status: 'succeeded',
      returned: false,
      linked_flows: { received_debit: null },
    });
    const debits = await stripe.treasury.receivedDebits.list({ financial_account: it.fa }, it.options);
    expect(debits.data).toMatchObject([
      {
        status: 'failed',
        failure_code: 'insufficient_funds',
        transaction: null,
        linked_flows: { inbound_transfer: id },
      },
    ]);
    expect(await world.balanceOf(it)).toEqual({ cash: 29_999, inbound_pending: 0, outbound_pending: 1 });
  });

  it('follows the test helpers, can be canceled, and keeps its account from closing', async () => {
    const it = await world.given(0);
    const helpers = stripe.testHelpers.treasury.inboundTransfers;
    const [a, b, c] = [
      await pull(it, 'pm_usBankAccount_processing'),
      await pull(it, 'pm_usBankAccount_processing'),
      await pull(it, 'pm_usBankAccount_processing'),
    ];
    await expect(helpers.returnInboundTransfer(a.id, {}, it.options)).rejects.toMatchObject({ statusCode: 400 });
    expect((await helpers.succeed(a.id, {}, it.options)).status).toBe('succeeded');
    await expect(helpers.succeed(a.id, {}, it.options)).rejects.toMatchObject({ code: 'status_transition_invalid' });
    expect((await helpers.returnInboundTransfer(a.id, {}, it.options)).returned).toBe(true);
    const failed = await helpers.fail(b.id, { failure_details: { code: 'account_frozen' } }, it.options);
    expect(failed.failure_details).toEqual({ code: 'account_frozen' });
    const spare = await financialAccount(stripe, it.options.stripeAccount);
    const close = () =>
      stripe.treasury.financialAccounts.close(
        it.fa,
        { forwarding_settings: { type: 'financial_account', financial_account: spare.id } },
        it.options,
      );
    await expect(close()).rejects.toMatchObject({ statusCode: 400 });
    expect((await stripe.treasury.inboundTransfers.cancel(c.id, {}, it.options)).status).toBe('canceled');
    expect((await close()).status).toBe('closed');
    const listed = await stripe.treasury.inboundTransfers.list(
      { financial_account: it.fa, status: 'canceled' },
      it.options,
    );
    expect(listed.data.map((transfer) => transfer.id)).toEqual([c.id]);
    await expect(pull(it)).rejects.toMatchObject({ code: 'account_closed' });
  });

  it('needs its feature and a payment method that exists', async () => {
    const it = await world.given(0);
    const bare = await financialAccount(stripe, it.options.stripeAccount);
    await expect(pull({ ...it, fa: bare.id })).rejects.toMatchObject({ param: 'financial_account' });
    await expect(pull(it, 'pm_nope')).rejects.toMatchObject({ code: 'resource_missing' });
  });
});
