import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const SEARCH = `query($search: String, $codes: [String!]) {
  merchantCategories(search: $search, codes: $codes) { category name code } }`;

interface Found {
  readonly merchantCategories: readonly { readonly category: string; readonly name: string; readonly code: string }[];
}

describe('A merchant category', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const search = async (variables: Record<string, unknown>) =>
    (await gateway.client.run<Found>(SEARCH, variables)).merchantCategories;

  it('is found by words of its name and by code, without a Stripe call', async () => {
    const calls = await gateway.calls(async () => {
      expect(await search({ search: 'Rail  passenger' })).toEqual([
        { category: 'PASSENGER_RAILWAYS', name: 'Passenger railways', code: '4112' },
      ]);
      expect((await search({ codes: ['4121', '5812'] })).map(({ category }) => category)).toEqual([
        'EATING_PLACES_RESTAURANTS',
        'TAXICABS_LIMOUSINES',
      ]);
      expect(await search({ search: 'taxi', codes: ['5812'] })).toEqual([]);
      expect(await search({ codes: ['0000'] })).toEqual([]);
    });
    expect(calls).toEqual([]);
  });

  it('is one of all that Stripe knows, each once, by name', async () => {
    const all = await search({});
    expect(all.length).toBeGreaterThan(280);
    expect(new Set(all.map(({ category }) => category)).size).toBe(all.length);
    const names = all.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(all.filter(({ code }) => code === null).map(({ category }) => category)).toEqual([
      'MISCELLANEOUS',
      'TRUCK_STOP_ITERATION',
    ]);
  });

  it('is what rules, limits and sellers are named by, wherever they stand', async () => {
    const input = {
      idempotencyKey: 'rules',
      cardId: `${program.account}/${program.card}`,
      spendingControls: {
        spendingLimits: [{ amount: 5000, interval: 'DAILY', categories: ['BAKERIES'] }],
        allowedCategories: ['BAKERIES', 'FLORISTS'],
      },
    };
    const update = `mutation($input: UpdateCardInput!) { updateCard(input: $input) { card { spendingControls {
      allowedCategories spendingLimits { categories } } } userErrors { path } } }`;
    expect(await gateway.client.run(update, { input })).toEqual({
      updateCard: {
        card: {
          spendingControls: {
            allowedCategories: ['BAKERIES', 'FLORISTS'],
            spendingLimits: [{ categories: ['BAKERIES'] }],
          },
        },
        userErrors: [],
      },
    });
    const buy = `mutation($input: SimulateAuthorizationInput!) { simulateAuthorization(input: $input) {
      authorization { approved merchantData { category categoryCode } } } }`;
    for (const [category, categoryCode, approved] of [
      ['FLORISTS', '5992', true],
      ['HOSPITALS', '8062', false],
    ]) {
      const purchase = { idempotencyKey: `buy ${String(category)}`, cardId: input.cardId, amount: 100 };
      expect(await gateway.client.run(buy, { input: { ...purchase, merchantData: { category } } })).toEqual({
        simulateAuthorization: { authorization: { approved, merchantData: { category, categoryCode } } },
      });
    }
    const unknown = await gateway.client.run(update, {
      input: { ...input, idempotencyKey: 'unknown', spendingControls: { blockedCategories: ['UNRECOGNIZED'] } },
    });
    expect(unknown).toMatchObject({
      updateCard: { userErrors: [{ path: ['input', 'spendingControls', 'blockedCategories', '0'] }] },
    });
  });
});
