import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardholder, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { ruleMaker } from './rule-maker.js';

const DECISION = `query($id: ID!) { authorization(id: $id) { approved declineReason decision {
  approved reason decidedBy fallbackReason latencyMs partnerLatencyMs approvedAmount { amount }
  rulesHit { ruleId name version shadow action decided }
  purchase { amount { amount currency } merchantCategory wallet entryMode } } } }`;

interface Decided {
  readonly authorization: { readonly approved: boolean; readonly decision: Readonly<Record<string, unknown>> | null };
}

describe('A purchase', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway({}, { decides: true });
  });
  beforeEach(async () => {
    program = await aCardProgram(gateway.stripe, 1_000_000);
  });
  afterAll(() => gateway.close());

  const buy = async (params: Omit<Parameters<typeof anAuthorization>[2], 'card'> & { card?: string } = {}) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: program.card, ...params });
    await gateway.settled();
    return (await gateway.client.run<Decided>(DECISION, { id: `${program.account}/${id}` })).authorization;
  };
  const rules = () => ruleMaker(gateway.client, program.account);
  const decline = { action: 'DECLINE', reason: 'Too much.' };

  it('is declined by an active rule, and says by which', async () => {
    const rule = await rules().active({ amount: { currency: 'USD', atLeast: 5000 } }, decline);
    expect(await buy({ amount: 4999 })).toMatchObject({
      approved: true,
      decision: { decidedBy: 'CONFIGURED_DEFAULT' },
    });
    const refused = await buy({ amount: 5000 });
    expect(refused).toMatchObject({ approved: false, declineReason: 'WEBHOOK_DECLINED' });
    expect(refused.decision).toMatchObject({
      approved: false,
      reason: 'Too much.',
      decidedBy: 'RULE',
      fallbackReason: null,
      partnerLatencyMs: null,
      rulesHit: [{ ruleId: rule, version: 2, shadow: false, action: 'DECLINE', decided: true }],
      purchase: { amount: { amount: 5000, currency: 'USD' } },
    });
  });

  it('is not declined by a draft, nor by a rule in shadow, which is recorded', async () => {
    await rules().draft({ amount: { currency: 'USD', atLeast: 1 } }, decline);
    await rules().shadow({ amount: { currency: 'USD', atLeast: 1 } }, decline);
    expect(await buy()).toMatchObject({
      approved: true,
      decision: { rulesHit: [{ shadow: true, decided: false, action: 'DECLINE' }] },
    });
  });

  it('is decided by the first rule: by priority, then the narrower one', async () => {
    const { active } = rules();
    const all = { amount: { currency: 'USD', atLeast: 1 } };
    await active(all, decline);
    await active(all, { action: 'APPROVE' }, { cardId: program.card });
    expect(await buy()).toMatchObject({ approved: true });
    await active(all, { action: 'DECLINE', reason: 'First.' }, { priority: 1, cardholderId: program.cardholder });
    expect((await buy()).decision).toMatchObject({ approved: false, reason: 'First.' });
  });

  it('is not decided by the rule of another card or cardholder', async () => {
    const other = await aCardholder(gateway.stripe, program.account);
    const card = await aCard(gateway.stripe, program.account, {
      cardholder: other.id,
      financial_account: program.financialAccount,
    });
    await rules().active({ amount: { currency: 'USD', atLeast: 1 } }, decline, { cardholderId: other.id });
    expect(await buy()).toMatchObject({ approved: true });
    expect(await buy({ card: card.id })).toMatchObject({ approved: false });
  });

  it('counts with those of the same card before it, until they are given up', async () => {
    const total = { measure: 'SUM', by: 'CARD', currency: 'USD', above: 3000, window: { slidingSeconds: 3600 } };
    await rules().active({ total }, decline);
    const first = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount: 2000 });
    expect(await buy({ amount: 1500 })).toMatchObject({ approved: false });
    expect(await buy({ amount: 1000 })).toMatchObject({ approved: true });
    const on = { stripeAccount: program.account };
    await gateway.stripe.testHelpers.issuing.authorizations.reverse(first.id, {}, on);
    await gateway.settled();
    expect(await buy({ amount: 1500 })).toMatchObject({ approved: true });
    gateway.sandbox.clock.advance(3600);
    expect(await buy({ amount: 3000 })).toMatchObject({ approved: true });
  });

  it('is approved in part where it may be, and declined where it may not', async () => {
    await rules().active({ entryModes: ['ONLINE'] }, { action: 'APPROVE_UP_TO', amount: 700, currency: 'USD' });
    const purchase = { amount: 1200, authorization_method: 'online' } as const;
    expect((await buy({ ...purchase, is_amount_controllable: true })).decision).toMatchObject({
      approved: true,
      approvedAmount: { amount: 700 },
    });
    expect(await buy(purchase)).toMatchObject({ approved: false });
    expect(await buy({ ...purchase, amount: 700 })).toMatchObject({
      approved: true,
      decision: { approvedAmount: null },
    });
  });

  it('is decided by the default of its card, then the cardholder, then the account', async () => {
    const { defaults } = rules();
    await defaults(program.account, 'DECLINE');
    expect(await buy()).toMatchObject({ approved: false, decision: { decidedBy: 'ACCOUNT_DEFAULT' } });
    await defaults(program.cardholder, 'APPROVE');
    expect(await buy()).toMatchObject({ approved: true, decision: { decidedBy: 'CARDHOLDER_DEFAULT' } });
    await defaults(program.card, 'DECLINE');
    expect(await buy()).toMatchObject({ approved: false, decision: { decidedBy: 'CARD_DEFAULT' } });
    await defaults(program.card, null);
    expect(await buy()).toMatchObject({ approved: true });
  });

  it('makes no Stripe call', async () => {
    await rules().active({ amount: { currency: 'USD', atLeast: 1 } }, decline);
    const calls = await gateway.calls(async () => {
      await anAuthorization(gateway.stripe, program.account, { card: program.card });
      await gateway.settled();
    });
    expect(calls).toEqual(['POST /v1/test_helpers/issuing/authorizations']);
  });
});
