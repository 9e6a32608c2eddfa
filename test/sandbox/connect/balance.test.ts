import type Stripe from 'stripe';
import { financialAccount, newAccount, onboardedAccount, openSandbox, provenBalance, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});

interface Given {
  options: { stripeAccount: string };
  account: string;
}

async function given(): Promise<Given> {
  const account = await onboardedAccount(stripe);
  return { account, options: { stripeAccount: account } };
}

/** Fills the payments balance. */
async function filled(amount = 10_000): Promise<Given> {
  const made = await given();
  await stripe.topups.create({ amount, currency: 'usd' }, made.options);
  world.sandbox.clock.advance(5);
  return made;
}

const bank = (account_number: string): Stripe.AccountCreateExternalAccountParams => ({
  external_account: {
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    account_holder_name: 'Bike Shop LLC',
    account_holder_type: 'company',
    account_number,
    routing_number: '110000000',
  },
});

async function available({ options }: Given): Promise<number | undefined> {
  const balance = await stripe.balance.retrieve({}, options);
  return balance.available[0]?.amount;
}

async function eventTypes({ options }: Given, family: string): Promise<string[]> {
  const events = await stripe.events.list({ type: `${family}.*`, limit: 100 }, options);
  return events.data.map((event) => event.type).reverse();
}

/** A balance is the sum of its transactions. */
async function provenSum({ options }: Given): Promise<number> {
  let total = 0;
  for await (const { net } of stripe.balanceTransactions.list({ limit: 100 }, options)) total += net;
  return total;
}

describe('a top-up', () => {
  it('fills the payments balance when the bank has sent it', async () => {
    const made = await given();
    const { id } = await stripe.topups.create(
      { amount: 50_000, currency: 'usd', description: 'Weekly', source: 'btok_us_verified' },
      made.options,
    );
    expect(await available(made)).toBe(0);
    world.sandbox.clock.advance(5);
    const topup = await stripe.topups.retrieve(id, { expand: ['balance_transaction.source'] }, made.options);
    expect(topup).toMatchObject({
      object: 'topup',
      status: 'succeeded',
      source: { object: 'source', type: 'ach_debit' },
      balance_transaction: { type: 'topup', net: 50_000, balance_type: 'payments', source: { id } },
    });
    expect(await available(made)).toBe(50_000);
    expect(await eventTypes(made, 'topup')).toEqual(['topup.created', 'topup.succeeded']);
    const { data } = await stripe.events.list({ type: 'balance.available' }, made.options);
    expect(data).toMatchObject([{ data: { object: { available: [{ amount: 50_000, currency: 'usd' }] } } }]);
  });

  it.each([
    ['btok_us_verified_noAccount', 'no_account'],
    ['btok_us_verified_insufficientFunds', 'insufficient_funds'],
    ['btok_us_verified_debitNotAuthorized', 'debit_not_authorized'],
  ])('from %s fails for %s', async (source, code) => {
    const made = await given();
    const { id } = await stripe.topups.create({ amount: 1, currency: 'usd', source }, made.options);
    world.sandbox.clock.advance(5);
    expect(await stripe.topups.retrieve(id, {}, made.options)).toMatchObject({ status: 'failed', failure_code: code });
    expect(await available(made)).toBe(0);
    expect(await eventTypes(made, 'topup')).toEqual(['topup.created', 'topup.failed']);
    expect((await stripe.events.list({ type: 'balance.available' }, made.options)).data).toEqual([]);
  });

  it('can fill the Issuing balance; without a source it waits, and can be canceled', async () => {
    const made = await given();
    const fill = async (more: object): Promise<string> => {
      const params = { amount: 700, currency: 'usd', destination_balance: 'issuing', ...more };
      return (await stripe.topups.create(params, made.options)).id;
    };
    await fill({ source: 'btok_us_verified' });
    const waiting = await fill({});
    world.sandbox.clock.advance(60);
    const balance = await stripe.balance.retrieve({}, made.options);
    expect(balance.issuing?.available).toEqual([{ amount: 700, currency: 'usd' }]);
    expect((await stripe.topups.cancel(waiting, {}, made.options)).status).toBe('canceled');
    await expect(stripe.topups.cancel(waiting, {}, made.options)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('is listed by amount and status, and takes metadata', async () => {
    const made = await filled(300);
    const { id } = await stripe.topups.create({ amount: 200, currency: 'usd' }, made.options);
    const update = await stripe.topups.update(id, { description: 'Two', metadata: { a: 'b' } }, made.options);
    expect(update).toMatchObject({ description: 'Two', metadata: { a: 'b' } });
    const big = await stripe.topups.list({ amount: { gte: 201 } }, made.options);
    expect(big.data.map((topup) => topup.amount)).toEqual([300]);
    const pending = await stripe.topups.list({ status: 'pending' }, made.options);
    expect(pending.data.map((topup) => topup.id)).toEqual([id]);
  });

  it('of nothing, from an unknown source, or on an account without transfers is refused', async () => {
    const made = await given();
    const create = (params: Partial<Stripe.TopupCreateParams>, options = made.options) =>
      stripe.topups.create({ amount: 1, currency: 'usd', ...params }, options);
    await expect(create({ amount: 0 })).rejects.toMatchObject({ param: 'amount' });
    await expect(create({ source: 'src_nope' })).rejects.toMatchObject({ code: 'resource_missing', param: 'source' });
    const fresh = await newAccount(stripe);
    await expect(create({}, { stripeAccount: fresh.id })).rejects.toMatchObject({ code: 'payouts_not_allowed' });
    await expect(stripe.topups.retrieve('tu_nope', {}, made.options)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('a payout', () => {
  it('takes from the balance at once and is paid to the default external account', async () => {
    const made = await filled();
    const external = await stripe.accounts.createExternalAccount(made.account, bank('000123456789'));
    const payout = await stripe.payouts.create({ amount: 4_000, currency: 'usd' }, made.options);
    expect(payout).toMatchObject({
      status: 'pending',
      destination: external.id,
      type: 'bank_account',
      automatic: false,
    });
    expect(await available(made)).toBe(6_000);
    world.sandbox.clock.advance(5);
    const paid = await stripe.payouts.retrieve(
      payout.id,
      { expand: ['destination', 'balance_transaction'] },
      made.options,
    );
    expect(paid).toMatchObject({
      status: 'paid',
      destination: { object: 'bank_account', last4: '6789' },
      balance_transaction: { type: 'payout', net: -4_000 },
    });
    expect(await eventTypes(made, 'payout')).toEqual(['payout.created', 'payout.updated', 'payout.paid']);
    expect(await provenSum(made)).toBe(6_000);
  });

  it.each([
    ['000111111116', 'no_account'],
    ['000111111113', 'account_closed'],
    ['000333333335', 'debit_not_authorized'],
  ])('to %s fails for %s and gives the money back', async (number, code) => {
    const made = await filled();
    await stripe.accounts.createExternalAccount(made.account, bank(number));
    const { id } = await stripe.payouts.create({ amount: 4_000, currency: 'usd' }, made.options);
    world.sandbox.clock.advance(5);
    const failed = await stripe.payouts.retrieve(id, { expand: ['failure_balance_transaction'] }, made.options);
    expect(failed).toMatchObject({
      status: 'failed',
      failure_code: code,
      failure_balance_transaction: { type: 'payout_failure', net: 4_000 },
    });
    expect(await available(made)).toBe(10_000);
    expect(await provenSum(made)).toBe(10_000);
  });

  it('to a financial account’s bank numbers becomes a received credit, and its reversal a received debit', async () => {
    const made = await filled();
    const fa = await financialAccount(stripe, made.account, {
      features: { financial_addresses: { aba: { requested: true } } },
    });
    world.sandbox.clock.advance(2);
    const expand = ['financial_addresses.aba.account_number'];
    const numbered = await stripe.treasury.financialAccounts.retrieve(fa.id, { expand }, made.options);
    await stripe.accounts.createExternalAccount(
      made.account,
      bank(numbered.financial_addresses[0]?.aba?.account_number ?? ''),
    );
    const payout = await stripe.payouts.create({ amount: 4_000, currency: 'usd' }, made.options);
    world.sandbox.clock.advance(5);
    const credits = await stripe.treasury.receivedCredits.list(
      { financial_account: fa.id, expand: ['data.linked_flows.source_flow_details'] },
      made.options,
    );
    expect(credits.data).toMatchObject([
      {
        amount: 4_000,
        network: 'stripe',
        initiating_payment_method_details: { type: 'balance', balance: 'payments' },
        linked_flows: { source_flow: payout.id, source_flow_details: { payout: { id: payout.id, status: 'paid' } } },
      },
    ]);
    expect((await provenBalance(stripe, made.account, fa.id)).cash).toBe(4_000);
    const reversal = await stripe.payouts.reverse(payout.id, {}, made.options);
    expect(reversal).toMatchObject({ amount: -4_000, original_payout: payout.id, status: 'pending' });
    world.sandbox.clock.advance(5);
    expect(await stripe.payouts.retrieve(payout.id, {}, made.options)).toMatchObject({ reversed_by: reversal.id });
    expect((await provenBalance(stripe, made.account, fa.id)).cash).toBe(0);
    const debits = await stripe.treasury.receivedDebits.list({ financial_account: fa.id }, made.options);
    expect(debits.data).toMatchObject([{ amount: 4_000, linked_flows: { payout: reversal.id } }]);
    expect(await available(made)).toBe(10_000);
    await expect(stripe.payouts.reverse(payout.id, {}, made.options)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('to any other account is in transit until its arrival date', async () => {
    const made = await filled();
    await stripe.accounts.createExternalAccount(made.account, bank('000987654321'));
    const payout = await stripe.payouts.create({ amount: 1, currency: 'usd' }, made.options);
    world.sandbox.clock.advance((payout.arrival_date - payout.created) * 0.75);
    expect((await stripe.payouts.retrieve(payout.id, {}, made.options)).status).toBe('in_transit');
    world.sandbox.clock.advance(payout.arrival_date - payout.created);
    expect((await stripe.payouts.retrieve(payout.id, {}, made.options)).status).toBe('paid');
  });

  it('can be canceled while it is pending only', async () => {
    const made = await filled();
    await stripe.accounts.createExternalAccount(made.account, bank('000987654321'));
    const { id } = await stripe.payouts.create({ amount: 4_000, currency: 'usd' }, made.options);
    await stripe.payouts.update(id, { metadata: { batch: '7' } }, made.options);
    expect(await stripe.payouts.cancel(id, {}, made.options)).toMatchObject({
      status: 'canceled',
      metadata: { batch: '7' },
    });
    expect(await available(made)).toBe(10_000);
    await expect(stripe.payouts.cancel(id, {}, made.options)).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.payouts.reverse(id, {}, made.options)).rejects.toMatchObject({ statusCode: 400 });
    const canceled = await stripe.payouts.list({ status: 'canceled' }, made.options);
    expect(canceled.data.map((payout) => payout.id)).toEqual([id]);
  });

  it('of more than there is, to nowhere, or at once to a bank is refused and changes nothing', async () => {
    const made = await filled();
    const create = (params: Partial<Stripe.PayoutCreateParams>) =>
      stripe.payouts.create({ amount: 1, currency: 'usd', ...params }, made.options);
    await expect(create({})).rejects.toMatchObject({
      statusCode: 400,
      message: "Sorry, you don't have any external accounts in that currency (usd).",
    });
    await stripe.accounts.createExternalAccount(made.account, bank('000123456789'));
    await expect(create({ amount: 10_001 })).rejects.toMatchObject({ code: 'balance_insufficient', param: 'amount' });
    await expect(create({ destination: 'ba_nope' })).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(create({ method: 'instant' })).rejects.toMatchObject({ code: 'instant_payouts_unsupported' });
    expect(await available(made)).toBe(10_000);
    expect(await eventTypes(made, 'payout')).toEqual([]);
  });
});

describe('balance transactions', () => {
  it('tell what moved an account’s balances, by type, source and currency', async () => {
    const made = await filled(500);
    await stripe.rawRequest(
      'POST',
      '/v1/test_helpers/issuing/fund_balance',
      { amount: 900, currency: 'usd' },
      made.options,
    );
    const list = async (params: Stripe.BalanceTransactionListParams) => {
      const page = await stripe.balanceTransactions.list(params, made.options);
      return page.data.map(({ net, balance_type }) => [net, balance_type]);
    };
    expect(await list({})).toEqual([
      [900, 'issuing'],
      [500, 'payments'],
    ]);
    expect(await list({ type: 'payout' })).toEqual([]);
    expect(await list({ currency: 'eur' })).toEqual([]);
    const [topup] = (await stripe.topups.list({}, made.options)).data;
    expect(await list({ source: topup?.id ?? '' })).toEqual([[500, 'payments']]);
    const id = typeof topup?.balance_transaction === 'string' ? topup.balance_transaction : '';
    const one = await stripe.balanceTransactions.retrieve(id, { expand: ['source'] }, made.options);
    expect(one.source).toMatchObject({ object: 'topup', id: topup?.id });
    await expect(stripe.balanceTransactions.retrieve('txn_nope', {}, made.options)).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    await expect(list({ payout: 'po_nope' })).rejects.toMatchObject({ statusCode: 400, param: 'payout' });
  });
});
