import type { GraphQLInputType } from 'graphql';
import { getNullableType, isInputObjectType } from 'graphql';
import type Stripe from 'stripe';
import { explanationOf } from '../../src/graph/issuing/decline/decline-explanation.type.js';
import { AuthorizationReason } from '../../src/graph/issuing/authorization/authorization-request.type.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, aCardholder, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const EXPLAINED = `query($id: ID!) {
  authorization(id: $id) {
    declineReason
    explainDecline {
      reason origin message reasonMessage amount { amount } failedChecks threeDSecureResult requirements
      controls { holder rule values purchase certain limit { amount { amount } interval } }
      remedies { description mutation input { path value } }
      card { id status } cardholder { id status } financialAccount { id }
    }
  }
}`;

interface Explained {
  readonly authorization: { readonly declineReason: string | null; readonly explainDecline: object | null };
}

describe('A decline', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const global = (id: string) => `${program.account}/${id}`;
  const explain = async (params: Parameters<typeof anAuthorization>[2]) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, params);
    const { authorization } = await gateway.client.run<Explained>(EXPLAINED, { id: global(id) });
    return authorization.explainDecline;
  };
  const cardWith = async (more: Partial<Stripe.Issuing.CardCreateParams> = {}) => {
    const { cardholder, financialAccount: financial_account, account } = program;
    return aCard(gateway.stripe, account, { cardholder, financial_account, ...more });
  };

  it('is not explained where there was none', async () => {
    expect(await explain({ card: program.card, amount: 100 })).toBeNull();
  });

  it('by the state of the card names the card and what activates it, by the one call of the authorization', async () => {
    const { id: card } = await cardWith({ status: 'inactive' });
    const { id } = await anAuthorization(gateway.stripe, program.account, { card, amount: 300 });
    const calls = await gateway.calls(async () => {
      const { authorization } = await gateway.client.run<Explained>(EXPLAINED, { id: global(id) });
      expect(authorization.explainDecline).toMatchObject({
        reason: 'CARD_INACTIVE',
        origin: 'CARD',
        message: 'The card is not active.',
        amount: { amount: 300 },
        controls: [],
        card: { id: global(card), status: 'INACTIVE' },
        cardholder: { id: global(program.cardholder), status: 'ACTIVE' },
        financialAccount: { id: global(program.financialAccount) },
        remedies: [{ mutation: 'activateCard', input: [{ path: 'cardId', value: global(card) }] }],
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/authorizations/${id}`]);
  });

  it('by the state of the cardholder names what Stripe still needs', async () => {
    const { account, financialAccount: financial_account } = program;
    const { id: cardholder } = await aCardholder(gateway.stripe, account);
    const { id: card } = await aCard(gateway.stripe, account, { cardholder, financial_account });
    await gateway.stripe.issuing.cardholders.update(cardholder, { status: 'inactive' }, on());
    expect(await explain({ card })).toMatchObject({
      reason: 'CARDHOLDER_INACTIVE',
      origin: 'CARDHOLDER',
      remedies: [
        {
          mutation: 'updateCardholder',
          input: [
            { path: 'cardholderId', value: global(cardholder) },
            { path: 'status', value: 'ACTIVE' },
          ],
        },
      ],
    });
  });

  it('for want of money names the balance and what brings money', async () => {
    const { id: card } = await cardWith({
      spending_controls: { spending_limits: [{ amount: 900_000, interval: 'daily' }] },
    });
    expect(await explain({ card, amount: 500_000 })).toMatchObject({
      reason: 'INSUFFICIENT_FUNDS',
      origin: 'BALANCE',
      financialAccount: { id: global(program.financialAccount) },
      remedies: [{ mutation: 'createInboundTransfer' }, { mutation: 'simulateReceivedCredit' }],
    });
  });

  it('by a list names it, whose it is, and what the purchase has', async () => {
    const { id: card } = await cardWith({
      spending_controls: { blocked_categories: ['taxicabs_limousines'], allowed_merchant_countries: ['CA'] },
    });
    expect(await explain({ card, amount: 100, merchant_data: { category: 'taxicabs_limousines' } })).toMatchObject({
      reason: 'SPENDING_CONTROLS',
      origin: 'CONTROLS',
      controls: [
        {
          holder: 'CARD',
          rule: 'BLOCKED_CATEGORIES',
          values: ['taxicabs_limousines'],
          purchase: 'taxicabs_limousines',
          certain: true,
          limit: null,
        },
        { holder: 'CARD', rule: 'ALLOWED_MERCHANT_COUNTRIES', values: ['CA'], purchase: 'US', certain: true },
      ],
      remedies: [{ mutation: 'updateCard' }],
    });
  });

  it('by a limit of the cardholder tells one that is too low from one that may be used up', async () => {
    const { account, financialAccount: financial_account } = program;
    const limits = { spending_limits: [{ amount: 1000, interval: 'monthly' as const }] };
    const { id: cardholder } = await aCardholder(gateway.stripe, account, { spending_controls: limits });
    const { id: card } = await aCard(gateway.stripe, account, { cardholder, financial_account });
    const limit = { holder: 'CARDHOLDER', rule: 'SPENDING_LIMITS', limit: { interval: 'MONTHLY' } };
    expect(await explain({ card, amount: 1001 })).toMatchObject({
      controls: [{ ...limit, certain: true }],
      remedies: [{ mutation: 'updateCardholder' }],
    });
    expect(await explain({ card, amount: 600 })).toBeNull();
    expect(await explain({ card, amount: 600 })).toMatchObject({
      controls: [
        { holder: 'CARD', certain: false },
        { ...limit, certain: false },
      ],
      remedies: [{ mutation: 'updateCard' }, { mutation: 'updateCardholder' }],
    });
  });

  it("by Stripe's own limit says that only Stripe raises it", async () => {
    const { id: card } = await cardWith({
      spending_controls: { spending_limits: [{ amount: 9_000_000, interval: 'daily' }] },
    });
    expect(await explain({ card, amount: 1_000_001 })).toMatchObject({
      controls: [{ holder: 'STRIPE', rule: 'STRIPE_LIMIT', certain: true }],
      remedies: [{ mutation: null }],
    });
  });

  it('of an increment counts what was approved before', async () => {
    const { id: card } = await cardWith({
      spending_controls: { spending_limits: [{ amount: 1000, interval: 'per_authorization' }] },
    });
    const { id } = await anAuthorization(gateway.stripe, program.account, { card, amount: 800 });
    await gateway.stripe.testHelpers.issuing.authorizations.increment(id, { increment_amount: 300 }, on());
    const { authorization } = await gateway.client.run<Explained>(EXPLAINED, { id: global(id) });
    expect(authorization.explainDecline).toMatchObject({
      amount: { amount: 1100 },
      controls: [{ rule: 'SPENDING_LIMITS', certain: true, limit: { amount: { amount: 1000 } } }],
    });
  });

  it('for suspected fraud names what of the buyer did not match', async () => {
    expect(
      await explain({
        card: program.card,
        risk_assessment: { fraud_risk: { level: 'highest' } },
        verification_data: {
          cvc_check: 'mismatch',
          expiry_check: 'mismatch',
          address_line1_check: 'mismatch',
          address_postal_code_check: 'mismatch',
          three_d_secure: { result: 'failed' },
        },
      }),
    ).toMatchObject({
      reason: 'SUSPECTED_FRAUD',
      origin: 'RISK',
      failedChecks: ['CVC', 'EXPIRY', 'ADDRESS_LINE1', 'ADDRESS_POSTAL_CODE', 'THREE_D_SECURE'],
      threeDSecureResult: 'FAILED',
    });
  });

  it('for any reason that Stripe has is explained, by mutations and inputs that the schema has', async () => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount: 10 });
    const source = await gateway.stripe.issuing.authorizations.retrieve(id, undefined, on());
    const reasons = Object.values(AuthorizationReason);
    expect(reasons.length).toBeGreaterThan(20);
    const mutations = buildGraphSchema().getMutationType()!.getFields();
    for (const reason of [...reasons, 'of_next_year']) {
      const [request] = source.request_history;
      const declined = { ...source, approved: false, request_history: [{ ...request!, approved: false, reason }] };
      const explained = explanationOf(program.account, declined)!;
      expect(explained.message).not.toBe('');
      expect(explained.remedies.length).toBeGreaterThan(0);
      for (const { mutation, input } of explained.remedies) {
        const type = mutation === null ? null : mutations[mutation]?.args[0]?.type;
        for (const { path } of input)
          expect([mutation, path, type && has(type, path.split('.'))]).toEqual([mutation, path, true]);
        expect(type).not.toBeUndefined();
      }
    }
  });
});

function has(type: GraphQLInputType, [name, ...below]: string[]): boolean {
  const input = getNullableType(type);
  if (name === undefined) return true;
  const field = isInputObjectType(input) ? input.getFields()[name] : undefined;
  return field !== undefined && has(field.type, below);
}
