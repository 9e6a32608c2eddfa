import type Stripe from 'stripe';
import { financialAccount, fund, onboardedAccount, openSandbox, provenBalance, type World } from './given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});

const FEATURES: Stripe.Treasury.FinancialAccountCreateParams.Features = {
  card_issuing: { requested: true },
  financial_addresses: { aba: { requested: true } },
  inbound_transfers: { ach: { requested: true } },
  intra_stripe_flows: { requested: true },
  outbound_payments: { ach: { requested: true }, us_domestic_wire: { requested: true } },
  outbound_transfers: { ach: { requested: true }, us_domestic_wire: { requested: true } },
};
const CASH = 100_000;

interface Given {
  options: { stripeAccount: string };
  fa: string;
}

/** A financial account that may do everything and has 1000 dollars. */
async function given(cash = CASH): Promise<Given> {
  const stripeAccount = await onboardedAccount(stripe);
  const { id } = await financialAccount(stripe, stripeAccount, { features: FEATURES });
  if (cash > 0) await fund(stripe, stripeAccount, id, cash);
  return { options: { stripeAccount }, fa: id };
}

const balanceOf = ({ options, fa }: Given) => provenBalance(stripe, options.stripeAccount, fa);

async function eventTypes({ options }: Given, family: string): Promise<string[]> {
  const events = await stripe.events.list({ type: `treasury.${family}.*`, limit: 100 }, options);
  return events.data.map((event) => event.type.split('.')[2] ?? '').reverse();
}

async function entryTypes({ options, fa }: Given): Promise<string[]> {
  const list = await stripe.treasury.transactionEntries.list({ financial_account: fa, limit: 100 }, options);
  return list.data.map((entry) => entry.type).reverse();
}

const toBank = (
  { fa }: Given,
  account_number: string,
  over: Partial<Stripe.Treasury.OutboundPaymentCreateParams> = {},
): Stripe.Treasury.OutboundPaymentCreateParams => ({
  amount: 1_000,
  currency: 'usd',
  financial_account: fa,
  destination_payment_method_data: {
    type: 'us_bank_account',
    us_bank_account: { account_number, routing_number: '110000000' },
  },
  ...over,
});

describe('an outbound payment', () => {
  it('reserves its money at once and is posted when the bank has it', async () => {
    const it = await given();
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
    expect(await balanceOf(it)).toEqual({ cash: CASH - 1_000, inbound_pending: 0, outbound_pending: 1_000 });
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
    expect(await balanceOf(it)).toEqual({ cash: CASH - 1_000, inbound_pending: 0, outbound_pending: 0 });
    expect(await entryTypes(it)).toEqual(['received_credit', 'outbound_payment', 'outbound_payment_posting']);
    expect(await eventTypes(it, 'outbound_payment')).toEqual(['created', 'posted']);
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
    const it = await given();
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
    expect(await eventTypes(it, 'outbound_payment')).toEqual(events);
    expect(await balanceOf(it)).toEqual({ cash, inbound_pending: 0, outbound_pending });
  });

  it('to any other account arrives on the expected day', async () => {
    const it = await given();
    const payment = await stripe.treasury.outboundPayments.create(toBank(it, '000987654321'), it.options);
    world.sandbox.clock.advance(24 * 60 * 60);
    const waiting = await stripe.treasury.outboundPayments.retrieve(payment.id, {}, it.options);
    expect(waiting.status).toBe('processing');
    world.sandbox.clock.advance(payment.expected_arrival_date - payment.created);
    const arrived = await stripe.treasury.outboundPayments.retrieve(payment.id, {}, it.options);
    expect(arrived.status).toBe('posted');
  });

  it('can be canceled until it is posted, and not afterwards', async () => {
    const it = await given();
    const first = await stripe.treasury.outboundPayments.create(toBank(it, '000000000009'), it.options);
    const canceled = await stripe.treasury.outboundPayments.cancel(first.id, {}, it.options);
    expect(canceled).toMatchObject({ status: 'canceled', cancelable: false });
    expect(await balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
    await expect(stripe.treasury.outboundPayments.cancel(first.id, {}, it.options)).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(await entryTypes(it)).toEqual(['received_credit', 'outbound_payment', 'outbound_payment_cancellation']);
  });

  it('follows the test helpers, each from the right status only', async () => {
    const it = await given();
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
    expect(await balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
  });

  it('of more than the cash, over a feature that is missing, or to nowhere is refused and changes nothing', async () => {
    const it = await given();
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
    expect(await eventTypes(it, 'outbound_payment')).toEqual([]);
    expect(await balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
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
    const from = await given();
    const to = await given(0);
    world.sandbox.clock.advance(60);
    const sent = await stripe.treasury.outboundPayments.create(
      toBank(from, await numberOf(to), { statement_descriptor: 'rent' }),
      from.options,
    );
    expect(await balanceOf(to)).toMatchObject({ cash: 0 });
    world.sandbox.clock.advance(60);
    expect(await stripe.treasury.outboundPayments.retrieve(sent.id, {}, from.options)).toMatchObject({
      status: 'posted',
    });
    expect(await balanceOf(from)).toMatchObject({ cash: CASH - 1_000, outbound_pending: 0 });
    expect(await balanceOf(to)).toMatchObject({ cash: 1_000 });
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
    expect(await balanceOf(to)).toMatchObject({ cash: 1_000 });
  });

  it('to the bank number of a financial account that takes nothing comes back', async () => {
    const from = await given();
    const to = await given(0);
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
    expect(await balanceOf(from)).toMatchObject({ cash: CASH });
    expect(await balanceOf(to)).toMatchObject({ cash: 0 });
  });

  it('by wire cannot be called back', async () => {
    const it = await given();
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
    const [from, to] = [await given(), await given(0)];
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
    expect((await balanceOf(from)).cash).toBe(CASH - 2_500);
    expect((await balanceOf(to)).cash).toBe(2_500);
    await expect(send(from.fa)).rejects.toMatchObject({ statusCode: 400 });
    const bare = await financialAccount(stripe, to.options.stripeAccount);
    await expect(send(bare.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(send('fa_nope')).rejects.toMatchObject({ code: 'resource_missing' });
  });

  it('is listed by financial account, status and customer, and is nobody else’s', async () => {
    const it = await given();
    const other = await given();
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

describe('an outbound transfer', () => {
  it('moves money between the financial accounts of one account at once', async () => {
    const it = await given();
    const other = await financialAccount(stripe, it.options.stripeAccount, { features: FEATURES });
    const stranger = await given(0);
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
    expect((await balanceOf(it)).cash).toBe(CASH - 700);
    await expect(send(stranger.fa)).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(send(it.fa)).rejects.toMatchObject({ statusCode: 400 });
    await expect(
      stripe.testHelpers.treasury.outboundTransfers.returnOutboundTransfer(transfer.id, {}, it.options),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('goes to a bank by a payment method and follows the test helpers', async () => {
    const it = await given();
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
    expect(await balanceOf(it)).toEqual({ cash: CASH, inbound_pending: 0, outbound_pending: 0 });
  });
});

describe('an inbound transfer', () => {
  const pull = (it: Given, method = 'pm_usBankAccount', amount = 30_000) =>
    stripe.treasury.inboundTransfers.create(
      { amount, currency: 'usd', financial_account: it.fa, origin_payment_method: method },
      it.options,
    );

  it('moves nothing before the bank has sent the money', async () => {
    const it = await given(0);
    const transfer = await pull(it);
    expect(transfer).toMatchObject({ status: 'processing', cancelable: true, returned: false });
    const open = await stripe.treasury.transactions.list({ financial_account: it.fa }, it.options);
    expect(open.data).toMatchObject([{ status: 'open', amount: 30_000, balance_impact: { cash: 0 } }]);
    world.sandbox.clock.advance(5);
    const done = await stripe.treasury.inboundTransfers.retrieve(transfer.id, {}, it.options);
    expect(done).toMatchObject({ status: 'succeeded', cancelable: false });
    expect(await balanceOf(it)).toEqual({ cash: 30_000, inbound_pending: 0, outbound_pending: 0 });
    expect(await eventTypes(it, 'inbound_transfer')).toEqual(['created', 'succeeded']);
  });

  it.each([
    ['pm_usBankAccount_noAccount', 'no_account'],
    ['pm_usBankAccount_accountClosed', 'account_closed'],
    ['pm_usBankAccount_invalidAccountNumber', 'invalid_account_number'],
    ['pm_usBankAccount_insufficientFunds', 'insufficient_funds'],
    ['pm_usBankAccount_debitNotAuthorized', 'debit_not_authorized'],
  ])('from %s fails for %s', async (method, code) => {
    const it = await given(0);
    const { id } = await pull(it, method);
    world.sandbox.clock.advance(5);
    const failed = await stripe.treasury.inboundTransfers.retrieve(id, { expand: ['transaction'] }, it.options);
    expect(failed).toMatchObject({ status: 'failed', failure_details: { code }, transaction: { status: 'void' } });
    expect(await balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: 0 });
  });

  it('that is disputed comes and goes, with a received debit', async () => {
    const it = await given(0);
    const { id } = await pull(it, 'pm_usBankAccount_dispute');
    world.sandbox.clock.advance(5);
    expect((await balanceOf(it)).cash).toBe(30_000);
    world.sandbox.clock.advance(5);
    const returned = await stripe.treasury.inboundTransfers.retrieve(id, {}, it.options);
    expect(returned).toMatchObject({ status: 'succeeded', returned: true });
    const debit = await stripe.treasury.receivedDebits.retrieve(
      returned.linked_flows.received_debit ?? '',
      {},
      it.options,
    );
    expect(debit).toMatchObject({ amount: 30_000, status: 'succeeded', linked_flows: { inbound_transfer: id } });
    expect((await balanceOf(it)).cash).toBe(0);
    expect(await entryTypes(it)).toEqual(['inbound_transfer', 'inbound_transfer_return']);
    await expect(stripe.treasury.debitReversals.create({ received_debit: debit.id }, it.options)).rejects.toMatchObject(
      { statusCode: 400 },
    );
  });

  it('follows the test helpers, can be canceled, and keeps its account from closing', async () => {
    const it = await given(0);
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
    const it = await given(0);
    const bare = await financialAccount(stripe, it.options.stripeAccount);
    await expect(pull({ ...it, fa: bare.id })).rejects.toMatchObject({ param: 'financial_account' });
    await expect(pull(it, 'pm_nope')).rejects.toMatchObject({ code: 'resource_missing' });
  });
});

describe('a credit reversal', () => {
  it('sends an ACH credit back, once', async () => {
    const it = await given();
    const { data } = await stripe.treasury.receivedCredits.list({ financial_account: it.fa }, it.options);
    const credit = data[0]?.id ?? '';
    const reversal = await stripe.treasury.creditReversals.create({ received_credit: credit }, it.options);
    expect(reversal).toMatchObject({ status: 'processing', amount: CASH, network: 'ach' });
    expect(await balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: CASH });
    world.sandbox.clock.advance(5);
    expect((await stripe.treasury.creditReversals.retrieve(reversal.id, {}, it.options)).status).toBe('posted');
    expect(await balanceOf(it)).toEqual({ cash: 0, inbound_pending: 0, outbound_pending: 0 });
    expect(await stripe.treasury.receivedCredits.retrieve(credit, {}, it.options)).toMatchObject({
      linked_flows: { credit_reversal: reversal.id },
      reversal_details: { restricted_reason: 'already_reversed' },
    });
    expect(await eventTypes(it, 'credit_reversal')).toEqual(['created', 'posted']);
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
    const it = await given();
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
