import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { ruleMaker } from './rule-maker.js';

const EVALUATE = `query($input: EvaluateAuthorizationInput!) { evaluateAuthorization(input: $input) {
  approved decidedBy reason approvedAmount checks { kind passed explanation }
  rules { name state matches decides findings { depth inWords matches measured } } } }`;
const BACKTEST = `query($input: BacktestRulesInput!) { backtestRules(input: $input) {
  purchases truncated approved declined byRules changed
  changes { approved ruleName decision { approved authorizationId } } rules { ruleId name matched decided } } }`;

interface Evaluated {
  readonly approved: boolean;
  readonly checks: readonly { readonly kind: string; readonly passed: boolean | null; readonly explanation: string }[];
  readonly rules: readonly object[];
}

describe('Without a purchase', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway({}, { decides: true });
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    program = await aCardProgram(gateway.stripe);
  });

  const evaluate = async (more: object = {}) => {
    const input = { cardId: `${program.account}/${program.card}`, amount: 1000, ...more };
    return (await gateway.client.run<{ evaluateAuthorization: Evaluated }>(EVALUATE, { input })).evaluateAuthorization;
  };
  const backtest = async (more: object) => {
    const now = gateway.sandbox.clock.now() * 1_000;
    const [from, to] = [now - 86_400_000, now + 60_000].map((at) => new Date(at).toISOString());
    const input = { accountId: program.account, from, to, ...more };
    return (await gateway.client.run<{ backtestRules: object }>(BACKTEST, { input })).backtestRules;
  };
  const buy = async (amount: number) => {
    await anAuthorization(gateway.stripe, program.account, { card: program.card, amount });
    await gateway.settled();
  };
  const totalAbove = (above: number) => ({
    total: { measure: 'SUM', by: 'CARD', currency: 'USD', above, window: { slidingSeconds: 3600 } },
  });

  it('it is told what would become of it, and why, and nothing happens', async () => {
    const rules = ruleMaker(gateway.client, program.account);
    await buy(700);
    await rules.active({ all: [totalAbove(1500), { wallets: ['NONE'] }] }, { action: 'DECLINE', reason: 'Too much.' });
    await rules.shadow({ wallets: ['APPLE_PAY'] }, { action: 'APPROVE' });
    const evaluated = await evaluate();
    expect(evaluated).toMatchObject({
      approved: false,
      decidedBy: 'RULE',
      reason: 'Too much.',
      rules: [
        {
          matches: true,
          decides: true,
          findings: [
            { depth: 0, matches: true },
            { depth: 1, matches: true, measured: 1700 },
            { depth: 1, matches: true, measured: null },
          ],
        },
        { state: 'SHADOW', matches: false, decides: false },
      ],
    });
    expect(evaluated.checks.filter(({ passed }) => !passed).map(({ kind }) => kind)).toEqual(['DECISION']);
    expect(await evaluate({ amount: 800 })).toMatchObject({ approved: true, decidedBy: 'CONFIGURED_DEFAULT' });
    expect(
      (await gateway.stripe.issuing.authorizations.list({}, { stripeAccount: program.account })).data,
    ).toHaveLength(1);
  });

  it('balance, state, controls and limits are looked at, too', async () => {
    const on = { stripeAccount: program.account };
    const spending_controls = {
      blocked_categories: ['bakeries' as const],
      spending_limits: [{ amount: 2000, interval: 'daily' as const }],
    };
    await gateway.stripe.issuing.cards.update(program.card, { status: 'inactive', spending_controls }, on);
    await buy(1);
    const { checks, approved } = await evaluate({ amount: 500_000, merchantCategory: 'BAKERIES' });
    expect(approved).toBe(false);
    const failed = checks.filter(({ passed }) => passed === false).map(({ kind }) => kind);
    expect([...new Set(failed)]).toEqual(['CARD', 'CONTROLS', 'LIMIT', 'BALANCE']);
  });

  it('it needs what it looks at', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['decisions:read', 'cards:read'] });
    const input = { cardId: `${program.account}/${program.card}`, amount: 1 };
    expect((await viewer.refused(EVALUATE, { input })).extensions).toMatchObject({ code: 'FORBIDDEN' });
    const missing = { cardId: `${program.account}/ic_1Missing`, amount: 1 };
    expect((await gateway.client.refused(EVALUATE, { input: missing })).extensions.code).toBe('NOT_FOUND');
    const { message } = await gateway.client.refused(EVALUATE, { input: { ...input, merchantCountry: 'Canada' } });
    expect(message).toContain('input.merchantCountry: is not an ISO 3166 two-letter country');
  });

  it('rules are tested against what was decided, with totals as they would have become', async () => {
    for (const amount of [600, 600, 600, 300]) await buy(amount);
    const draft = { name: 'A thousand', condition: totalAbove(1000), outcome: { action: 'DECLINE', reason: 'No.' } };
    expect(await backtest({ drafts: [draft] })).toEqual({
      purchases: 4,
      truncated: false,
      approved: 2,
      declined: 2,
      byRules: 2,
      changed: 2,
      changes: [
        { approved: false, ruleName: 'A thousand', decision: { approved: true, authorizationId: expect.any(String) } },
        { approved: false, ruleName: 'A thousand', decision: { approved: true, authorizationId: expect.any(String) } },
      ],
      rules: [{ ruleId: null, name: 'A thousand', matched: 2, decided: 2 }],
    });
  });

  it('rules that are there are tested as if they were active', async () => {
    await buy(600);
    const all = { amount: { currency: 'USD', atLeast: 1 } };
    const rule = await ruleMaker(gateway.client, program.account).draft(all, { action: 'DECLINE', reason: 'No.' });
    expect(await backtest({ ruleIds: [rule] })).toMatchObject({ changed: 1, rules: [{ ruleId: rule, decided: 1 }] });
    await buy(600);
    expect(await backtest({ ruleIds: [rule] })).toMatchObject({ purchases: 2, approved: 0 });
  });

  it('a test of rules tells every fault at once', async () => {
    const draft = { name: 'x', condition: { amount: { currency: 'USD' } }, outcome: { action: 'DECLINE' } };
    const input = {
      accountId: program.account,
      drafts: [draft],
      ruleIds: [`${program.account}/drl_missing`],
      from: '2026-01-01T00:00:00Z',
      to: '2026-03-01T00:00:00Z',
    };
    const { extensions } = await gateway.client.refused(BACKTEST, { input });
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [
        { path: ['input', 'to'] },
        { path: ['input', 'drafts', '0', 'condition', 'amount'] },
        { path: ['input', 'drafts', '0', 'outcome', 'reason'] },
        { path: ['input', 'ruleIds', '0'] },
      ],
    });
  });
});
