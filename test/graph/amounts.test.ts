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

  it('refuses every simulation without a Stripe call', async () => {
    const id = 'acct_1/iauth_1';
    const inputs: [string, string, Record<string, unknown>][] = [
      ['simulateAuthorization', 'SimulateAuthorizationInput', { cardId: 'acct_1/ic_1', amount: 100 }],
      ['simulateAuthorizationCapture', 'SimulateAuthorizationCaptureInput', { authorizationId: id }],
      [
        'simulateAuthorizationIncrement',
        'SimulateAuthorizationIncrementInput',
        { authorizationId: id, incrementAmount: 1 },
      ],
      ['simulateAuthorizationReversal', 'SimulateAuthorizationReversalInput', { authorizationId: id }],
      ['simulateAuthorizationExpiry', 'SimulateAuthorizationExpiryInput', { authorizationId: id }],
      ['simulateTransactionRefund', 'SimulateTransactionRefundInput', { issuingTransactionId: 'acct_1/ipi_1' }],
      ['simulateForceCapture', 'SimulateForceCaptureInput', { cardId: 'acct_1/ic_1', amount: 100 }],
      ['simulateUnlinkedRefund', 'SimulateUnlinkedRefundInput', { cardId: 'acct_1/ic_1', amount: 100 }],
      ['simulateReceivedCredit', 'SimulateReceivedCreditInput', { financialAccountId: 'acct_1/fa_1', amount: 100 }],
    ];
    const calls = await gateway.calls(async () => {
      for (const [name, type, fields] of inputs) {
        const document = `mutation($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
        const answer = await gateway.client.run(document, { input: { idempotencyKey: name, ...fields } });
        expect(answer).toEqual({ [name]: { userErrors: [{ code: 'TEST_MODE_ONLY' }] } });
      }
    });
    expect(calls).toEqual([]);
  });
});
