import fc from 'fast-check';
import type Stripe from 'stripe';
import { openSandbox, type World } from '../../given.js';
import { givenCardProgram, type CardProgram } from '../../programs.js';

/*
 * What counts against a limit is kept in running totals. Whatever has happened, they say what adding up the whole history
 * says: a purchase that just fits passes, and one that costs a cent more does not.
 */

const HERE = 'here';
const CATEGORIES = ['bakeries', 'florists', 'bookstores'] as const;
type Category = (typeof CATEGORIES)[number];
type Interval = 'all_time' | 'daily' | 'monthly' | 'weekly' | 'yearly';
type Limit = Stripe.Issuing.CardCreateParams.SpendingControls.SpendingLimit;

interface Step {
  verb: string;
  pick: number;
  amount: number;
  category: Category;
  flag: boolean;
}

let world: World;
let program: CardProgram;
/** The card that is in use; those before it were replaced. */
let card: string;
beforeAll(async () => {
  world = await openSandbox();
  program = await givenCardProgram(world, 90_000_000);
  world.sandbox.snapshots.take(HERE);
});

async function every<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

const helpers = () => program.stripe.testHelpers.issuing;
const authorizationsNow = () => every(program.stripe.issuing.authorizations.list({ limit: 100 }, program.options));
const transactionsNow = () => every(program.stripe.issuing.transactions.list({ limit: 100 }, program.options));

const verbs: Readonly<Record<string, (id: string, step: Step) => Promise<unknown>>> = {
  authorize: (_, { amount, category }) =>
    helpers().authorizations.create({ card, amount, merchant_data: { category } }, program.options),
  increment: (id, { amount }) => helpers().authorizations.increment(id, { increment_amount: amount }, program.options),
  capture: (id, { amount, flag }) =>
    helpers().authorizations.capture(
      id,
      flag ? {} : { capture_amount: amount, close_authorization: false },
      program.options,
    ),
  reverse: (id, { amount, flag }) =>
    helpers().authorizations.reverse(id, flag ? {} : { reverse_amount: amount }, program.options),
  expire: (id) => helpers().authorizations.expire(id, {}, program.options),
  force: (_, { amount, category }) =>
    helpers().transactions.createForceCapture({ card, amount, merchant_data: { category } }, program.options),
  refund: async (_, { pick, amount }) => {
    const captures = (await transactionsNow()).filter(({ type }) => type === 'capture');
    const id = captures[pick % captures.length]?.id ?? 'ipi_nope';
    return await helpers().transactions.refund(id, { refund_amount: amount }, program.options);
  },
  replace: async () => {
    const { id } = await program.stripe.issuing.cards.create(
      {
        cardholder: program.holder,
        currency: 'usd',
        type: 'virtual',
        status: 'active',
        financial_account: program.fa,
        replacement_for: card,
        replacement_reason: 'damaged',
        spending_controls: { spending_limits: [UNLIMITED] },
      },
      program.options,
    );
    card = id;
  },
  clock: async (_, { pick, flag }) => {
    world.sandbox.clock.advance(flag ? pick * 3_600 : pick * 40_000);
    await Promise.resolve();
  },
  // The totals of a world that is brought back follow from its objects.
  rebuild: async () => {
    world.sandbox.snapshots.take('rebuilt');
    world.sandbox.snapshots.restore('rebuilt');
    await Promise.resolve();
  },
};

const UNLIMITED: Limit = { amount: 90_000_000, interval: 'all_time' };
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom('authorize', 'authorize', 'authorize', 'capture', ...Object.keys(verbs)),
  pick: fc.nat(40),
  amount: fc.integer({ min: 1, max: 9_000 }),
  category: fc.constantFrom(...CATEGORIES),
  flag: fc.boolean(),
});

async function carryOut(next: Step): Promise<boolean> {
  const known = await authorizationsNow();
  const id = known[next.pick % Math.max(1, known.length)]?.id ?? 'iauth_nope';
  const refused = await verbs[next.verb]?.(id, next).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 400) return true;
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return true;
      throw error;
    },
  );
  return refused !== true;
}

function windowStart(interval: Interval, at: number): number {
  const midnight = new Date(at * 1000);
  midnight.setUTCHours(0, 0, 0, 0);
  if (interval === 'all_time') return 0;
  while (interval === 'weekly' && midnight.getUTCDay() !== 1) midnight.setUTCDate(midnight.getUTCDate() - 1);
  if (interval === 'monthly' || interval === 'yearly') midnight.setUTCDate(1);
  if (interval === 'yearly') midnight.setUTCMonth(0);
  return midnight.getTime() / 1000;
}

/** The history added up, from what the API shows. One cardholder has all cards, which are one chain. */
async function spentSince(from: number, categories: readonly string[]): Promise<number> {
  const counts = (entry: { created: number; merchant_data: { category: string } }) =>
    entry.created >= from && (categories.length === 0 || categories.includes(entry.merchant_data.category));
  const held = (await authorizationsNow()).filter((entry) => entry.approved && counts(entry));
  const forced = (await transactionsNow()).filter(
    (entry) => entry.type === 'capture' && entry.authorization === null && counts(entry),
  );
  const amounts = held.map(({ amount, status, transactions }) => {
    const captured = transactions.reduce((sum, booked) => sum - (booked.type === 'capture' ? booked.amount : 0), 0);
    return status === 'pending' ? Math.max(amount, captured) : captured;
  });
  return [...amounts, ...forced.map(({ amount }) => -amount)].reduce((sum, amount) => sum + amount, 0);
}

async function limitTo(owner: 'card' | 'holder', limit: Limit): Promise<void> {
  const { issuing } = program.stripe;
  const [ofCard, ofHolder] = owner === 'card' ? [limit, UNLIMITED] : [UNLIMITED, limit];
  await issuing.cards.update(card, { spending_controls: { spending_limits: [ofCard] } }, program.options);
  await issuing.cardholders.update(
    program.holder,
    { spending_controls: { spending_limits: [ofHolder] } },
    program.options,
  );
}

async function outcome(amount: number): Promise<string | undefined> {
  const { request_history } = await helpers().authorizations.create(
    { card, amount, merchant_data: { category: 'bakeries' } },
    program.options,
  );
  return request_history.at(-1)?.reason;
}

async function expectLimit(owner: 'card' | 'holder', interval: Interval, categories: Limit['categories'] & {}) {
  const spent = await spentSince(windowStart(interval, world.sandbox.clock.now()), categories);
  const limit = { interval, ...(categories.length > 0 ? { categories } : {}) };
  await limitTo(owner, { ...limit, amount: spent + 4 });
  const above = await outcome(5);
  await limitTo(owner, { ...limit, amount: spent + 5 });
  const within = await outcome(5);
  expect({ owner, interval, categories, above, within }).toEqual({
    ...{ owner, interval, categories, above: 'spending_controls', within: 'card_active' },
  });
}

describe('A spending limit', () => {
  it('counts exactly what its window, its categories and its cards have spent, after any history', async () => {
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        world.sandbox.snapshots.restore(HERE);
        ({ card } = program);
        await limitTo('card', UNLIMITED);
        for (const next of steps) if (await carryOut(next)) done.add(next.verb);
        for (const owner of ['card', 'holder'] as const) {
          for (const interval of ['daily', 'weekly', 'monthly', 'yearly', 'all_time'] as const) {
            await expectLimit(owner, interval, []);
            await expectLimit(owner, interval, ['bakeries', 'florists', 'bakeries']);
          }
        }
      }),
      { numRuns: 10, seed: 20_261_121, endOnFailure: true },
    );
    expect(Object.keys(verbs).filter((verb) => !done.has(verb))).toEqual([]);
  }, 120_000);
});
