import type Stripe from 'stripe';
import { provenBalance } from '../given.js';
import { openIssuing, refusal, type IssuingWorld } from './given.js';

const DAY = 24 * 60 * 60;

let world: IssuingWorld;
beforeEach(async () => {
  world = await openIssuing();
});
afterEach(() => world.sandbox.close());

const transactions = () => world.stripe.testHelpers.issuing.transactions;
const balance = () => provenBalance(world.stripe, world.account, world.fa);
const read = (id: string, expand: string[] = []) =>
  world.stripe.issuing.transactions.retrieve(id, { expand }, world.on);

describe('A refund', () => {
  it('brings the money back as a received credit and shows on the authorization', async () => {
    const { stripe, on, fa } = world;
    const capture = await world.purchase((await world.card()).id, 1000);
    const part = await transactions().refund(capture.id, { refund_amount: 300 }, on);
    expect(part).toMatchObject({
      amount: 300,
      authorization: capture.authorization,
      merchant_amount: 300,
      treasury: { received_credit: expect.stringMatching(/^rc_/), received_debit: null },
      type: 'refund',
    });
    const credit = await stripe.treasury.receivedCredits.retrieve(part.treasury?.received_credit ?? '', {}, on);
    expect(credit).toMatchObject({
      amount: 300,
      financial_account: fa,
      linked_flows: { issuing_authorization: capture.authorization, issuing_transaction: part.id },
      network: 'card',
    });
    const rest = await transactions().refund(capture.id, {}, on);
    expect(rest.amount).toBe(700);
    const expanded = await read(rest.id, ['authorization', 'card.cardholder', 'cardholder']);
    expect(expanded.authorization).toMatchObject({
      treasury: { received_credits: [credit.id, rest.treasury?.received_credit] },
      transactions: [{ id: capture.id }, { id: part.id }, { id: rest.id }],
    });
    expect(await balance()).toEqual({ cash: 500_000, inbound_pending: 0, outbound_pending: 0 });
  });

  it('is refused for more than is left, and for what is no capture', async () => {
    const { id } = await world.purchase((await world.card()).id, 1000);
    const refund = (of: string, refund_amount?: number) => transactions().refund(of, { refund_amount }, world.on);
    expect(await refusal(refund(id, 1001))).toMatchObject({ status: 400, param: 'refund_amount' });
    expect(await refusal(refund(id, 0))).toMatchObject({ status: 400, param: 'refund_amount' });
    const made = await refund(id);
    expect(await refusal(refund(id))).toMatchObject({ status: 400 });
    expect(await refusal(refund(made.id))).toMatchObject({ status: 400 });
    expect(await refusal(refund('ipi_nope'))).toMatchObject({
      status: 404,
      code: 'resource_missing',
      param: 'transaction',
    });
    expect(await balance()).toMatchObject({ cash: 500_000 });
  });
});

describe('A force capture', () => {
  it('cannot be refused, not even by a canceled card without money', async () => {
    const { stripe, on } = world;
    const { id } = await world.card();
    await stripe.issuing.cards.update(id, { status: 'canceled' }, on);
    const details = { reference: 'A-1', lodging: { nights: 2 } };
    const forced = await transactions().createForceCapture(
      { card: id, amount: 600_000, purchase_details: details },
      on,
    );
    expect(forced).toMatchObject({ amount: -600_000, authorization: null, type: 'capture' });
    expect(forced).not.toHaveProperty('purchase_details');
    expect(await balance()).toMatchObject({ cash: -100_000 });
    expect((await read(forced.id, ['purchase_details'])).purchase_details).toMatchObject({
      reference: 'A-1',
      lodging: { nights: 2, check_in_at: null },
      flight: null,
    });
    await transactions().refund(forced.id, {}, on);
    expect(await balance()).toMatchObject({ cash: 500_000 });
  });

  it('and an unlinked refund take and give without an authorization', async () => {
    const { on } = world;
    const card = (await world.card()).id;
    const refund = await transactions().createUnlinkedRefund({ card, amount: 250 }, on);
    expect(refund).toMatchObject({ amount: 250, authorization: null, type: 'refund' });
    expect(await balance()).toMatchObject({ cash: 500_250 });
    for (const bad of [
      { card, amount: 0 },
      { card: 'ic_nope', amount: 1 },
      { card, amount: 1, currency: 'eur' },
    ]) {
      expect(await refusal(transactions().createForceCapture(bad, on))).toMatchObject({ status: 400 });
      expect(await refusal(transactions().createUnlinkedRefund(bad, on))).toMatchObject({ status: 400 });
    }
  });

  it('too large to be counted is refused and changes nothing', async () => {
    const card = (await world.card()).id;
    const most = { card, amount: Number.MAX_SAFE_INTEGER };
    await transactions().createForceCapture(most, world.on);
    expect(await refusal(transactions().createForceCapture(most, world.on))).toMatchObject({ status: 400 });
    expect(await balance()).toMatchObject({ cash: 500_000 - Number.MAX_SAFE_INTEGER });
  });
});

describe('Transactions', () => {
  it('are listed by card, cardholder and type, and take metadata', async () => {
    const { stripe, on } = world;
    const card = await world.card();
    const capture = await world.purchase(card.id, 100);
    const refund = await transactions().refund(capture.id, {}, on);
    await world.purchase((await world.card()).id, 100);
    const ids = async (params: Stripe.Issuing.TransactionListParams) =>
      (await stripe.issuing.transactions.list(params, on)).data.map(({ id }) => id);
    expect(await ids({ card: card.id })).toEqual([refund.id, capture.id]);
    expect(await ids({ cardholder: card.cardholder.id, type: 'capture' })).toEqual([capture.id]);
    const metadata = { receipt: '1' };
    expect(await stripe.issuing.transactions.update(capture.id, { metadata }, on)).toMatchObject({ metadata });
    expect((await world.events()).at(-1)).toBe('issuing_transaction.updated');
  });
});

describe('A card on the Issuing balance', () => {
  it('holds, captures and refunds as balance transactions, and has no treasury keys', async () => {
    const { on } = world;
    await world.fundIssuing(10_000);
    const card = (await world.plainCard()).id;
    const held = await world.authorize(card, 1200);
    expect(held).not.toHaveProperty('treasury');
    expect(held.balance_transactions).toMatchObject([
      { amount: -1200, balance_type: 'issuing', source: held.id, type: 'issuing_authorization_hold' },
    ]);
    expect(await world.issuingBalance()).toBe(8_800);
    const closed = await world.capture(held.id, { capture_amount: 1000 });
    const [capture] = closed.transactions;
    expect(closed.balance_transactions.map(({ amount, description }) => [amount, description])).toEqual([
      [-1200, 'Hold for authorization'],
      [1200, 'Released hold for authorization due to capture'],
    ]);
    expect(capture).not.toHaveProperty('treasury');
    expect(await read(capture?.id ?? '', ['balance_transaction'])).toMatchObject({
      balance_transaction: { amount: -1000, source: capture?.id, type: 'issuing_transaction' },
    });
    expect(await world.issuingBalance()).toBe(9_000);
    await transactions().refund(capture?.id ?? '', {}, on);
    const reversed = await world.authorize(card, 500);
    await world.stripe.testHelpers.issuing.authorizations.reverse(reversed.id, { reverse_amount: 100 }, on);
    expect(await world.issuingBalance()).toBe(9_600);
    await world.stripe.testHelpers.issuing.authorizations.expire(reversed.id, {}, on);
    expect(await world.issuingBalance()).toBe(10_000);
    expect(await balance()).toMatchObject({ cash: 500_000 });
  });

  it('is declined for insufficient_funds by that balance alone', async () => {
    const card = (await world.plainCard()).id;
    const { approved, request_history } = await world.authorize(card, 1);
    expect([approved, request_history[0]?.reason]).toEqual([false, 'insufficient_funds']);
    await world.fundIssuing(1);
    expect(await world.authorize(card, 1)).toMatchObject({ approved: true });
  });

  it('that moves to a financial account leaves its open holds where they are', async () => {
    const { stripe, on, fa } = world;
    await world.fundIssuing(1_000);
    const card = (await world.plainCard()).id;
    const held = await world.authorize(card, 600);
    expect(await stripe.issuing.cards.update(card, { financial_account: fa }, on)).toMatchObject({
      financial_account: fa,
    });
    const increment = (increment_amount: number) =>
      stripe.testHelpers.issuing.authorizations.increment(held.id, { increment_amount }, on);
    expect((await increment(401)).request_history.at(-1)).toMatchObject({ reason: 'insufficient_funds' });
    await increment(400);
    expect(await world.issuingBalance()).toBe(0);
    await world.capture(held.id);
    expect(await world.issuingBalance()).toBe(0);
    expect(await balance()).toMatchObject({ cash: 500_000, outbound_pending: 0 });
    await world.purchase(card, 100);
    expect(await balance()).toMatchObject({ cash: 499_900 });
  });
});

describe('A dispute', () => {
  const disputes = () => world.stripe.issuing.disputes;
  const fraud = (explanation: string) => ({ reason: 'fraudulent' as const, fraudulent: { explanation } });
  const onDebit = async (amount = 1000) => {
    const capture = await world.purchase((await world.card()).id, amount);
    return { capture, received_debit: capture.treasury?.received_debit ?? '' };
  };

  it('of a financial account names its received debit and links both ways', async () => {
    const { capture, received_debit } = await onDebit();
    const evidence = fraud('Not the holder');
    const made = await disputes().create({ treasury: { received_debit }, evidence, metadata: { case: '7' } }, world.on);
    const { id, created, ...shown } = made;
    expect(id).toMatch(/^idp_1\w{23}$/);
    expect(created).toBe(world.sandbox.clock.now());
    expect(shown).toEqual({
      object: 'issuing.dispute',
      amount: 1000,
      currency: 'usd',
      evidence: { reason: 'fraudulent', fraudulent: { additional_documentation: null, explanation: 'Not the holder' } },
      livemode: false,
      metadata: { case: '7' },
      status: 'unsubmitted',
      transaction: capture.id,
      treasury: { debit_reversal: null, received_debit },
    });
    expect((await read(capture.id, ['dispute'])).dispute).toMatchObject({ id, object: 'issuing.dispute' });
    expect((await world.events()).slice(-2)).toEqual(['issuing_dispute.created', 'issuing_transaction.updated']);
    expect(await refusal(disputes().create({ treasury: { received_debit } }, world.on))).toMatchObject({ status: 400 });
  });

  it('that is won brings the money back by a debit reversal', async () => {
    const { stripe, on } = world;
    const { received_debit } = await onDebit();
    const { id } = await disputes().create({ treasury: { received_debit }, evidence: fraud('winning_evidence') }, on);
    expect(await balance()).toMatchObject({ cash: 499_000 });
    const won = await disputes().submit(id, { metadata: { sent: 'yes' } }, on);
    expect(won).toMatchObject({ status: 'won', metadata: { sent: 'yes' } });
    expect(won).not.toHaveProperty('loss_reason');
    const reversal = await stripe.treasury.debitReversals.retrieve(won.treasury?.debit_reversal ?? '', {}, on);
    expect(reversal).toMatchObject({
      amount: 1000,
      linked_flows: { issuing_dispute: id },
      received_debit,
      status: 'succeeded',
    });
    expect(await stripe.treasury.receivedDebits.retrieve(received_debit, {}, on)).toMatchObject({
      linked_flows: { debit_reversal: reversal.id },
    });
    expect(await balance()).toEqual({ cash: 500_000, inbound_pending: 0, outbound_pending: 0 });
    expect((await world.events()).slice(-5)).toEqual([
      'issuing_dispute.submitted',
      'treasury.debit_reversal.created',
      'treasury.debit_reversal.completed',
      'issuing_dispute.funds_reinstated',
      'issuing_dispute.closed',
    ]);
    expect(await refusal(disputes().submit(id, {}, on))).toMatchObject({ status: 400 });
  });

  it('that is lost leaves the money where it is and says why; any other one waits', async () => {
    const { on } = world;
    const { received_debit } = await onDebit();
    const lost = await disputes().create({ treasury: { received_debit }, evidence: fraud('losing_evidence') }, on);
    expect(await disputes().submit(lost.id, {}, on)).toMatchObject({ status: 'lost', loss_reason: 'other' });
    const other = await onDebit();
    const params = {
      treasury: { received_debit: other.received_debit },
      amount: 400,
      evidence: fraud('I was at home'),
    };
    const waiting = await disputes().create(params, on);
    expect(await disputes().submit(waiting.id, {}, on)).toMatchObject({ status: 'submitted', amount: 400 });
    expect(await refusal(disputes().update(waiting.id, { amount: 1 }, on))).toMatchObject({ status: 400 });
    expect(await disputes().update(waiting.id, { metadata: { a: '1' } }, on)).toMatchObject({ metadata: { a: '1' } });
    expect(await balance()).toMatchObject({ cash: 498_000 });
    const listed = await disputes().list({ status: 'lost' }, on);
    expect(listed.data.map(({ id }) => id)).toEqual([lost.id]);
  });

  it('on the Issuing balance names the transaction and is paid there', async () => {
    const { on } = world;
    await world.fundIssuing(1_000);
    const { id: transaction } = await world.purchase((await world.plainCard()).id, 1000);
    const made = await disputes().create({ transaction, amount: 600, evidence: fraud('winning_evidence') }, on);
    expect(made).not.toHaveProperty('treasury');
    const won = await disputes().submit(made.id, { expand: ['balance_transactions'] }, on);
    expect(won).toMatchObject({ status: 'won', balance_transactions: [{ amount: 600, type: 'issuing_dispute' }] });
    expect(await world.issuingBalance()).toBe(600);
  });

  it('is submitted only with the evidence that its reason needs', async () => {
    const { on } = world;
    const { received_debit } = await onDebit();
    const { id } = await disputes().create({ treasury: { received_debit } }, on);
    expect(await refusal(disputes().submit(id, {}, on))).toMatchObject({
      code: 'parameter_missing',
      param: 'evidence[fraudulent][explanation]',
    });
    const duplicate = { reason: 'duplicate' as const, duplicate: { explanation: 'winning_evidence' } };
    const changed = await disputes().update(id, { evidence: duplicate }, on);
    expect(changed.evidence).toEqual({
      reason: 'duplicate',
      duplicate: {
        additional_documentation: null,
        card_statement: null,
        cash_receipt: null,
        check_image: null,
        explanation: 'winning_evidence',
        original_transaction: null,
      },
    });
    expect(await refusal(disputes().submit(id, {}, on))).toMatchObject({
      param: 'evidence[duplicate][original_transaction]',
    });
    await disputes().update(id, { evidence: { duplicate: { original_transaction: 'ipi_1' } } }, on);
    expect(await disputes().submit(id, {}, on)).toMatchObject({ status: 'won' });
  });

  it('is limited to what was not refunded, and refused for refunds and the past', async () => {
    const { on } = world;
    const { capture, received_debit } = await onDebit();
    const refund = await transactions().refund(capture.id, { refund_amount: 300 }, on);
    const create = (params: Stripe.Issuing.DisputeCreateParams) => disputes().create(params, on);
    const treasury = { received_debit };
    expect(await refusal(create({ treasury, amount: 701 }))).toMatchObject({ param: 'amount' });
    expect(await refusal(create({}))).toMatchObject({ code: 'parameter_missing', param: 'transaction' });
    expect(await refusal(create({ transaction: capture.id }))).toMatchObject({ param: 'transaction' });
    expect(await refusal(create({ treasury, transaction: capture.id }))).toMatchObject({
      code: 'parameters_exclusive',
    });
    expect(await refusal(create({ transaction: refund.id }))).toMatchObject({ status: 400 });
    expect(await refusal(create({ treasury: { received_debit: 'rd_nope' } }))).toMatchObject({
      code: 'resource_missing',
    });
    const stray = { reason: 'fraudulent' as const, other: { explanation: 'x' } };
    expect(await refusal(create({ treasury, evidence: stray }))).toMatchObject({ param: 'evidence[other]' });
    world.sandbox.clock.advance(111 * DAY);
    expect(await refusal(create({ treasury }))).toMatchObject({ status: 400, param: 'transaction' });
  });

  it('for want of an authorization is about the over-captured part only', async () => {
    const { on } = world;
    await world.fundIssuing(10_000);
    const card = (await world.plainCard()).id;
    const evidence = { reason: 'no_valid_authorization' as const };
    const create = (transaction: string, over: Stripe.Issuing.DisputeCreateParams = {}) =>
      disputes().create({ transaction, evidence, ...over }, on);
    const first = await world.purchase(card, 1000);
    expect(await refusal(create(first.id))).toMatchObject({ status: 400, param: 'evidence[reason]' });
    const { id } = await world.authorize(card, 1000);
    const { transactions: over } = await world.capture(id, { capture_amount: 1300 });
    const capture = over[0]?.id ?? '';
    expect(await refusal(create(capture, { amount: 301 }))).toMatchObject({ param: 'amount' });
    const dispute = await create(capture, { amount: 200 });
    expect(dispute).toMatchObject({ amount: 200, evidence: { reason: 'no_valid_authorization' } });
    expect(await refusal(disputes().update(dispute.id, { amount: 1000 }, on))).toMatchObject({ param: 'amount' });
    const other = { reason: 'fraudulent' as const };
    await disputes().update(dispute.id, { amount: 1000, evidence: other }, on);
    expect(await refusal(disputes().update(dispute.id, { evidence }, on))).toMatchObject({ param: 'amount' });
    expect(await disputes().update(dispute.id, { evidence, amount: 300 }, on)).toMatchObject({ amount: 300 });
    const forced = await transactions().createForceCapture({ card, amount: 400 }, on);
    expect(await create(forced.id)).toMatchObject({ amount: 400 });
  });

  it('that nobody submits expires 110 days after the capture', async () => {
    const { received_debit } = await onDebit();
    const { id } = await disputes().create({ treasury: { received_debit } }, world.on);
    world.sandbox.clock.advance(110 * DAY);
    expect(await disputes().retrieve(id, { expand: ['transaction'] }, world.on)).toMatchObject({
      status: 'expired',
      transaction: { dispute: id },
    });
    expect((await world.events()).at(-1)).toBe('issuing_dispute.closed');
  });
});

describe('Fuel and fleet data', () => {
  const fuel = {
    industry_product_code: '001',
    quantity_decimal: '10.5',
    type: 'diesel' as const,
    unit: 'us_gallon' as const,
    unit_cost_decimal: '395.125',
  };
  const fleet = {
    cardholder_prompt_data: { driver_id: 'D7', odometer: 48_120, vehicle_number: 'V1' },
    purchase_type: 'fuel_purchase' as const,
    reported_breakdown: { fuel: { gross_amount_decimal: '41.48' }, tax: { local_amount_decimal: '0.5' } },
    service_type: 'self_service' as const,
  };
  const path = '/v1/test_helpers/issuing/authorizations';
  const sent = (over: object, at = path) => world.stripe.rawRequest('POST', at, { ...over }, world.on);
  const shownFuel = { ...fuel };
  const shownFleet = {
    cardholder_prompt_data: {
      alphanumeric_id: null,
      driver_id: 'D7',
      odometer: 48_120,
      unspecified_id: null,
      user_id: null,
      vehicle_number: 'V1',
    },
    purchase_type: 'fuel_purchase',
    reported_breakdown: {
      fuel: { gross_amount_decimal: '41.48' },
      non_fuel: null,
      tax: { local_amount_decimal: '0.5', national_amount_decimal: null },
    },
    service_type: 'self_service',
  };

  it('come with an authorization, change when the pump is done, and have decimals as text', async () => {
    const card = (await world.card()).id;
    const raw = await sent({ amount: 5000, card, fuel, fleet });
    expect(raw).toMatchObject({ fuel: shownFuel, fleet: shownFleet });
    const { id } = await world.authorize(card, 5000, {});
    expect(await world.stripe.issuing.authorizations.retrieve(id, {}, world.on)).toMatchObject({
      fuel: null,
      fleet: null,
    });
    const first = await sent({ final_amount: 4149, fuel }, `${path}/${id}/finalize_amount`);
    expect(first).toMatchObject({ amount: 4149, fleet: null, fuel: shownFuel });
    const last = { ...fuel, quantity_decimal: '11' };
    await sent({ final_amount: 4149, fuel: last, fleet }, `${path}/${id}/finalize_amount`);
    const { data } = await world.stripe.events.list({ type: 'issuing_authorization.updated', limit: 1 }, world.on);
    expect(JSON.parse(JSON.stringify(data[0]?.data))).toMatchObject({
      object: { fleet: shownFleet, fuel: { quantity_decimal: '11' } },
      previous_attributes: { fleet: null, fuel: { quantity_decimal: '10.5' } },
    });
  });

  it('are part of the purchase details of a capture', async () => {
    const { id } = await world.authorize((await world.card()).id, 4148);
    await sent({ purchase_details: { fuel: { quantity_decimal: '10.50' }, fleet } }, `${path}/${id}/capture`);
    const { data } = await world.stripe.issuing.transactions.list({ expand: ['data.purchase_details'] }, world.on);
    const { alphanumeric_id: _, ...prompt } = shownFleet.cardholder_prompt_data;
    expect(JSON.parse(JSON.stringify(data[0]?.purchase_details))).toMatchObject({
      fleet: { ...shownFleet, cardholder_prompt_data: prompt },
      fuel: {
        industry_product_code: null,
        quantity_decimal: '10.5',
        type: 'other',
        unit: 'other',
        unit_cost_decimal: '0',
      },
    });
  });

  it('are refused with a number that is none, and with what nobody knows', async () => {
    const card = (await world.card()).id;
    expect(await refusal(sent({ amount: 1, card, fuel: { quantity_decimal: '1e3' } }))).toMatchObject({
      status: 400,
      param: 'fuel[quantity_decimal]',
      message: 'Invalid decimal: 1e3',
    });
    expect(await refusal(sent({ amount: 1, card, fleet: { service_type: 'robot' } }))).toMatchObject({
      param: 'fleet[service_type]',
    });
    expect(await refusal(sent({ amount: 1, card, fleet: { colour: 'red' } }))).toMatchObject({
      code: 'parameter_unknown',
    });
    expect(await balance()).toMatchObject({ outbound_pending: 0 });
  });
});

describe('A receipt', () => {
  const receipt = [{ description: 'Inner tube', quantity: '1', total: 500, unit_cost: 500 }];

  it('of a capture is told as an event of its own, and a capture without one is not', async () => {
    const card = (await world.card()).id;
    const told = 'issuing_transaction.purchase_details_receipt_updated';
    await world.purchase(card, 500);
    expect(await world.events()).not.toContain(told);
    const { id } = await world.authorize(card, 500);
    await world.stripe.rawRequest(
      'POST',
      `/v1/test_helpers/issuing/authorizations/${id}/capture`,
      { purchase_details: { receipt } },
      world.on,
    );
    expect(await world.events()).toContain(told);
  });
});
