import type Stripe from 'stripe';
import { onboardedAccount, openSandbox, provenBalance, type Raw, type World } from '../given.js';
import { openIssuing, refusal, type IssuingWorld } from '../issuing/given.js';
import { openListener } from '../listener.js';

type Params = Readonly<Record<string, number | string>>;

const cause = ({ raw }: World, name: string, body: Params): Promise<Raw> =>
  raw(`/_sandbox/causes/${name}`, { body: JSON.stringify(body) });

/** The types of the events that it made. */
async function caused(world: World, name: string, body: Params): Promise<string[]> {
  const { status, json } = await cause(world, name, body);
  expect({ status, json }).toMatchObject({ status: 200, json: { events: expect.any(Array) } });
  const { events }: { events?: { type: string }[] } = Object(json);
  return (events ?? []).map(({ type }) => type);
}

/** A refusal says why, and nothing has changed. */
async function refused(world: World, name: string, body: Params, message: RegExp, status = 400): Promise<void> {
  const before = world.sandbox.contents();
  expect(await cause(world, name, body)).toMatchObject({
    status,
    json: { error: { message: expect.stringMatching(message) } },
  });
  expect(world.sandbox.contents()).toBe(before);
}

describe('what happens outside', () => {
  let world: World;
  beforeAll(async () => {
    world = await openSandbox();
  });

  it('is listed by the events that tell of it', async () => {
    expect((await world.raw('/_sandbox/causes')).json).toEqual({
      causes: [
        'account.application.authorized',
        'account.application.deauthorized',
        'issuing_dispute.closed',
        'issuing_dispute.funds_reinstated',
        'issuing_dispute.funds_rescinded',
        'payout.created',
        'topup.reversed',
        'treasury.received_credit.failed',
        'treasury.received_credit.succeeded',
        'v2.core.account.created',
      ],
    });
  });

  it('is refused where the cause, the account, the object or a parameter is unknown', async () => {
    const account = await onboardedAccount(world.stripe);
    await refused(world, 'card.eaten', { account }, /no cause card\.eaten.*topup\.reversed/, 404);
    await refused(world, 'topup.reversed', { account: 'acct_nope', id: 'tu_1' }, /no account acct_nope/, 404);
    await refused(world, 'topup.reversed', { account, id: 'tu_1' }, /No such top-up/, 404);
    await refused(world, 'topup.reversed', { account }, /Missing required param: id/);
    await refused(world, 'topup.reversed', { account, id: 'tu_1', why: 'no' }, /unknown parameter: why/);
  });
});

describe('a bank', () => {
  let world: World;
  let options: { stripeAccount: string };
  beforeEach(async () => {
    world = await openSandbox();
    options = { stripeAccount: await onboardedAccount(world.stripe) };
  });

  const bank = {
    external_account: {
      ...({ object: 'bank_account', country: 'US', currency: 'usd' } as const),
      ...{ account_number: '000123456789', routing_number: '110000000' },
    },
  };
  const available = async () => (await world.stripe.balance.retrieve({}, options)).available[0]?.amount;
  async function toppedUp(amount = 10_000): Promise<Stripe.Topup> {
    const made = await world.stripe.topups.create({ amount, currency: 'usd' }, options);
    world.sandbox.clock.advance(5);
    return made;
  }

  it('takes a top-up back once, whether or not the money is still there', async () => {
    const account = options.stripeAccount;
    await world.stripe.accounts.createExternalAccount(account, bank);
    const { id } = await toppedUp();
    await world.stripe.payouts.create({ amount: 4_000, currency: 'usd' }, options);
    expect(await caused(world, 'topup.reversed', { account, id })).toEqual(['topup.reversed']);
    expect(await world.stripe.topups.retrieve(id, {}, options)).toMatchObject({ status: 'reversed' });
    expect(await available()).toBe(-4_000);
    const { data } = await world.stripe.balanceTransactions.list({ source: id }, options);
    expect(data.map(({ amount, type }) => [type, amount])).toEqual([
      ['topup_reversal', -10_000],
      ['topup', 10_000],
    ]);
    await refused(world, 'topup.reversed', { account, id }, /status reversed cannot be reversed/);
  });

  it('does not take back what has not come', async () => {
    const { id } = await world.stripe.topups.create({ amount: 500, currency: 'usd' }, options);
    await refused(world, 'topup.reversed', { account: options.stripeAccount, id }, /status pending/);
  });

  it('takes nothing back that would leave a balance too far below zero to be counted', async () => {
    const account = options.stripeAccount;
    await world.stripe.accounts.createExternalAccount(account, bank);
    const most = Number.MAX_SAFE_INTEGER - 1;
    const ids: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      ids.push((await toppedUp(most)).id);
      await world.stripe.payouts.create({ amount: most, currency: 'usd' }, options);
    }
    const [first = '', second = ''] = ids;
    await caused(world, 'topup.reversed', { account, id: first });
    await refused(world, 'topup.reversed', { account, id: second }, /too small to be counted/);
  });

  it('gets an automatic payout of all that is available, which says what it consists of an hour after it is paid', async () => {
    const account = options.stripeAccount;
    await world.stripe.accounts.createExternalAccount(account, bank);
    const topups = [await toppedUp(3_000), await toppedUp(4_500)];
    expect(await caused(world, 'payout.created', { account })).toEqual(['payout.created']);
    const [payout] = (await world.stripe.payouts.list({}, options)).data;
    const id = payout?.id ?? '';
    expect(payout).toMatchObject({ amount: 7_500, automatic: true, reconciliation_status: 'in_progress' });
    expect(await available()).toBe(0);
    expect(await refusal(world.stripe.payouts.cancel(id, {}, options))).toMatchObject({ status: 400 });
    const parts = async () => (await world.stripe.balanceTransactions.list({ payout: id }, options)).data;
    world.sandbox.clock.advance(3_599);
    expect(await parts()).toEqual([]);
    world.sandbox.clock.advance(10);
    expect(await world.stripe.payouts.retrieve(id, {}, options)).toMatchObject({ reconciliation_status: 'completed' });
    expect((await parts()).map(({ source }) => source).sort()).toEqual([id, ...topups.map((one) => one.id)].sort());
    const { data } = await world.stripe.events.list({ type: 'payout.*' }, options);
    expect(data.map(({ type }) => type).reverse()).toEqual([
      'payout.created',
      'payout.updated',
      'payout.paid',
      'payout.reconciliation_completed',
    ]);
    await refused(world, 'payout.created', { account }, /nothing to pay out/);
  });

  it('tells nothing of a manual payout, and gets no automatic one where the schedule is manual', async () => {
    const account = options.stripeAccount;
    await world.stripe.accounts.createExternalAccount(account, bank);
    await toppedUp();
    const { id } = await world.stripe.payouts.create({ amount: 100, currency: 'usd' }, options);
    world.sandbox.clock.advance(7_200);
    expect(await world.stripe.payouts.retrieve(id, {}, options)).toMatchObject({
      ...{ automatic: false, reconciliation_status: 'not_applicable', status: 'paid' },
    });
    await world.stripe.accounts.update(account, { settings: { payouts: { schedule: { interval: 'manual' } } } });
    await refused(world, 'payout.created', { account }, /schedule of this account is manual/);
  });
});

describe('the card network', () => {
  let world: IssuingWorld;
  beforeEach(async () => {
    world = await openIssuing();
  });

  const evidence = { reason: 'fraudulent', fraudulent: { explanation: 'It was not me' } } as const;
  const cash = async () => (await provenBalance(world.stripe, world.account, world.fa)).cash;
  const disputeOf = (id: string) => world.stripe.issuing.disputes.retrieve(id, {}, world.on);

  /** Of a purchase of 10 dollars: on the financial account, or on the Issuing balance. */
  async function dispute(where: 'account' | 'balance', submit = true): Promise<string> {
    if (where === 'balance') await world.fundIssuing(5_000);
    const card = where === 'account' ? await world.card() : await world.plainCard();
    const { id: transaction, treasury } = await world.purchase(card.id, 1_000);
    const from = treasury ? { treasury: { received_debit: treasury.received_debit ?? '' } } : { transaction };
    const { id } = await world.stripe.issuing.disputes.create({ ...from, evidence }, world.on);
    if (submit) await world.stripe.issuing.disputes.submit(id, {}, world.on);
    return id;
  }
  const money = (where: 'account' | 'balance') => (where === 'account' ? cash() : world.issuingBalance());
  const told = (name: string, params: Params) => caused(world, name, { account: world.account, ...params });
  const onCards = (types: string[]) => types.filter((type) => type.startsWith('issuing_'));

  it.each(['account', 'balance'] as const)('gives a provisional credit on the %s and takes it back', async (where) => {
    const id = await dispute(where);
    const before = await money(where);
    expect(onCards(await told('issuing_dispute.funds_reinstated', { id }))).toEqual([
      'issuing_dispute.funds_reinstated',
    ]);
    expect(await money(where)).toBe((before ?? 0) + 1_000);
    expect(await disputeOf(id)).toMatchObject({ status: 'submitted' });
    await refused(
      world,
      'issuing_dispute.funds_reinstated',
      { account: world.account, id },
      /has a provisional credit/,
    );
    expect(await told('issuing_dispute.funds_rescinded', { id })).toEqual(['issuing_dispute.funds_rescinded']);
    expect(await money(where)).toBe(before);
    await refused(world, 'issuing_dispute.funds_rescinded', { account: world.account, id }, /no provisional credit/);
  });

  it.each(['account', 'balance'] as const)(
    'lets a lost dispute on the %s cost its provisional credit',
    async (where) => {
      const id = await dispute(where);
      const before = await money(where);
      await told('issuing_dispute.funds_reinstated', { id });
      expect(await told('issuing_dispute.closed', { id, status: 'lost' })).toEqual([
        'issuing_dispute.funds_rescinded',
        'issuing_dispute.closed',
      ]);
      expect(await money(where)).toBe(before);
      expect(await disputeOf(id)).toMatchObject({ status: 'lost' });
    },
  );

  it.each(['account', 'balance'] as const)('pays a won dispute on the %s once', async (where) => {
    const [credited, plain] = [await dispute(where), await dispute(where)];
    const before = await money(where);
    await told('issuing_dispute.funds_reinstated', { id: credited });
    const closed = await told('issuing_dispute.closed', { id: credited, status: 'won' });
    expect(closed).toEqual([
      ...(where === 'account' ? ['treasury.debit_reversal.completed'] : []),
      'issuing_dispute.closed',
    ]);
    expect(await money(where)).toBe((before ?? 0) + 1_000);
    expect(onCards(await told('issuing_dispute.closed', { id: plain, status: 'won' }))).toEqual([
      'issuing_dispute.funds_reinstated',
      'issuing_dispute.closed',
    ]);
    expect(await money(where)).toBe((before ?? 0) + 2_000);
  });

  it('takes no credit back that would leave a balance too far below zero to be counted', async () => {
    const id = await dispute('balance');
    await told('issuing_dispute.funds_reinstated', { id });
    const card = await world.plainCard();
    const force = (amount: number) =>
      world.stripe.testHelpers.issuing.transactions.createForceCapture({ card: card.id, amount }, world.on);
    await force(Number.MAX_SAFE_INTEGER);
    await force(Number.MAX_SAFE_INTEGER + (await world.issuingBalance()));
    await refused(world, 'issuing_dispute.funds_rescinded', { account: world.account, id }, /too large/);
  });

  it('decides on submitted disputes only', async () => {
    const id = await dispute('account', false);
    const account = world.account;
    await refused(world, 'issuing_dispute.closed', { account, id, status: 'won' }, /this one is unsubmitted/);
    await refused(world, 'issuing_dispute.funds_reinstated', { account, id }, /this one is unsubmitted/);
    await refused(world, 'issuing_dispute.closed', { account, id, status: 'tied' }, /Invalid status/);
  });
});

describe('a check', () => {
  let world: IssuingWorld;
  beforeEach(async () => {
    world = await openIssuing();
  });
  const check = (amount = 2_500) => ({ account: world.account, financial_account: world.fa, amount });

  it('brings money when its bank pays, and none when it does not', async () => {
    const before = (await provenBalance(world.stripe, world.account, world.fa)).cash ?? 0;
    expect(await caused(world, 'treasury.received_credit.succeeded', check())).toEqual([
      'treasury.received_credit.created',
      'treasury.received_credit.succeeded',
    ]);
    expect(await caused(world, 'treasury.received_credit.failed', check())).toEqual([
      'treasury.received_credit.created',
      'treasury.received_credit.failed',
    ]);
    expect((await provenBalance(world.stripe, world.account, world.fa)).cash).toBe(before + 2_500);
    const { data } = await world.stripe.treasury.receivedCredits.list({ financial_account: world.fa }, world.on);
    expect(data.slice(0, 2)).toMatchObject([
      { status: 'failed', failure_code: 'other', transaction: null },
      { status: 'succeeded', failure_code: null, transaction: expect.stringMatching(/^trxn_/) },
    ]);
  });

  it('cannot be paid to a financial account that receives nothing', async () => {
    const restricted = { platform_restrictions: { inbound_flows: 'restricted' as const } };
    await world.stripe.treasury.financialAccounts.update(world.fa, restricted, world.on);
    await refused(world, 'treasury.received_credit.succeeded', check(), /account_frozen/);
    await refused(
      world,
      'treasury.received_credit.failed',
      { ...check(), amount: 0 },
      /greater than or equal to 1\. \(amount\)/,
    );
  });
});

describe("an account's owner", () => {
  it('takes the access of the platform away and gives it back', async () => {
    const world = await openSandbox();
    const { stripe } = world;
    const account = await onboardedAccount(stripe);
    const other = await onboardedAccount(stripe);
    const listener = await openListener();
    await stripe.webhookEndpoints.create({ url: listener.url, connect: true, enabled_events: ['*'] });
    const listed = async () => (await stripe.accounts.list()).data.map(({ id }) => id);

    expect(await caused(world, 'account.application.deauthorized', { account })).toEqual([
      'account.application.deauthorized',
    ]);
    for (const call of [stripe.accounts.retrieve(account), stripe.events.list({}, { stripeAccount: account })]) {
      expect(await refusal(call)).toMatchObject({ status: 403, code: 'account_invalid' });
    }
    expect(await listed()).toEqual([other]);
    await refused(world, 'account.application.deauthorized', { account }, /disconnected already/);

    await caused(world, 'account.application.authorized', { account });
    expect(await listed()).toEqual([other, account]);
    const { data } = await stripe.events.list({ type: 'account.application.*' }, { stripeAccount: account });
    expect(data[0]).toMatchObject({
      account,
      data: { object: { id: expect.stringMatching(/^ca_/), object: 'application' } },
    });
    await refused(world, 'account.application.authorized', { account }, /connected already/);
    await world.sandbox.webhooks.settled();
    expect(listener.types()).toEqual(['account.application.deauthorized', 'account.application.authorized']);
  });

  it('tells the platform nothing of what happens to the account meanwhile', async () => {
    const world = await openSandbox();
    const account = await onboardedAccount(world.stripe);
    const listener = await openListener();
    await world.stripe.webhookEndpoints.create({ url: listener.url, connect: true, enabled_events: ['*'] });
    await world.stripe.topups.create({ amount: 500, currency: 'usd' }, { stripeAccount: account });
    await caused(world, 'account.application.deauthorized', { account });
    world.sandbox.clock.advance(60);
    await world.sandbox.webhooks.settled();
    expect(listener.types()).toEqual(['topup.created', 'account.application.deauthorized']);
    await refused(world, 'account.application.deauthorized', {}, /Name the account/);
  });
});
