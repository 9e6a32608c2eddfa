import type Stripe from 'stripe';
import { createClient } from '../kit/client.js';
import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCard, aCardholder, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { Choices } from '../stripe/planner/choices.js';

const LIMIT = 'origin interval categories amount { amount currency }';
const EFFECTIVE = `query($id: ID!) { card(id: $id) { effectiveControls { limits { ${LIMIT} }
  categories { allowed allowedBy blocked blockedBy } merchantCountries { allowed allowedBy blocked blockedBy }
  cardPresences { allowed allowedBy blocked blockedBy } } } }`;
const LEFT = `query($id: ID!) { card(id: $id) { remainingLimits {
  limit { ${LIMIT} } spent { amount } left { amount currency } windowStartsAt resetsAt unknownReason } } }`;
const DAY = 24 * 60 * 60;
/** The sandbox's first day is a Friday. */
const FRIDAY = '2026-10-30T00:00:00.000Z';

interface Left {
  readonly limit: { readonly origin: string; readonly interval: string; readonly categories: readonly string[] };
  readonly spent: { readonly amount: number } | null;
  readonly left: { readonly amount: number } | null;
  readonly windowStartsAt: string | null;
  readonly resetsAt: string | null;
  readonly unknownReason: string | null;
}
type Controls = Stripe.Issuing.CardCreateParams.SpendingControls;
type Category = 'bakeries' | 'florists' | 'hospitals';
const CATEGORIES: readonly Category[] = ['bakeries', 'florists', 'hospitals'];

describe('The limits of a card', () => {
  let gateway: Gateway;
  let account: string;
  let from: string;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    from = (await aFinancialAccount(gateway.stripe, account, 100_000_000)).id;
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: account });
  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const holderOf = async (spending_controls: Controls = {}) =>
    (await aCardholder(gateway.stripe, account, { spending_controls })).id;
  const cardOf = async (spending_controls: Controls, cardholder?: string) => {
    const holder = cardholder ?? (await holderOf());
    const params = { cardholder: holder, financial_account: from, spending_controls };
    return (await aCard(gateway.stripe, account, params)).id;
  };
  const buy = (card: string, amount: number, category: Category = 'bakeries', country = 'US') =>
    anAuthorization(gateway.stripe, account, { card, amount, merchant_data: { category, country } });
  const helpers = () => gateway.stripe.testHelpers.issuing;
  const leftOf = async (card: string, by = gateway.client) =>
    (await by.run<{ card: { remainingLimits: Left[] } }>(LEFT, { id: idOf(card) })).card.remainingLimits;
  const theOne = async (card: string) => (await leftOf(card)).find(({ limit }) => limit.origin !== 'ACCOUNT')!;

  it("are its own, its cardholder's and Stripe's as one, without a further call", async () => {
    const holder = await holderOf({
      allowed_categories: ['bakeries', 'florists'],
      blocked_merchant_countries: ['CA'],
      spending_limits: [{ amount: 9000, interval: 'monthly', categories: ['florists'] }],
    });
    const card = await cardOf(
      {
        allowed_categories: ['florists', 'hospitals'],
        blocked_merchant_countries: ['GB', 'CA'],
        blocked_card_presences: ['present'],
        spending_limits: [{ amount: 500, interval: 'per_authorization' }],
      },
      holder,
    );
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(EFFECTIVE, { id: idOf(card) })).toEqual({
        card: {
          effectiveControls: {
            limits: [
              {
                origin: 'ACCOUNT',
                interval: 'PER_AUTHORIZATION',
                categories: [],
                amount: { amount: 1_000_000, currency: 'USD' },
              },
              {
                origin: 'CARDHOLDER',
                interval: 'MONTHLY',
                categories: ['FLORISTS'],
                amount: { amount: 9000, currency: 'USD' },
              },
              {
                origin: 'CARD',
                interval: 'PER_AUTHORIZATION',
                categories: [],
                amount: { amount: 500, currency: 'USD' },
              },
            ],
            categories: { allowed: ['FLORISTS'], allowedBy: ['CARDHOLDER', 'CARD'], blocked: [], blockedBy: [] },
            merchantCountries: {
              allowed: null,
              allowedBy: [],
              blocked: ['CA', 'GB'],
              blockedBy: ['CARDHOLDER', 'CARD'],
            },
            cardPresences: { allowed: null, allowedBy: [], blocked: ['PRESENT'], blockedBy: ['CARD'] },
          },
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/issuing/cards/${card}`]);
  });

  it('that exclude each other leave nothing, and what one refuses the other cannot allow', async () => {
    const holder = await holderOf({ allowed_categories: ['bakeries'] });
    const nothing = await cardOf({ allowed_categories: ['florists'] }, holder);
    const refused = await cardOf({ blocked_categories: ['bakeries'] }, holder);
    for (const card of [nothing, refused]) {
      expect(await gateway.client.run(EFFECTIVE, { id: idOf(card) })).toMatchObject({
        card: { effectiveControls: { categories: { allowed: [] } } },
      });
      for (const category of CATEGORIES) expect((await buy(card, 1, category)).approved).toBe(false);
    }
  });

  it('agree with what is approved, whatever the rules', async () => {
    const choices = new Choices(someRow(7));
    const some = <T>(all: readonly T[]): T[] => all.filter(() => choices.happens(50));
    const rules = (): Controls => ({
      [choices.oneOf(['allowed_categories', 'blocked_categories'])]: some(CATEGORIES),
      [choices.oneOf(['allowed_merchant_countries', 'blocked_merchant_countries'])]: some(['US', 'GB']),
      spending_limits: [{ amount: 10_000_000, interval: 'daily' }],
    });
    for (let round = 0; round < 12; round++) {
      const card = await cardOf(rules(), await holderOf(rules()));
      const { effectiveControls } = (
        await gateway.client.run<{ card: { effectiveControls: Record<'categories' | 'merchantCountries', Lists> } }>(
          EFFECTIVE,
          { id: idOf(card) },
        )
      ).card;
      for (const category of CATEGORIES) {
        for (const country of ['US', 'GB']) {
          const { categories, merchantCountries } = effectiveControls;
          const passes = lets(categories, category.toUpperCase()) && lets(merchantCountries, country);
          const { approved } = await buy(card, 1, category, country);
          expect({ round, category, country, approved }).toEqual({ round, category, country, approved: passes });
        }
      }
    }
  });

  it('say what is spent, what is left and when it is there again, by two calls', async () => {
    const card = await cardOf({ spending_limits: [{ amount: 1000, interval: 'daily' }] });
    await buy(card, 300);
    const calls = await gateway.calls(async () =>
      expect(await leftOf(card)).toMatchObject([
        {
          limit: { origin: 'ACCOUNT', interval: 'PER_AUTHORIZATION' },
          spent: { amount: 0 },
          left: { amount: 1_000_000 },
          resetsAt: null,
        },
        {
          limit: { origin: 'CARD', interval: 'DAILY' },
          spent: { amount: 300 },
          left: { amount: 700, currency: 'USD' },
          windowStartsAt: FRIDAY,
          resetsAt: '2026-10-31T00:00:00.000Z',
          unknownReason: null,
        },
      ]),
    );
    expect(calls).toEqual([
      `GET /v1/issuing/cards/${card}`,
      'GET /v1/issuing/authorizations',
      'GET /v1/issuing/transactions',
    ]);
    const price =
      'query($document: String!, $variables: JSONObject) { estimateCost(document: $document, variables: $variables) { calls } }';
    expect(await gateway.client.run(price, { document: LEFT, variables: { id: idOf(card) } })).toEqual({
      estimateCost: { calls: 6 },
    });
  });

  it.each([
    ['weekly', '2026-10-26T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
    ['monthly', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['yearly', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['all_time', null, null],
  ] as const)('in a %s window begin and end with it', async (interval, windowStartsAt, resetsAt) => {
    const card = await cardOf({ spending_limits: [{ amount: 1000, interval }] });
    expect(await theOne(card)).toMatchObject({ windowStartsAt, resetsAt, left: { amount: 1000 } });
  });

  it('count what is held or was captured, not what was declined, released or given back', async () => {
    const card = await cardOf({ spending_limits: [{ amount: 10_000, interval: 'monthly' }] });
    const spent = async () => (await theOne(card)).spent?.amount;
    const { id } = await buy(card, 1000);
    expect((await buy(card, 10_000)).approved).toBe(false);
    expect(await spent()).toBe(1000);
    await helpers().authorizations.reverse(id, { reverse_amount: 400 }, on());
    expect(await spent()).toBe(600);
    const captured = await helpers().authorizations.capture(id, { capture_amount: 900 }, on());
    expect(await spent()).toBe(900);
    await helpers().transactions.refund(captured.transactions[0]!.id, {}, on());
    expect(await spent()).toBe(900);
    const { id: lapsed } = await buy(card, 50);
    await helpers().authorizations.expire(lapsed, {}, on());
    await helpers().transactions.createForceCapture({ card, amount: 70, currency: 'usd' }, on());
    expect(await spent()).toBe(970);
  });

  it('of a cardholder count all its cards, and those of a card the cards that it replaced', async () => {
    const limit = (amount: number): Controls => ({ spending_limits: [{ amount, interval: 'monthly' }] });
    const holder = await holderOf(limit(5000));
    const first = await cardOf(limit(1000), holder);
    await buy(await cardOf(limit(900), holder), 500);
    await buy(first, 200);
    const { id: second } = await aCard(gateway.stripe, account, {
      ...{ cardholder: holder, financial_account: from, spending_controls: limit(1000) },
      ...{ replacement_for: first, replacement_reason: 'damaged' },
    });
    await buy(second, 100);
    for (const card of [first, second])
      expect((await leftOf(card)).map(({ limit: { origin }, spent }) => [origin, spent?.amount])).toEqual([
        ['ACCOUNT', 0],
        ['CARDHOLDER', 800],
        ['CARD', 300],
      ]);
  });

  describe('on which more was bought than five pages hold', () => {
    let card: string;
    const buyMany = () => Promise.all(Array.from({ length: 135 }, () => buy(card, 1)));

    beforeAll(async () => {
      const always = { amount: 1_000_000, interval: 'all_time' } as const;
      card = await cardOf({ spending_limits: [always, { ...always, interval: 'daily' }] });
      await buyMany();
    });
    beforeAll(buyMany);
    beforeAll(buyMany);

    it('are not known, and are where the window is shorter', async () => {
      gateway.sandbox.clock.advance(DAY);
      await buy(card, 1);
      const calls = await gateway.calls(async () => {
        const [, always, today] = await leftOf(card);
        expect(always).toMatchObject({ spent: null, left: null, unknownReason: 'TOO_MUCH_TO_READ' });
        expect(today).toMatchObject({ spent: { amount: 1 }, unknownReason: null });
      });
      expect(calls.length).toBe(1 + 5);
    });
  });

  it.each([3, 5, 7, 11, 13, 17])('say what the next purchase may cost: a cent more is declined (%p)', async (seed) => {
    const choices = new Choices(someRow(seed));
    const limits = (): Controls => ({
      spending_limits: Array.from({ length: 2 }, () => ({
        amount: 500 + choices.below(3000),
        interval: choices.oneOf(['daily', 'weekly', 'monthly', 'yearly', 'all_time', 'per_authorization'] as const),
        ...(choices.happens(50) ? { categories: [choices.oneOf(CATEGORIES)] } : {}),
      })),
    });
    const card = await cardOf(limits(), await holderOf(limits()));
    for (let move = 0; move < 8; move++) {
      const category = choices.oneOf(CATEGORIES);
      const applies = (await leftOf(card)).filter(
        ({ limit: { categories } }) => categories.length === 0 || categories.includes(category.toUpperCase()),
      );
      const left = Math.min(...applies.map((one) => one.left?.amount ?? Number.NaN));
      const asked = { seed, move, category, left };
      expect({ ...asked, approved: (await buy(card, left + 1, category)).approved }).toEqual({
        ...asked,
        approved: false,
      });
      const price = choices.happens(40) ? left : 1 + choices.below(left);
      const bought = left > 0 ? await buy(card, price, category) : null;
      if (bought) expect({ ...asked, approved: bought.approved }).toEqual({ ...asked, approved: true });
      if (bought && choices.happens(40))
        await helpers().authorizations.capture(bought.id, { capture_amount: 1 + choices.below(bought.amount) }, on());
      else if (bought && choices.happens(30)) await helpers().authorizations.reverse(bought.id, {}, on());
      if (choices.happens(30)) gateway.sandbox.clock.advance(choices.oneOf([3600, DAY, 3 * DAY]));
    }
  });

  it('are not told to who may not read cardholders or authorizations, nor beyond the card that a token is for', async () => {
    const holder = await holderOf({ spending_limits: [{ amount: 5000, interval: 'daily' }] });
    const card = await cardOf({ spending_limits: [{ amount: 1000, interval: 'daily' }] }, holder);
    await buy(card, 100);
    const reader = await gateway.viewer({ accounts: [account], permissions: ['cards:read'] });
    for (const document of [EFFECTIVE, LEFT])
      expect((await reader.refused(document, { id: idOf(card) })).extensions.code).toBe('FORBIDDEN');
    const permissions = ['CARDS_READ', 'CARDHOLDERS_READ', 'AUTHORIZATIONS_READ', 'TRANSACTIONS_READ'];
    const TOKEN = 'mutation($input: CreateClientTokenInput!) { createClientToken(input: $input) { token } }';
    const tokenFor = async (scope: object) => {
      const input = { idempotencyKey: `token-${++count}`, permissions, ...scope };
      const made = await gateway.client.run<{ createClientToken: { token: string } }>(TOKEN, { input });
      return createClient(gateway.url, made.createClientToken.token);
    };
    const told = async (scope: object) =>
      (await leftOf(card, await tokenFor(scope))).map(({ spent, unknownReason }) => spent?.amount ?? unknownReason);
    expect(await told({ cardholderId: idOf(holder) })).toEqual([0, 100, 100]);
    expect(await told({ cardId: idOf(card) })).toEqual([0, 'NOT_VISIBLE', 100]);
  });
});

interface Lists {
  readonly allowed: readonly string[] | null;
  readonly blocked: readonly string[];
}

const lets = ({ allowed, blocked }: Lists, value: string) =>
  (allowed?.includes(value) ?? true) && !blocked.includes(value);

/** The same row for the same seed. */
function someRow(seed: number): number[] {
  let last = seed;
  return Array.from({ length: 2000 }, () => (last = (last * 48_271) % 2_147_483_647));
}
