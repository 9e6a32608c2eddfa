import type Stripe from 'stripe';
import { financialAccount } from '../../given.js';
import { CASH, openMovement, toBank, type Given, type MovementWorld } from './given.js';

let world: MovementWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await openMovement();
  stripe = world.stripe;
});

describe('an outbound payment', () => {
  it('reserves its money at once and is posted when the bank has it', async () => {
    const it = await world.given();
    const created = await stripe.treasury.outboundPayments.create(
      toBank(it, '000123456789', { description: 'Invoice 118', metadata: { invoice: '118' } }),
      it.options,
    );
    expect(created).toMatchObject({
      object: 'treasury.outbound_payment',
      cancelable: true,
      status: 'processing',
      statement_descriptor: 'payment',
      metadata: { invoice: '118' },
      destination_payment_method: null,
      destination_payment_method_details: {
        type: 'us_bank_account',
        us_bank_account: { last4: '6789', network: 'ach', routing_number: '110000000' },
      },
      status_transitions: { posted_at: null },
    });
    expect(created.expected_arrival_date).toBeGreaterThan(created.created);
    expect(await world.balanceOf(it)).toEqual({ cash: CASH - 1_000, inbound_pending: 0, outbound_pending: 1_000 });
    world.sandbox.clock.advance(5);
    const posted = await stripe.treasury.outboundPayments.retrieve(
      created.id,
      { expand: ['transaction.flow_details'] },
      it.options,
    );
    expect(posted).toMatchObject({
      cancelable: false,
      status: 'posted',
      transaction: { status: 'posted', amount: -1_000, flow_details: { outbound_payment: { id: created.id } } },
    });
    expect(await world.balanceOf(it)).toEqual({ cash: CASH - 1_000, inbound_pending: 0, outbound_pending: 0 });
    expect(await world.entryTypes(it)).toEqual(['received_credit', 'outbound_payment', 'outbound_payment_posting']);
    expect(await world.eventTypes(it, 'outbound_payment')).toEqual(['created', 'posted']);
  });

  it.each([
    ['000000000009', 'processing', ['created'], CASH - 1_000, 1_000],
    ['000123457890', 'posted', ['created', 'expected_arrival_date_updated', 'posted'], CASH - 1_000, 0],
    ['000000000123', 'canceled', ['created', 'canceled'], CASH, 0],
    ['000000000234', 'failed', ['created', 'failed'], CASH, 0],
    ['000111111113', 'returned', ['created', 'posted', 'returned'], CASH, 0],
    ['000111111116', 'returned', ['created', 'posted', 'returned'], CASH, 0],
    ['000111111119', 'returned', ['created', 'posted', 'returned'], CASH, 0],
  ])('to the test account %s ends as %s', async (number, status, events, cash, outbound_pending) => {
    const it = await world.given();
    const { id } = await stripe.treasury.outboundPayments.create(toBank(it, number), it.options);
    world.sandbox.clock.advance(60);
    const ended = await stripe.treasury.outboundPayments.retrieve(
      id,
      { expand: ['returned_details.transaction'] },
      it.options,
    );
    expect(ended.status).toBe(status);
    if (status === 'returned') {
      expect(ended.returned_details).toMatchObject({ transaction: { amount: 1_000, status: 'posted', flow: id } });
    }
    expect(await world.eventTypes(it, 'outbound_payment')).toEqual(events);
    expect(await world.balanceOf(it)).toEqual({ cash, inbound_pending: 0, outbound_pending });
  });

  it('to any other account arrives on the expected day', async () => {
    const it = await world.given();
    const payment = await stripe.treasury.outboundPayments.create(toBank(it, '000987654321'), it.options);
    world.sandbox.clock.advance(24 * 60 * 60);
    const waiting = await stripe.treasury.outboundPayments.retrieve(payment.id, {}, it.options);
    expect(waiting.status).toBe('processing');
    world.sandbox.clock.advance(payment.expected_arrival_date - payment.created);
    const arrived = await stripe.treasury.outboundPayments.retrieve(payment.id, {}, it.options);
    expect(arrived.status).toBe('posted');
  });

  it('can be canceled until it is posted, and not afterwards', async () => {
    const it = await world.given();
    const first = await stripe.treasury.outboundPayments.create(toBank(it, '000000000009'), it.options);
    const canceled = await stripe.treasury.outboundPayments.cancel(first.id, {}, it.options);
    expect(canceled).toMatchObject({ status: 'canceled', cancelable: false });
    expect(await world.balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
    await expect(stripe.treasury.outboundPayments.cancel(first.id, {}, it.options)).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(await world.entryTypes(it)).toEqual([
      'received_credit',
      'outbound_payment',
      'outbound_payment_cancellation',
    ]);
  });

  it('follows the test helpers, each from the right status only', async () => {
    const it = await world.given();
    const helpers = stripe.testHelpers.treasury.outboundPayments;
    const make = () => stripe.treasury.outboundPayments.create(toBank(it, '000000000009'), it.options);
    const { id } = await make();
    const tracking: Parameters<typeof helpers.update>[1] = {
      tracking_details: { type: 'ach', ach: { trace_id: '091000018123456' } },
    };
    await expect(helpers.update(id, tracking, it.options)).rejects.toMatchObject({ statusCode: 400 });
    expect((await helpers.post(id, {}, it.options)).status).toBe('posted');
    expect((await helpers.update(id, tracking, it.options)).tracking_details).toEqual({
      type: 'ach',
      ach: { trace_id: '091000018123456' },
    });
    await expect(helpers.fail(id, {}, it.options)).rejects.toMatchObject({ code: 'status_transition_invalid' });
    const back = await helpers.returnOutboundPayment(id, { returned_details: { code: 'declined' } }, it.options);
    expect(back).toMatchObject({ status: 'returned', returned_details: { code: 'declined' } });
    await expect(helpers.returnOutboundPayment(id, {}, it.options)).rejects.toMatchObject({ statusCode: 400 });
    const second = await make();
    expect((await helpers.fail(second.id, {}, it.options)).status).toBe('failed');
    const third = await make();
    expect((await helpers.returnOutboundPayment(third.id, {}, it.options)).status).toBe('returned');
    expect(await world.balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
  });

  it('of more than the cash, over a feature that is missing, or to nowhere is refused and changes nothing', async () => {
    const it = await world.given();
    const bare = await financialAccount(stripe, it.options.stripeAccount);
    const refusals: [Partial<Stripe.Treasury.OutboundPaymentCreateParams>, object][] = [
      [{ amount: CASH + 1 }, { statusCode: 400, code: 'insufficient_funds', param: 'amount' }],
      [{ amount: 0 }, { code: 'parameter_invalid_integer', param: 'amount' }],
      [{ currency: 'eur' }, { param: 'currency' }],
      [{ financial_account: bare.id }, { statusCode: 400, param: 'financial_account' }],
      [{ financial_account: 'fa_nope' }, { code: 'resource_missing', param: 'financial_account' }],
      [{ statement_descriptor: 'longer than ten' }, { param: 'statement_descriptor' }],
      [{ destination_payment_method: 'pm_usBankAccount' }, { code: 'parameter_missing', param: 'customer' }],
      [{ destination_payment_method: 'pm_usBankAccount', customer: 'cus_1' }, { code: 'parameters_exclusive' }],
      [{ end_user_details: { present: true } }, { param: 'end_user_details[ip_address]' }],
      [
        { destination_payment_method_options: { us_bank_account: { network: 'us_domestic_wire' } } },
        { param: 'destination_payment_method_data[billing_details][address]' },
      ],
      [
        { destination_payment_method_data: { type: 'us_bank_account' } },
        { code: 'parameter_missing', param: 'destination_payment_method_data[us_bank_account]' },
      ],
    ];
    for (const [over, refusal] of refusals) {
      const call = stripe.treasury.outboundPayments.create(toBank(it, '000123456789', over), it.options);
      await expect(call).rejects.toMatchObject(refusal);
    }
    await expect(
      stripe.treasury.outboundPayments.create({ amount: 1, currency: 'usd', financial_account: it.fa }, it.options),
    ).rejects.toMatchObject({ code: 'parameter_missing', param: 'destination_payment_method' });
    expect(await world.eventTypes(it, 'outbound_payment')).toEqual([]);
    expect(await world.balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
  });

  /** The bank number of a financial account. */
  async function numberOf({ options, fa }: Given): Promise<string> {
    const expand = ['financial_addresses.aba.account_number'];
    const { financial_addresses: addresses } = await stripe.treasury.financialAccounts.retrieve(
      fa,
      { expand },
      options,
    );
    return addresses[0]?.aba?.account_number ?? '';
  }

  it('to the bank number of another financial account arrives there as a received credit', async () => {
    const from = await world.given();
    const to = await world.given(0);
    world.sandbox.clock.advance(60);
    const sent = await stripe.treasury.outboundPayments.create(
      toBank(from, await numberOf(to), { statement_descriptor: 'rent' }),
      from.options,
    );
    expect(await world.balanceOf(to)).toMatchObject({ cash: 0 });
    world.sandbox.clock.advance(60);
    expect(await stripe.treasury.outboundPayments.retrieve(sent.id, {}, from.options)).toMatchObject({
      status: 'posted',
    });
    expect(await world.balanceOf(from)).toMatchObject({ cash: CASH - 1_000, outbound_pending: 0 });
    expect(await world.balanceOf(to)).toMatchObject({ cash: 1_000 });
    const { data } = await stripe.treasury.receivedCredits.list({ financial_account: to.fa }, to.options);
    expect(data).toMatchObject([
      {
        amount: 1_000,
        description: 'rent',
        initiating_payment_method_details: {
          type: 'us_bank_account',
          us_bank_account: { last4: (await numberOf(from)).slice(-4) },
        },
        linked_flows: { source_flow: null },
        network: 'ach',
        status: 'succeeded',
      },
    ]);
    const back = stripe.testHelpers.treasury.outboundPayments.returnOutboundPayment(sent.id, {}, from.options);
    await expect(back).rejects.toThrow('cannot be returned');
    expect(await world.balanceOf(to)).toMatchObject({ cash: 1_000 });
  });

  it('to the bank number of a financial account that takes nothing comes back', async () => {
    const from = await world.given();
    const to = await world.given(0);
    world.sandbox.clock.advance(60);
    const number = await numberOf(to);
    await stripe.treasury.financialAccounts.update(
      to.fa,
      { platform_restrictions: { inbound_flows: 'restricted' } },
      to.options,
    );
    const { id } = await stripe.treasury.outboundPayments.create(toBank(from, number), from.options);
    world.sandbox.clock.advance(60);
    expect(await stripe.treasury.outboundPayments.retrieve(id, {}, from.options)).toMatchObject({
      status: 'returned',
      returned_details: { code: 'account_closed' },
    });
    expect(await world.balanceOf(from)).toMatchObject({ cash: CASH });
    expect(await world.balanceOf(to)).toMatchObject({ cash: 0 });
  });

  it('by wire cannot be called back', async () => {
    const it = await world.given();
    const wire = await stripe.treasury.outboundPayments.create(
      toBank(it, '000000000009', {
        destination_payment_method_data: {
          type: 'us_bank_account',
          billing_details: {
            name: 'Acme Supply',
            address: { line1: '1 Main', city: 'Reno', state: 'NV', postal_code: '89501', country: 'US' },
          },
          us_bank_account: { account_number: '000000000009', routing_number: '110000000' },
        },
        destination_payment_method_options: { us_bank_account: { network: 'us_domestic_wire' } },
      }),
      it.options,
    );
    expect(wire).toMatchObject({ cancelable: false, expected_arrival_date: wire.created });
    await expect(stripe.treasury.outboundPayments.cancel(wire.id, {}, it.options)).rejects.toMatchObject({
      statusCode: 400,
    });
    const tracked = await stripe.testHelpers.treasury.outboundPayments.update(
      wire.id,
      { tracking_details: { type: 'us_domestic_wire', us_domestic_wire: { imad: '20261121' } } },
      it.options,
    );
    expect(tracked.tracking_details?.us_domestic_wire).toEqual({ imad: '20261121', chips: null, omad: null });
  });

  it("to another account's financial account arrives at once as a received credit", async () => {
    const [from, to] = [await world.given(), await world.given(0)];
    const send = (fa: string) =>
      stripe.treasury.outboundPayments.create(
        {
          amount: 2_500,
          currency: 'usd',
          financial_account: from.fa,
          destination_payment_method_data: { type: 'financial_account', financial_account: fa },
        },
        from.options,
      );
    const payment = await send(to.fa);
    expect(payment).toMatchObject({
      status: 'posted',
      cancelable: false,
      destination_payment_method_details: {
        type: 'financial_account',
        financial_account: { id: to.fa, network: 'stripe' },
      },
    });
    const credits = await stripe.treasury.receivedCredits.list(
      {
        financial_account: to.fa,
        linked_flows: { source_flow_type: 'outbound_payment' },
        expand: ['data.linked_flows.source_flow_details'],
      },
      to.options,
    );
    expect(credits.data).toMatchObject([
      {
        amount: 2_500,
        network: 'stripe',
        initiating_payment_method_details: { type: 'financial_account', financial_account: { id: from.fa } },
        linked_flows: {
          source_flow: payment.id,
          source_flow_details: { type: 'outbound_payment', outbound_payment: { id: payment.id } },
        },
        reversal_details: { restricted_reason: 'source_flow_restricted' },
      },
    ]);
    expect((await world.balanceOf(from)).cash).toBe(CASH - 2_500);
    expect((await world.balanceOf(to)).cash).toBe(2_500);
    await expect(send(from.fa)).rejects.toMatchObject({ statusCode: 400 });
    const bare = await financialAccount(stripe, to.options.stripeAccount);
    await expect(send(bare.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(send('fa_nope')).rejects.toMatchObject({ code: 'resource_missing' });
  });

  it('is listed by financial account, status and customer, and is nobody else’s', async () => {
    const it = await world.given();
    const other = await world.given();
    const { id } = await stripe.treasury.outboundPayments.create(toBank(it, '000000000009'), it.options);
    const paid = await stripe.treasury.outboundPayments.create(
      {
        amount: 5,
        currency: 'usd',
        financial_account: it.fa,
        customer: 'cus_1',
        destination_payment_method: 'pm_usBankAccount_processing',
      },
      it.options,
    );
    expect(paid.destination_payment_method).toMatch(/^pm_1/);
    const list = async (params: Partial<Stripe.Treasury.OutboundPaymentListParams>) => {
      const page = await stripe.treasury.outboundPayments.list({ financial_account: it.fa, ...params }, it.options);
      return page.data.map((payment) => payment.id);
    };
    expect(await list({})).toEqual([paid.id, id]);
    expect(await list({ customer: 'cus_1' })).toEqual([paid.id]);
    expect(await list({ status: 'posted' })).toEqual([]);
    await expect(stripe.treasury.outboundPayments.retrieve(id, {}, other.options)).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'outbound_payment',
      message: `No such outbound payment: '${id}'`,
    });
  });
});
