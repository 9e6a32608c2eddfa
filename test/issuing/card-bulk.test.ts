import { openCardDesk, SHIPPING, type CardDesk } from './card-desk.js';
import { aCard, aCardholder } from '../kit/given/cards.js';

const ERRORS = 'userErrors { __typename code path retryable ... on FeatureInactive { feature } }';
const ISSUE = `mutation($input: IssueCardsInput!) { done: issueCards(input: $input) {
  results { card { id status } cardholder { id name } ${ERRORS} } replayed ${ERRORS} } }`;
const FREEZE = `mutation($input: FreezeCardsInput!) { done: freezeCards(input: $input) {
  matched hasMore results { card { id status } cardholder { id } ${ERRORS} } replayed ${ERRORS} } }`;

interface Result {
  readonly card: { readonly id: string; readonly status: string } | null;
  readonly cardholder: { readonly id: string } | null;
  readonly userErrors: readonly { readonly path: readonly string[] }[];
}
interface Done extends Pick<Result, 'userErrors'> {
  readonly results: readonly Result[];
  readonly matched: number;
  readonly hasMore: boolean | null;
  readonly replayed: boolean;
}

describe('Several cards at once', () => {
  let desk: CardDesk;
  let count = 0;

  beforeAll(async () => {
    desk = await openCardDesk();
  });
  afterAll(() => desk.gateway.close());

  const ask = async (document: string, input: object) => {
    const whole = { idempotencyKey: `bulk-${++count}`, ...input };
    return (await desk.gateway.client.run<{ done: Done }>(document, { input: whole })).done;
  };
  const issue = (cards: object[], more: object = {}) => ask(ISSUE, { cards, accountId: desk.program.account, ...more });
  const freeze = (input: object) => ask(FREEZE, { accountId: desk.program.account, ...input });
  const own = (more: object = {}) => ({
    cardholder: { id: desk.of(desk.program.cardholder) },
    currency: 'USD',
    type: 'VIRTUAL',
    status: 'ACTIVE',
    ...more,
  });
  const fresh = (name: string) =>
    own({
      status: 'INACTIVE',
      cardholder: { new: { name, billing: SHIPPING.address, individual: { firstName: 'Ada', lastName: 'Park' } } },
    });
  const on = () => ({ stripeAccount: desk.program.account });
  const posts = (calls: string[]) => calls.filter((call) => call.startsWith('POST'));

  it('are issued each for itself, to cardholders who exist or are new, by a call for each object', async () => {
    const calls = await desk.gateway.calls(async () => {
      const { results, userErrors } = await issue([own(), fresh('Ada Park'), own()]);
      expect(userErrors).toEqual([]);
      expect(results).toMatchObject([
        { card: { status: 'ACTIVE' }, cardholder: { id: desk.of(desk.program.cardholder) }, userErrors: [] },
        { card: { status: 'INACTIVE' }, cardholder: { name: 'Ada Park' }, userErrors: [] },
        { card: { status: 'ACTIVE' }, userErrors: [] },
      ]);
      expect(new Set(results.map(({ card }) => card?.id)).size).toBe(3);
    });
    expect(calls.sort()).toEqual([
      'POST /v1/issuing/cardholders',
      'POST /v1/issuing/cards',
      'POST /v1/issuing/cards',
      'POST /v1/issuing/cards',
    ]);
  });

  it('of which one is refused are issued but for that one, which says what is wrong in its place', async () => {
    const cards = [own(), own({ cardholder: { id: desk.of('ich_missing') } }), fresh('Ada #1'), own()];
    const { results, userErrors } = await issue(cards);
    expect(results.map(({ card }) => card !== null)).toEqual([true, false, false, true]);
    expect(results.map((result) => result.userErrors.map(({ path }) => path.join('.')))).toEqual([
      [],
      ['input.cards.1.cardholder.id'],
      ['input.cards.2.cardholder.new.name'],
      [],
    ]);
    expect(userErrors).toHaveLength(2);
    const all = await issue([own({ cardholder: { id: desk.of('ich_missing') } })]);
    expect(all).toMatchObject({ results: [{ card: null }], userErrors: [{ code: 'NOT_FOUND' }] });
    const elsewhere = await issue([own({ financialAccountId: desk.of('fa_missing') })]);
    expect(elsewhere.userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'cards', '0', 'financialAccountId'] },
    ]);
  });

  it('are not made twice by the same key, and what was refused for now is made then', async () => {
    const { stripe } = desk.gateway;
    const bare = await stripe.treasury.financialAccounts.create({ supported_currencies: ['usd'] }, on());
    const cards = [fresh('Ada Park'), own({ financialAccountId: desk.of(bare.id) }), own()];
    const input = { idempotencyKey: 'resumed' };
    const first = await issue(cards, input);
    expect(first).toMatchObject({
      results: [
        { userErrors: [] },
        {
          card: null,
          userErrors: [
            {
              __typename: 'FeatureInactive',
              feature: 'card_issuing',
              retryable: true,
              path: ['input', 'cards', '1', 'financialAccountId'],
            },
          ],
        },
        { userErrors: [] },
      ],
      userErrors: [{ __typename: 'FeatureInactive' }],
    });
    await stripe.treasury.financialAccounts.updateFeatures(bare.id, { card_issuing: { requested: true } }, on());
    desk.gateway.sandbox.clock.advance(60);
    const second = await issue(cards, input);
    expect(second).toMatchObject({ userErrors: [], replayed: false });
    expect(second.results[1]?.card).not.toBeNull();
    for (const index of [0, 2]) expect(second.results[index]).toEqual(first.results[index]);
    const before = (await stripe.issuing.cards.list({ limit: 100 }, on())).data.length;
    expect(await issue(cards, input)).toEqual({ ...second, replayed: true });
    expect((await stripe.issuing.cards.list({ limit: 100 }, on())).data).toHaveLength(before);
  });

  it('are refused together for what is wrong in the input, with all faults, before Stripe is called', async () => {
    const calls = await desk.gateway.calls(async () => {
      const { results, userErrors } = await issue([
        own({ currency: 'USX' }),
        own({ type: 'PHYSICAL', secondLine: 'longer than twenty-four letters' }),
        own({ spendingControls: { spendingLimits: [{ amount: -1, interval: 'DAILY' }] } }),
      ]);
      expect(results).toEqual([]);
      expect(userErrors.map(({ path }) => path.join('.')).sort()).toEqual([
        'input.cards.0.currency',
        'input.cards.1.secondLine',
        'input.cards.1.shipping',
        'input.cards.2.spendingControls.spendingLimits.0.amount',
      ]);
      expect((await issue([])).userErrors).toMatchObject([{ path: ['input', 'cards'] }]);
      const many = await issue(Array.from({ length: 101 }, () => own()));
      expect(many.userErrors).toMatchObject([{ path: ['input', 'cards'] }]);
    });
    expect(calls).toEqual([]);
  });

  describe('are frozen by a filter', () => {
    const aHolder = async () => (await aCardholder(desk.gateway.stripe, desk.program.account)).id;
    const someCards = async (cardholder: string, number: number, params: object = {}) =>
      Promise.all(
        Array.from({ length: number }, () =>
          aCard(desk.gateway.stripe, desk.program.account, { cardholder, ...params }),
        ),
      );
    const statuses = async (cardholder: string) =>
      (await desk.gateway.stripe.issuing.cards.list({ cardholder, limit: 100 }, on())).data.map(({ status }) => status);

    it('each for itself, and nothing else is; to be counted before', async () => {
      const [mine, theirs] = [await aHolder(), await aHolder()];
      await someCards(mine, 3);
      await someCards(mine, 1, { status: 'inactive' });
      await someCards(theirs, 1);
      const cardholderId = desk.of(mine);
      const counting = await desk.gateway.calls(async () =>
        expect(await freeze({ cardholderId, validateOnly: true })).toMatchObject({
          matched: 3,
          hasMore: false,
          results: [],
          userErrors: [],
        }),
      );
      expect(counting).toEqual(['GET /v1/issuing/cards']);
      const calls = await desk.gateway.calls(async () => {
        const { results, ...rest } = await freeze({ cardholderId });
        expect(rest).toEqual({ matched: 3, hasMore: false, replayed: false, userErrors: [] });
        expect(results.map(({ card }) => card?.status)).toEqual(['INACTIVE', 'INACTIVE', 'INACTIVE']);
      });
      expect(posts(calls)).toHaveLength(3);
      expect(await statuses(mine)).toEqual(['inactive', 'inactive', 'inactive', 'inactive']);
      expect(await statuses(theirs)).toEqual(['active']);
    });

    it('of the financial account, type and time', async () => {
      const holder = await aHolder();
      const financial_account = desk.program.financialAccount;
      await someCards(holder, 2, { financial_account });
      await someCards(holder, 1);
      const counted = async (input: object) =>
        (await freeze({ cardholderId: desk.of(holder), validateOnly: true, ...input })).matched;
      expect(await counted({ financialAccountId: desk.of(financial_account) })).toBe(2);
      expect(await counted({ type: 'PHYSICAL' })).toBe(0);
      expect(await counted({ created: { gt: '2090-01-01T00:00:00Z' } })).toBe(0);
      expect(await counted({ type: 'VIRTUAL', created: { gt: '2020-01-01T00:00:00Z' } })).toBe(3);
    });

    it('but not those that were activated or made since, when the same key comes again', async () => {
      const holder = await aHolder();
      const [first] = await someCards(holder, 2);
      const input = { cardholderId: desk.of(holder), idempotencyKey: 'freeze once' };
      await freeze(input);
      await desk.gateway.stripe.issuing.cards.update(first!.id, { status: 'active' }, on());
      await someCards(holder, 1);
      const again = await freeze(input);
      expect(again).toMatchObject({ matched: 2, hasMore: null, replayed: true, userErrors: [] });
      expect((await statuses(holder)).sort()).toEqual(['active', 'active', 'inactive']);
    });

    it('a hundred at a time, the newest first', async () => {
      const holder = await aHolder();
      await someCards(holder, 103);
      const cardholderId = desk.of(holder);
      expect(await freeze({ cardholderId, validateOnly: true })).toMatchObject({ matched: 103, hasMore: false });
      expect(await freeze({ cardholderId })).toMatchObject({ matched: 100, hasMore: true, userErrors: [] });
      expect(await freeze({ cardholderId })).toMatchObject({ matched: 3, hasMore: false, userErrors: [] });
    });

    it('though the answer is lost: the same key finds what was done', async () => {
      const holder = await aHolder();
      const [card] = await someCards(holder, 1);
      const fault = { kind: 'error', on: `POST /v1/issuing/cards/${card!.id}`, when: 'after', count: 3 };
      await fetch(`${desk.gateway.sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
      const input = { cardholderId: desk.of(holder), idempotencyKey: 'lost' };
      expect(await freeze(input)).toMatchObject({
        matched: 1,
        results: [{ card: null, userErrors: [{ code: 'INDETERMINATE' }] }],
        userErrors: [{ code: 'INDETERMINATE', retryable: true }],
      });
      expect(await freeze(input)).toMatchObject({
        matched: 1,
        results: [{ card: { status: 'INACTIVE' }, userErrors: [] }],
        userErrors: [],
      });
    });

    it('only within the account, and only by who may', async () => {
      expect(await freeze({ cardholderId: desk.of('ich_missing') })).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardholderId'] }],
      });
      const reader = await desk.gateway.viewer({ accounts: [desk.program.account], permissions: ['cards:read'] });
      for (const [document, input] of [
        [FREEZE, { idempotencyKey: 'no', accountId: desk.program.account }],
        [ISSUE, { idempotencyKey: 'no', accountId: desk.program.account, cards: [] }],
      ] as const)
        expect((await reader.refused(document, { input })).extensions.code).toBe('FORBIDDEN');
    });
  });
});
