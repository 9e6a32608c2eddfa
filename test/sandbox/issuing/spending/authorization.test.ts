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

describe('An authorization', () => {
  it('is approved, holds the money, and has every key that Stripe shows', async () => {
    const card = await world.card();
    const { id, network_data, request_history, treasury, ...shown } = await world.authorize(card.id, 1200);
    const now = world.sandbox.clock.now();
    expect(id).toMatch(/^iauth_1\w{23}$/);
    expect(network_data).toEqual({
      acquiring_institution_id: '123456',
      system_trace_audit_number: '1234567890',
      transaction_id: expect.stringMatching(/^test_\d{15}$/),
    });
    expect(request_history).toEqual([
      {
        amount: 1200,
        amount_details: { atm_fee: null, cashback_amount: null },
        approved: true,
        authorization_code: expect.stringMatching(/^S\d{5}$/),
        created: now,
        currency: 'usd',
        merchant_amount: 1200,
        merchant_currency: 'usd',
        network_risk_score: 10,
        reason: 'card_active',
        reason_message: null,
        requested_at: now,
      },
    ]);
    expect(treasury).toEqual({
      received_credits: [],
      received_debits: [],
      transaction: expect.stringMatching(/^trxn_/),
    });
    expect(shown).toEqual({
      object: 'issuing.authorization',
      amount: 1200,
      amount_details: { atm_fee: null, cashback_amount: 0 },
      approved: true,
      authorization_method: 'online',
      balance_transactions: [],
      card,
      card_presence: 'not_present',
      cardholder: card.cardholder.id,
      created: now,
      currency: 'usd',
      fleet: null,
      fuel: null,
      livemode: false,
      merchant_amount: 1200,
      merchant_currency: 'usd',
      merchant_data: {
        category: 'taxicabs_limousines',
        category_code: '4121',
        city: 'San Francisco',
        country: 'US',
        name: 'Rocket Rides',
        network_id: '1234567890',
        postal_code: '94103',
        state: 'CA',
        tax_id: null,
        terminal_id: '99999999',
        url: 'https://rocketrides.io/',
      },
      metadata: {},
      pending_request: null,
      status: 'pending',
      token: null,
      transactions: [],
      verification_data: {
        address_line1_check: 'not_provided',
        address_postal_code_check: 'not_provided',
        authentication_exemption: null,
        cvc_check: 'not_provided',
        expiry_check: 'match',
        postal_code: '94103',
        three_d_secure: null,
      },
      verified_by_fraud_challenge: false,
      wallet: null,
    });
    expect(await balance()).toEqual({ cash: 498_800, inbound_pending: 0, outbound_pending: 1200 });
  });

  it('that is captured books a received debit, gives the hold back and is closed', async () => {
    const { stripe, on, fa } = world;
    const { id } = await world.authorize((await world.card()).id, 1200);
    const closed = await world.capture(id);
    const [transaction] = closed.transactions;
    expect(closed).toMatchObject({
      amount: 1200,
      status: 'closed',
      treasury: { received_debits: [expect.any(String)] },
    });
    expect(transaction).toMatchObject({
      object: 'issuing.transaction',
      amount: -1200,
      authorization: id,
      balance_transaction: null,
      dispute: null,
      merchant_amount: -1200,
      network_data: {
        authorization_code: closed.request_history[0]?.authorization_code,
        processing_date: '2026-10-30',
      },
      treasury: { received_credit: null, received_debit: closed.treasury?.received_debits[0] },
      type: 'capture',
    });
    const debit = await stripe.treasury.receivedDebits.retrieve(closed.treasury?.received_debits[0] ?? '', {}, on);
    expect(debit).toMatchObject({
      amount: 1200,
      financial_account: fa,
      initiating_payment_method_details: { issuing_card: closed.card.id, type: 'issuing_card' },
      linked_flows: { issuing_authorization: id, issuing_transaction: transaction?.id },
      network: 'card',
    });
    const hold = await stripe.treasury.transactions.retrieve(closed.treasury?.transaction ?? '', {}, on);
    expect(hold).toMatchObject({ flow: id, flow_type: 'issuing_authorization', status: 'void', amount: 0 });
    expect(await balance()).toEqual({ cash: 498_800, inbound_pending: 0, outbound_pending: 0 });
  });

  it('is captured in parts, for less and for more', async () => {
    const card = (await world.card(UNLIMITED)).id;
    const parts = await world.authorize(card, 1000);
    const open = await world.capture(parts.id, { capture_amount: 300, close_authorization: false });
    expect(open).toMatchObject({ amount: 1000, status: 'pending' });
    expect(await balance()).toMatchObject({ cash: 499_000, outbound_pending: 700 });
    expect((await world.capture(parts.id)).transactions.map(({ amount }) => amount)).toEqual([-300, -700]);
    expect(await balance()).toMatchObject({ cash: 499_000, outbound_pending: 0 });
    const less = await world.authorize(card, 1000);
    await world.capture(less.id, { capture_amount: 400 });
    expect(await balance()).toMatchObject({ cash: 498_600, outbound_pending: 0 });
    const more = await world.authorize(card, 1000);
    await world.capture(more.id, { capture_amount: 600_000 });
    expect(await balance()).toMatchObject({ cash: -101_400, outbound_pending: 0 });
    await world.capture(more.id, { capture_amount: 100 });
    expect(await balance()).toMatchObject({ cash: -101_500, outbound_pending: 0 });
  });

  it('that is reversed gives back part of the hold, then all of it', async () => {
    const { id } = await world.authorize((await world.card()).id, 1000);
    const { on } = world;
    expect(await helpers().reverse(id, { reverse_amount: 400 }, on)).toMatchObject({ amount: 600, status: 'pending' });
    expect(await balance()).toMatchObject({ cash: 499_400, outbound_pending: 600 });
    expect(await refusal(helpers().reverse(id, { reverse_amount: 601 }, on))).toMatchObject({
      param: 'reverse_amount',
    });
    const reversed = await helpers().reverse(id, {}, on);
    expect(reversed).toMatchObject({ amount: 0, merchant_amount: 0, status: 'reversed', approved: true });
    expect(await balance()).toMatchObject({ cash: 500_000, outbound_pending: 0 });
    expect(await refusal(world.capture(id))).toMatchObject({ status: 400 });
  });

  it('keeps what was captured when the rest is reversed or expires', async () => {
    const card = (await world.card()).id;
    for (const end of ['reverse', 'expire'] as const) {
      const { id } = await world.authorize(card, 1000);
      await world.capture(id, { capture_amount: 300, close_authorization: false });
      expect(await helpers()[end](id, {}, world.on)).toMatchObject({
        amount: 300,
        merchant_amount: 300,
        status: 'closed',
      });
    }
    expect(await balance()).toMatchObject({ cash: 499_400, outbound_pending: 0 });
  });

  it('expires by hand, or by itself after a week', async () => {
    const card = (await world.card()).id;
    const { id } = await world.authorize(card, 1000);
    expect(await helpers().expire(id, {}, world.on)).toMatchObject({ amount: 0, status: 'expired' });
    const taxi = await world.authorize(card, 1000);
    const hotel = await world.authorize(card, 500, { merchant_data: { category: 'hotels_motels_and_resorts' } });
    world.sandbox.clock.advance(7 * DAY);
    const read = (of: { id: string }) => world.stripe.issuing.authorizations.retrieve(of.id, {}, world.on);
    expect(await read(taxi)).toMatchObject({ status: 'expired' });
    expect(await read(hotel)).toMatchObject({ status: 'pending' });
    expect(await balance()).toMatchObject({ cash: 499_500, outbound_pending: 500 });
  });

  it('is incremented when the checks allow it, and stays as it was when they do not', async () => {
    const card = (await world.card()).id;
    const { id } = await world.authorize(card, 20_000);
    const more = await helpers().increment(id, { increment_amount: 30_000 }, world.on);
    expect(more).toMatchObject({ amount: 50_000, merchant_amount: 50_000, status: 'pending' });
    expect(more.request_history.map(({ amount, approved }) => [amount, approved])).toEqual([
      [20_000, true],
      [30_000, true],
    ]);
    const tooMuch = await helpers().increment(id, { increment_amount: 1 }, world.on);
    expect(tooMuch).toMatchObject({ amount: 50_000, approved: true, status: 'pending' });
    expect(tooMuch.request_history.at(-1)).toMatchObject({
      amount: 1,
      approved: false,
      authorization_code: null,
      reason: 'spending_controls',
    });
    expect(await balance()).toMatchObject({ cash: 450_000, outbound_pending: 50_000 });
  });

  it('of a fuel pump is finalized up and down before it is captured', async () => {
    const fuel: AuthorizationParams = { merchant_data: { category: 'automated_fuel_dispensers' } };
    const { id, merchant_data } = await world.authorize((await world.card()).id, 10_000, fuel);
    expect(merchant_data.category_code).toBe('5542');
    const finalize = (final_amount: number) => helpers().finalizeAmount(id, { final_amount }, world.on);
    expect(await finalize(12_000)).toMatchObject({ amount: 12_000, status: 'pending' });
    expect(await balance()).toMatchObject({ cash: 488_000, outbound_pending: 12_000 });
    expect(await finalize(4_321)).toMatchObject({ amount: 4_321 });
    expect(await refusal(finalize(500_001))).toMatchObject({ status: 400, param: 'final_amount' });
    expect((await world.capture(id)).transactions[0]).toMatchObject({ amount: -4_321 });
    expect(await balance()).toMatchObject({ cash: 495_679, outbound_pending: 0 });
    expect(await refusal(finalize(1))).toMatchObject({ status: 400 });
  });

  it('of nothing checks the card and holds nothing', async () => {
    const checked = await world.authorize((await world.card()).id, 0);
    expect(checked).toMatchObject({ approved: true, amount: 0, treasury: { transaction: null } });
    expect(await refusal(world.capture(checked.id))).toMatchObject({ status: 400 });
    expect(await helpers().reverse(checked.id, {}, world.on)).toMatchObject({ status: 'reversed' });
    expect(await balance()).toMatchObject({ cash: 500_000, outbound_pending: 0 });
  });

  it('in a foreign currency shows both sides, and shares them out with every capture', async () => {
    const card = (await world.card()).id;
    const abroad = { merchant_amount: 900, merchant_currency: 'eur' };
    const { id } = await world.authorize(card, 1000, abroad);
    const part = await world.capture(id, { capture_amount: 333, close_authorization: false });
    expect(part.transactions[0]).toMatchObject({ amount: -333, merchant_amount: -300, merchant_currency: 'eur' });
    expect(await refusal(helpers().create({ card, ...abroad }, world.on))).toMatchObject({ param: 'amount' });
    expect(await refusal(world.authorize(card, 1, { currency: 'eur' }))).toMatchObject({ param: 'currency' });
  });

  it('can be given metadata, but is not approved or declined by hand once it is decided', async () => {
    const { stripe, on } = world;
    const { id } = await world.authorize((await world.card()).id, 100);
    const metadata = { trip: '7' };
    expect(await stripe.issuing.authorizations.update(id, { metadata }, on)).toMatchObject({ metadata });
    expect(await refusal(stripe.issuing.authorizations.approve(id, {}, on))).toMatchObject({ status: 400 });
    expect(await refusal(stripe.issuing.authorizations.decline(id, {}, on))).toMatchObject({ status: 400 });
  });

  it('is listed by card, cardholder and status', async () => {
    const { stripe, on } = world;
    const card = await world.card();
    const first = await world.authorize(card.id, 100);
    await world.capture(first.id);
    const second = await world.authorize(card.id, 200);
    await world.authorize((await world.card()).id, 300);
    const ids = async (params: Stripe.Issuing.AuthorizationListParams) =>
      (await stripe.issuing.authorizations.list(params, on)).data.map(({ id }) => id);
    expect(await ids({ card: card.id })).toEqual([second.id, first.id]);
    expect(await ids({ cardholder: card.cardholder.id, status: 'closed' })).toEqual([first.id]);
    expect(await ids({ card: card.id, cardholder: (await world.holder()).id })).toEqual([]);
    expect(await refusal(ids({ card: 'ic_nope' }))).toMatchObject({ status: 400, param: 'card' });
  });
});

describe('Events', () => {
  it('tell the life of an authorization in the order in which it happened', async () => {
    const { stripe, on } = world;
    const card = await world.card();
    const { id } = await world.authorize(card.id, 1000);
    await helpers().reverse(id, { reverse_amount: 400 }, on);
    const { transactions } = await world.capture(id);
    await stripe.testHelpers.issuing.transactions.refund(transactions[0]?.id ?? '', {}, on);
    const told = await world.events();
    expect(told.slice(told.indexOf('issuing_cardholder.created'))).toEqual([
      'issuing_cardholder.created',
      'issuing_card.created',
      'issuing_authorization.created',
      'issuing_authorization.updated',
      'treasury.received_debit.created',
      'issuing_transaction.created',
      'issuing_authorization.updated',
      'treasury.received_credit.created',
      'issuing_transaction.created',
      'issuing_authorization.updated',
    ]);
    const updates = await stripe.events.list({ type: 'issuing_authorization.updated' }, on);
    expect(updates.data.map(({ data }) => data.previous_attributes)).toEqual([
      { transactions: [expect.anything()], treasury: { received_credits: [] } },
      { status: 'pending', transactions: [], treasury: { received_debits: [] } },
      { amount: 1000, merchant_amount: 1000 },
    ]);
  });
});
