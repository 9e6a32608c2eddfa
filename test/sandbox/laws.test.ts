import fc from 'fast-check';
import type Stripe from 'stripe';
import { givenCardProgram, type CardProgram } from './programs.js';
import { openSandbox, provenBalance, type Raw, type World } from './given.js';

/*
 * Whatever is called in whatever order, legal or not: no money is made or lost, every hold belongs to something open, and
 * a refused call has changed nothing at all.
 */

const RUNS = 12;
const START = 'start';

interface Step {
  verb: string;
  /** Which of the known objects. */
  pick: number;
  amount: string;
  flag: boolean;
}

/** Ids that answers have shown, by their prefix. */
type Known = Map<string, string[]>;
type Call = [path: string, body: Record<string, string>];

let world: World;
let program: CardProgram;
beforeAll(async () => {
  world = await openSandbox();
  program = await givenCardProgram(world, 50_000);
  const { stripe, options, fa, holder } = program;
  const features = { outbound_payments: { ach: { requested: true } }, inbound_transfers: { ach: { requested: true } } };
  await stripe.treasury.financialAccounts.updateFeatures(fa, features, options);
  await stripe.issuing.cards.create(
    { cardholder: holder, currency: 'usd', type: 'virtual', status: 'active', financial_account: fa },
    options,
  );
  world.sandbox.snapshots.take(START);
});

const none: Record<string, string> = {};
const helper = '/v1/test_helpers/issuing';
const treasuryHelper = '/v1/test_helpers/treasury';

const verbs: Readonly<Record<string, (id: (prefix: string) => string, step: Step) => Call>> = {
  authorize: (id, { amount, flag }) => [
    `${helper}/authorizations`,
    { card: id('ic'), amount, 'merchant_data[category]': flag ? 'eating_places_restaurants' : 'bakeries' },
  ],
  increment: (id, { amount }) => [`${helper}/authorizations/${id('iauth')}/increment`, { increment_amount: amount }],
  capture: (id, { amount, flag }) => [
    `${helper}/authorizations/${id('iauth')}/capture`,
    flag ? none : { capture_amount: amount, close_authorization: 'false' },
  ],
  overcapture: (id, { amount }) => [`${helper}/authorizations/${id('iauth')}/capture`, { capture_amount: amount }],
  reverse: (id, { amount, flag }) => [
    `${helper}/authorizations/${id('iauth')}/reverse`,
    flag ? none : { reverse_amount: amount },
  ],
  expire: (id) => [`${helper}/authorizations/${id('iauth')}/expire`, {}],
  force: (id, { amount }) => [`${helper}/transactions/create_force_capture`, { card: id('ic'), amount }],
  unlinked: (id, { amount }) => [`${helper}/transactions/create_unlinked_refund`, { card: id('ic'), amount }],
  refund: (id, { amount, flag }) => [
    `${helper}/transactions/${id('ipi')}/refund`,
    flag ? none : { refund_amount: amount },
  ],
  credit: (id, { amount }) => [
    `${treasuryHelper}/received_credits`,
    { financial_account: id('fa'), amount, currency: 'usd', network: 'ach' },
  ],
  debit: (id, { amount }) => [
    `${treasuryHelper}/received_debits`,
    { financial_account: id('fa'), amount, currency: 'usd', network: 'ach' },
  ],
  undebit: (id) => ['/v1/treasury/debit_reversals', { received_debit: id('rd') }],
  uncredit: (id) => ['/v1/treasury/credit_reversals', { received_credit: id('rc') }],
  freeze: (id, { flag }) => [`/v1/issuing/cards/${id('ic')}`, { status: flag ? 'active' : 'inactive' }],
  dismiss: (id, { flag }) => [`/v1/issuing/cardholders/${id('ich')}`, { status: flag ? 'active' : 'inactive' }],
  dispute: (id, { flag }) => [
    '/v1/issuing/disputes',
    {
      'treasury[received_debit]': id('rd'),
      'evidence[reason]': 'fraudulent',
      'evidence[fraudulent][explanation]': flag ? 'winning_evidence' : 'losing_evidence',
    },
  ],
  submit: (id) => [`/v1/issuing/disputes/${id('idp')}/submit`, none],
  pay: (id, { amount }) => [
    '/v1/treasury/outbound_payments',
    {
      financial_account: id('fa'),
      amount,
      currency: 'usd',
      'destination_payment_method_data[type]': 'us_bank_account',
      'destination_payment_method_data[us_bank_account][routing_number]': '110000000',
      'destination_payment_method_data[us_bank_account][account_number]': '000123456789',
      'destination_payment_method_data[us_bank_account][account_holder_type]': 'company',
      'destination_payment_method_data[billing_details][name]': 'Supplier',
    },
  ],
  paid: (id, { flag }) => [`${treasuryHelper}/outbound_payments/${id('obp')}/${flag ? 'post' : 'fail'}`, {}],
  unpaid: (id, { flag }) =>
    flag
      ? [`${treasuryHelper}/outbound_payments/${id('obp')}/return`, {}]
      : [`/v1/treasury/outbound_payments/${id('obp')}/cancel`, {}],
  limit: (id, { amount }) => [
    `/v1/issuing/cards/${id('ic')}`,
    {
      'spending_controls[spending_limits][0][amount]': amount,
      'spending_controls[spending_limits][0][interval]': 'daily',
    },
  ],
};

const CLOCK = 'clock';
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(CLOCK, 'authorize', 'authorize', 'increment', 'capture', 'pay', ...Object.keys(verbs)),
  pick: fc.nat(40),
  amount: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 20_000 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('0', '-5', '', 'abc', '90071992547409', '9007199254740993', '1.5') },
  ),
  flag: fc.boolean(),
});

async function carryOut({ verb, ...rest }: Step, known: Known): Promise<Raw | undefined> {
  const { pick, flag } = rest;
  if (verb === CLOCK) {
    world.sandbox.clock.advance(flag || pick > 8 ? 3_600 : 40 * 86_400);
    return undefined;
  }
  const id = (prefix: string) => {
    const ids = known.get(prefix) ?? [];
    return pick === 0 ? `${prefix}_nope` : (ids.at(-1 - (pick % Math.min(ids.length, 3))) ?? `${prefix}_none`);
  };
  const [path, body] = verbs[verb]?.(id, { verb, ...rest }) ?? ['/v1/nowhere', {}];
  return await world.raw(path, {
    body: new URLSearchParams(body).toString(),
    headers: { 'stripe-account': program.account },
  });
}

function learn(known: Known, text: string): void {
  for (const [, id = '', prefix = ''] of text.matchAll(/"((ic|ich|iauth|ipi|idp|fa|rc|rd|obp)_\w+)"/g)) {
    const ids = known.get(prefix) ?? [];
    if (!ids.includes(id)) known.set(prefix, [...ids, id]);
  }
}

async function every<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** What came in and went out, by the flows that the account shows, must be what it has. */
async function expectBalance(): Promise<{ cash: number; worth: number; held: number; overdraft: boolean }> {
  const { stripe, options, fa, account } = program;
  const page = { financial_account: fa, limit: 100 };
  const shown = await provenBalance(stripe, account, fa);
  const { receivedCredits, receivedDebits, debitReversals, creditReversals, outboundPayments } = stripe.treasury;
  const done = (status: string) => status === 'succeeded' || status === 'completed' || status === 'posted';
  const sumOf = (flows: readonly { amount: number; status: string }[]) =>
    total(flows.filter(({ status }) => done(status)).map(({ amount }) => amount));
  const credits = await every(receivedCredits.list(page, options));
  const debits = await every(receivedDebits.list(page, options));
  const undone = await every(debitReversals.list(page, options));
  const returned = await every(creditReversals.list(page, options));
  const payments = await every(outboundPayments.list(page, options));
  // A reversed debit is given back at once, though it is final only later.
  const granted = total(undone.filter(({ status }) => status !== 'failed').map(({ amount }) => amount));
  const worth = sumOf(credits) - sumOf(debits) + granted - sumOf(returned) - sumOf(payments);
  const cash = shown.cash ?? NaN;
  const held = shown.outbound_pending ?? NaN;
  expect({ worth: cash + held }).toEqual({ worth });
  const authorizations = await every(stripe.issuing.authorizations.list({ limit: 100 }, options));
  const underWay = (statuses: readonly string[], flows: readonly { amount: number; status: string }[]) =>
    total(flows.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount));
  expect({ held }).toEqual({
    held: total(authorizations.map(holdOf)) + underWay(['processing'], payments) + underWay(['processing'], returned),
  });
  return { cash, worth, held, overdraft: authorizations.some(isOverCaptured) };
}

function holdOf({ status, amount, transactions }: Stripe.Issuing.Authorization): number {
  const captured = -total(transactions.filter(({ type }) => type === 'capture').map((booked) => booked.amount));
  return status === 'pending' ? Math.max(0, amount - captured) : 0;
}

function isOverCaptured({ amount, transactions }: Stripe.Issuing.Authorization): boolean {
  return -total(transactions.map((booked) => booked.amount)) > amount;
}

describe('the sandbox’s books', () => {
  it('balance after every call of any sequence, and a refused call changes nothing', async () => {
    const carriedOut = new Set<string>();
    const seen = { done: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
        world.sandbox.snapshots.restore(START);
        const known: Known = new Map();
        learn(known, JSON.stringify([program.fa, program.holder, program.card]));
        let mayOverdraw = false;
        for (const next of steps) {
          const before = world.sandbox.contents();
          const answer = await carryOut(next, known);
          if (answer && answer.status >= 500) throw new Error(answer.text);
          if (answer && answer.status >= 400) {
            seen.refused += 1;
            expect(world.sandbox.contents() === before).toBe(true);
            continue;
          }
          seen.done += 1;
          carriedOut.add(next.verb);
          learn(known, answer?.text ?? '');
          mayOverdraw ||= ['force', 'overcapture', 'capture'].includes(next.verb);
          const { cash } = await expectBalance();
          if (!mayOverdraw) expect(cash).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: RUNS, seed: 20_261_121, endOnFailure: true },
    );
    expect(Object.keys(verbs).filter((verb) => !carriedOut.has(verb))).toEqual([]);
    expect(seen.done).toBeGreaterThan(RUNS * 8);
    expect(seen.refused).toBeGreaterThan(RUNS * 3);
  }, 120_000);
});
