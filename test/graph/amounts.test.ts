import type { GraphQLInputType } from 'graphql';
import { isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { permissionOf } from '../../src/graph/shared/permission.js';
import { Money } from '../../src/graph/shared/values/money.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { CardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const FUND = `mutation($input: SimulateReceivedCreditInput!) {
  simulateReceivedCredit(input: $input) {
    financialAccount { balance { cash { amount currency exponent formatted german: formatted(locale: "de-DE") } } }
    userErrors { code path }
  }
}`;

describe('An amount', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let financialAccountId: string;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe, 0);
    financialAccountId = `${program.account}/${program.financialAccount}`;
  });
  afterAll(() => gateway.close());

  it('may be larger than a GraphQL Int, and comes back exactly', async () => {
    const input = { idempotencyKey: 'large', financialAccountId, amount: 2 ** 31 };
    const { simulateReceivedCredit } = await gateway.client.run<Record<string, unknown>>(FUND, { input });
    expect(simulateReceivedCredit).toEqual({
      userErrors: [],
      financialAccount: {
        balance: {
          cash: [
            {
              amount: 2 ** 31,
              currency: 'USD',
              exponent: 2,
              formatted: '$21,474,836.48',
              german: '21.474.836,48\u00a0$',
            },
          ],
        },
      },
    });
  });

  it.each([
    [9007199254740991, 'USD', '$90,071,992,547,409.91'],
    [-9007199254740991, 'USD', '-$90,071,992,547,409.91'],
    [-5, 'USD', '-$0.05'],
    [0, 'EUR', '€0.00'],
    [1234, 'JPY', '¥1,234'],
    [1234567, 'KWD', 'KWD\u00a01,234.567'],
  ])('of %p in %s is written %s, to the last digit', (amount, currency, text) => {
    expect(new Money(amount, currency).formatted('en-US')).toBe(text);
  });

  it.each([2 ** 53, 12.5, '12', 1e21])('of %p is refused in the operation itself, by its place', async (amount) => {
    const calls = await gateway.calls(async () => {
      const error = await gateway.client.refused(FUND, {
        input: { idempotencyKey: 'odd', financialAccountId, amount },
      });
      expect(error.extensions.code).toBe('BAD_USER_INPUT');
      expect(error.message).toContain('input.amount');
    });
    expect(calls).toEqual([]);
  });

  it.each([0, -1, -(2 ** 40)])('of %p is refused by the path in the input', async (amount) => {
    const calls = await gateway.calls(async () => {
      const answer = await gateway.client.run(FUND, { input: { idempotencyKey: 'low', financialAccountId, amount } });
      expect(answer).toMatchObject({
        simulateReceivedCredit: { userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'amount'] }] },
      });
    });
    expect(calls).toEqual([]);
  });
});

describe('A live key', () => {
  let gateway: Gateway;

  beforeAll(async () => (gateway = await startGateway({ STRIPE_SECRET_KEY: 'sk_live_kit' })));
  afterAll(() => gateway.close());

  it('refuses every simulation of the schema without a Stripe call', async () => {
    const schema = buildGraphSchema();
    const mutations = Object.values(schema.getMutationType()!.getFields());
    const simulations = mutations.filter(({ name }) => name.startsWith('simulate'));
    const marked = mutations.filter((field) => permissionOf(field) === 'simulations:write');
    expect(marked).toEqual(simulations);
    expect(simulations.length).toBeGreaterThan(12);
    const calls = await gateway.calls(async () => {
      for (const { name, args } of simulations) {
        const document = `mutation($input: ${String(args[0]!.type)}) { ${name}(input: $input) { userErrors { code } } }`;
        const input = sampleOf(args[0]!.type);
        const answer = await gateway.client.run<Record<string, { userErrors: { code: string }[] }>>(document, {
          input,
        });
        expect([name, answer[name]!.userErrors.map(({ code }) => code)]).toEqual([
          name,
          expect.arrayContaining(['TEST_MODE_ONLY']),
        ]);
      }
    });
    expect(calls).toEqual([]);
  });
});

/** What an input must have, and nothing else. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
    return Object.fromEntries(given.map((field) => [field.name, sampleOf(field.type)]));
  }
  const samples: Readonly<Record<string, unknown>> = { ID: 'acct_1/ic_1', SafeInt: 1, Int: 1, Boolean: true };
  return samples[type.name] ?? '2026-10-01T00:00:00Z';
}
