import type Stripe from 'stripe';
import { provenBalance } from '../given.js';
import { openIssuing, refusal, type IssuingWorld } from './given.js';

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
