import type Stripe from 'stripe';
import { financialAccount, fund, onboardedAccount, openSandbox, provenBalance, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});
afterAll(() => world.sandbox.close());

async function given() {
  const stripeAccount = await onboardedAccount(stripe);
  const fa = await financialAccount(stripe, stripeAccount);
  return { options: { stripeAccount }, account: stripeAccount, fa: fa.id };
}

describe('money', () => {
  it('comes in and goes out with a transaction and an entry each', async () => {
    const { account, options, fa } = await given();
    const credit = await fund(stripe, account, fa, 5_000);
    expect(credit).toMatchObject({
      object: 'treasury.received_credit',
      status: 'succeeded',
      network: 'ach',
      failure_code: null,
    });
    const debit = await stripe.testHelpers.treasury.receivedDebits.create(
      { amount: 1_200, currency: 'usd', financial_account: fa, network: 'ach', expand: ['transaction.flow_details'] },
      options,
    );
    expect(debit.transaction).toMatchObject({
      amount: -1_200,
      status: 'posted',
      flow: debit.id,
      flow_type: 'received_debit',
      flow_details: { type: 'received_debit', received_debit: { id: debit.id } },
    });
    expect(await provenBalance(stripe, account, fa)).toEqual({ cash: 3_800, inbound_pending: 0, outbound_pending: 0 });
  });

  it('is not debited beyond the cash, nor taken in against a restriction', async () => {
    const { account, options, fa } = await given();
    await fund(stripe, account, fa, 100);
    const debit = (amount: number) =>
      stripe.testHelpers.treasury.receivedDebits.create(
        { amount, currency: 'usd', financial_account: fa, network: 'ach' },
        options,
      );
    expect(await debit(101)).toMatchObject({ status: 'failed', failure_code: 'insufficient_funds', transaction: null });
    expect((await debit(100)).status).toBe('succeeded');
    await stripe.treasury.financialAccounts.update(
      fa,
      { platform_restrictions: { inbound_flows: 'restricted' } },
      options,
    );
    expect(await fund(stripe, account, fa, 7)).toMatchObject({ status: 'failed', failure_code: 'account_frozen' });
    expect((await provenBalance(stripe, account, fa)).cash).toBe(0);
  });

  it('counts exactly up to 2^53 - 1 and no further', async () => {
    const { account, fa } = await given();
    await fund(stripe, account, fa, 2 ** 31);
    await fund(stripe, account, fa, Number.MAX_SAFE_INTEGER - 2 ** 31);
    await expect(fund(stripe, account, fa, 1)).rejects.toMatchObject({ code: 'amount_too_large', statusCode: 400 });
    expect((await provenBalance(stripe, account, fa)).cash).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([
    ['amount=0', { code: 'parameter_invalid_integer', param: 'amount' }],
    ['amount=-5', { code: 'parameter_invalid_integer' }],
    ['amount=1.5', { code: 'parameter_invalid_integer' }],
    ['amount=9007199254740992', { code: 'parameter_invalid_integer' }],
    ['amount=5&currency=eur', { param: 'currency' }],
    ['amount=5&currency=zz1', { param: 'currency' }],
    ['amount=5&network=carrier_pigeon', { param: 'network' }],
  ])('is refused as %s', async (body, expected) => {
    const { account, fa } = await given();
    const rest = `financial_account=${fa}${body.includes('currency') ? '' : '&currency=usd'}${body.includes('network') ? '' : '&network=ach'}`;
    const answer = await world.raw('/v1/test_helpers/treasury/received_credits', {
      body: `${body}&${rest}`,
      headers: { 'stripe-account': account },
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: expected });
    expect((await provenBalance(stripe, account, fa)).cash).toBe(0);
  });

  it('of an ACH debit can be sent back once, and only in time', async () => {
    const { account, options, fa } = await given();
    await fund(stripe, account, fa, 1_000);
    const debit = () =>
      stripe.testHelpers.treasury.receivedDebits.create(
        { amount: 400, currency: 'usd', financial_account: fa, network: 'ach' },
        options,
      );
    const [first, second] = [await debit(), await debit()];
    const reversal = await stripe.treasury.debitReversals.create({ received_debit: first.id }, options);
    expect(reversal).toMatchObject({ status: 'processing', amount: 400, received_debit: first.id, network: 'ach' });
    expect((await provenBalance(stripe, account, fa)).cash).toBe(600);
    world.sandbox.clock.advance(5);
    expect((await stripe.treasury.debitReversals.retrieve(reversal.id, {}, options)).status).toBe('succeeded');
    const after = await stripe.treasury.receivedDebits.retrieve(first.id, {}, options);
    expect(after).toMatchObject({
      linked_flows: { debit_reversal: reversal.id },
      reversal_details: { restricted_reason: 'already_reversed' },
    });
    await expect(stripe.treasury.debitReversals.create({ received_debit: first.id }, options)).rejects.toThrow(
      'already_reversed',
    );
    world.sandbox.clock.advance(2 * 24 * 60 * 60);
    await expect(stripe.treasury.debitReversals.create({ received_debit: second.id }, options)).rejects.toThrow(
      'deadline_passed',
    );
    expect(
      (
        await stripe.treasury.debitReversals.list(
          { financial_account: fa, status: 'completed', resolution: 'won' },
          options,
        )
      ).data,
    ).toHaveLength(1);
    expect(
      (await stripe.treasury.debitReversals.list({ financial_account: fa, status: 'processing' }, options)).data,
    ).toHaveLength(0);
    expect((await provenBalance(stripe, account, fa)).cash).toBe(600);
  });
});

describe('the ledger', () => {
  it('is listed in either order, with filters that fit the order', async () => {
    const { account, options, fa } = await given();
    await fund(stripe, account, fa, 100);
    world.sandbox.clock.advance(10);
    const late = world.sandbox.clock.now();
    await fund(stripe, account, fa, 200);
    const list = (params: Partial<Stripe.Treasury.TransactionListParams>) =>
      stripe.treasury.transactions.list({ financial_account: fa, ...params }, options);
    expect((await list({})).data.map(({ amount }) => amount)).toEqual([200, 100]);
    expect((await list({ created: { gte: late } })).data).toHaveLength(1);
    expect(
      (await list({ order_by: 'posted_at', status: 'posted', status_transitions: { posted_at: { lt: late } } })).data,
    ).toHaveLength(1);
    const first = await list({ order_by: 'posted_at', limit: 1 });
    const next = await list({ order_by: 'posted_at', limit: 1, starting_after: first.data[0]?.id ?? '' });
    expect([first, next].map(({ data }) => data[0]?.amount)).toEqual([200, 100]);
    await expect(list({ order_by: 'posted_at', created: late })).rejects.toMatchObject({ param: 'created' });
    await expect(list({ status_transitions: { posted_at: late } })).rejects.toMatchObject({
      param: 'status_transitions[posted_at]',
    });
    await expect(
      stripe.treasury.transactionEntries.list({ financial_account: fa, effective_at: late }, options),
    ).rejects.toMatchObject({ param: 'effective_at' });
  });

  it.each(['transactions', 'transaction_entries', 'received_credits', 'received_debits', 'debit_reversals'])(
    'lists no %s without a financial account',
    async (name) => {
      const { account } = await given();
      const headers = { 'stripe-account': account };
      const none = await world.raw(`/v1/treasury/${name}`, { headers });
      expect(none.json).toMatchObject({ error: { code: 'parameter_missing', param: 'financial_account' } });
      const wrong = await world.raw(`/v1/treasury/${name}?financial_account=fa_nope`, { headers });
      expect(wrong.status).toBe(400);
      expect(wrong.json).toMatchObject({ error: { code: 'resource_missing', param: 'financial_account' } });
    },
  );

  it('shows entries inside a transaction only when it is retrieved', async () => {
    const { account, options, fa } = await given();
    const credit = await fund(stripe, account, fa, 100);
    const id = typeof credit.transaction === 'string' ? credit.transaction : '';
    const transaction = await stripe.treasury.transactions.retrieve(
      id,
      { expand: ['entries.data.transaction'] },
      options,
    );
    expect(transaction.entries?.data[0]).toMatchObject({ type: 'received_credit', transaction: { id } });
    await expect(
      stripe.treasury.transactions.list({ financial_account: fa, expand: ['data.entries'] }, options),
    ).rejects.toThrow('This property cannot be included (data.entries).');
  });
});
