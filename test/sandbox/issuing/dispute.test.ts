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
