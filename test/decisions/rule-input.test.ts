import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { ruleMaker } from './rule-maker.js';

const CREATE = `mutation($input: CreateDecisionRuleInput!) { createDecisionRule(input: $input) {
  rule { id inWords condition { all { amount { currency atLeast below } } inWords } }
  replayed userErrors { code message path } } }`;
const PROMOTE = `mutation($input: PromoteDecisionRuleInput!) { promoteDecisionRule(input: $input) {
  rule { id state version } userErrors { code message path ... on InvalidState { state } } } }`;
const UPDATE = `mutation($input: UpdateDecisionRuleInput!) { updateDecisionRule(input: $input) {
  rule { version name priority } userErrors { code path } } }`;
const ARCHIVE = `mutation($input: ArchiveDecisionRuleInput!) { archiveDecisionRule(input: $input) {
  rule { state } userErrors { code } } }`;
const LIST = `query($id: ID!) { connectedAccount(id: $id) { decisionRules { nodes { id name state } } } }`;

interface Answer {
  readonly rule: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: string[] }[];
}

const usd = (bounds: object) => ({ amount: { currency: 'USD', ...bounds } });
const total = (more: object) => ({
  total: { measure: 'SUM', by: 'CARD', currency: 'USD', above: 1, window: { slidingSeconds: 60 }, ...more },
});
const time = (more: object) => ({ timeOfDay: { from: '22:00', to: '06:00', timeZone: 'UTC', ...more } });
const deep = (depth: number): object => (depth === 0 ? usd({ atLeast: 1 }) : { all: [deep(depth - 1)] });

describe('A rule', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const run = async (document: string, input: object) => {
    const all = { idempotencyKey: `rule-input-${count++}`, ...input };
    return Object.values(await gateway.client.run<Record<string, Answer>>(document, { input: all }))[0]!;
  };
  const create = (more: object) =>
    run(CREATE, {
      ...{ accountId: program.account, name: 'A rule', condition: usd({ atLeast: 1 }), outcome: { action: 'APPROVE' } },
      ...more,
    });
  const paths = ({ userErrors }: Answer) => userErrors.map(({ path }) => path.slice(1).join('.'));

  it('is made once for its key, and tells what it does', async () => {
    const same = {
      idempotencyKey: 'same',
      condition: { all: [usd({ atLeast: 100, below: 200 }), { wallets: ['APPLE_PAY'] }] },
      outcome: { action: 'DECLINE', reason: 'No.' },
    };
    const { rule } = await create(same);
    expect(rule).toMatchObject({
      inWords: 'amount at least 100 and below 200 USD in minor units and wallet one of apple_pay: decline: No.',
      condition: { all: [{ amount: { currency: 'USD', atLeast: 100, below: 200 } }, { amount: null }] },
    });
    expect((await create(same)).rule).toEqual(rule);
  });

  it('tells every fault of its input at once', async () => {
    const answer = await create({
      name: ' ',
      priority: -1,
      cardId: `${program.account}/ic_1`,
      cardholderId: `${program.account}/ich_1`,
      condition: {
        any: [usd({}), { countries: { anyOf: ['USA'] } }, time({ from: '25:00' }), total({ currency: 'EURO' })],
      },
      outcome: { action: 'DECLINE', amount: 5 },
    });
    expect(answer.rule).toBeNull();
    expect(paths(answer).sort()).toEqual(
      [
        'name',
        'priority',
        'cardId',
        'condition.any.0.amount',
        'condition.any.1.countries.anyOf.0',
        'condition.any.2.timeOfDay.from',
        'condition.any.3.total.currency',
        'outcome.reason',
        'outcome.amount',
      ].sort(),
    );
  });

  it.each<[string, object, string]>([
    ['without bounds', usd({}), 'condition.amount'],
    ['over nothing', { all: [] }, 'condition.all'],
    ['with an empty list', { any: [{ merchantIds: { anyOf: [] } }] }, 'condition.any.0.merchantIds'],
    [
      'with two hundred and one merchants',
      { merchantIds: { anyOf: Array.from({ length: 201 }, (_, n) => `m${n}`) } },
      'condition.merchantIds',
    ],
    ['nested six deep', deep(5), 'condition'],
    ['of fifty-one conditions', { any: Array(50).fill(usd({ atLeast: 1 })) }, 'condition'],
    [
      'that looks back for two months',
      total({ window: { slidingSeconds: 5_356_800 } }),
      'condition.total.window.slidingSeconds',
    ],
    ['that sums up without a currency', total({ currency: null }), 'condition.total.currency'],
    ['that counts in a currency', total({ measure: 'COUNT' }), 'condition.total.currency'],
    ['in no time zone', time({ timeZone: 'Mars/Olympus' }), 'condition.timeOfDay.timeZone'],
    ['of no time', time({ to: '22:00' }), 'condition.timeOfDay.to'],
    ['of an amount that is none', usd({ atLeast: 200, below: 100 }), 'condition'],
    [
      'of two amounts that exclude each other',
      { all: [usd({ atLeast: 200 }), { all: [usd({ below: 100 })] }] },
      'condition',
    ],
    ['in two currencies', { all: [usd({ atLeast: 1 }), total({ currency: 'EUR' })] }, 'condition'],
    [
      'of a country that is excluded',
      { all: [{ countries: { anyOf: ['US'] } }, { countries: { noneOf: ['us'] } }] },
      'condition',
    ],
    [
      'of two wallets at once',
      { any: [{ all: [{ wallets: ['NONE'] }, { wallets: ['APPLE_PAY'] }] }] },
      'condition.any.0',
    ],
  ])('%s is refused', async (_what, condition, path) => {
    expect(paths(await create({ condition }))).toEqual([path]);
  });

  it('with two fields in one condition does not come so far', async () => {
    const condition = { ...usd({ atLeast: 1 }), wallets: ['NONE'] };
    const input = { idempotencyKey: 'x', name: 'x', condition, outcome: { action: 'APPROVE' } };
    expect((await gateway.client.refused(CREATE, { input })).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('that contradicts an active one is not promoted', async () => {
    const rules = ruleMaker(gateway.client, program.account);
    const condition = usd({ atLeast: 7777 });
    await rules.active(condition, { action: 'APPROVE' });
    const other = await rules.draft(condition, { action: 'DECLINE', reason: 'No.' });
    expect((await run(PROMOTE, { ruleId: other, to: 'SHADOW' })).rule).toMatchObject({ state: 'SHADOW' });
    expect((await run(PROMOTE, { ruleId: other, to: 'ACTIVE' })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', state: 'contradicts', path: ['input', 'ruleId'] },
    ]);
  });

  it('gets versions, and an end', async () => {
    const id = await ruleMaker(gateway.client, program.account).draft(usd({ atLeast: 5 }), { action: 'APPROVE' });
    const update = { idempotencyKey: 'update-once', ruleId: id, name: 'Better', priority: 3 };
    expect((await run(UPDATE, update)).rule).toEqual({ version: 2, name: 'Better', priority: 3 });
    expect((await run(UPDATE, update)).rule).toMatchObject({ version: 2 });
    expect((await run(ARCHIVE, { ruleId: id })).rule).toEqual({ state: 'ARCHIVED' });
    expect((await run(UPDATE, { ruleId: id, name: 'Again' })).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    const { decisionRule } = await gateway.client.run<{ decisionRule: { versions: object[] } }>(
      'query($id: ID!) { decisionRule(id: $id) { versions { version state } } }',
      { id },
    );
    expect(decisionRule.versions).toEqual([
      { version: 3, state: 'ARCHIVED' },
      { version: 2, state: 'DRAFT' },
      { version: 1, state: 'DRAFT' },
    ]);
    const { connectedAccount } = await gateway.client.run<{
      connectedAccount: { decisionRules: { nodes: { id: string }[] } };
    }>(LIST, { id: program.account });
    expect(connectedAccount.decisionRules.nodes.map((rule) => rule.id)).not.toContain(id);
  });

  it('for a card that is not there, or of a rule that is not there, is refused', async () => {
    expect((await create({ cardId: `${program.account}/ic_1Missing` })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'cardId'] },
    ]);
    expect((await run(PROMOTE, { ruleId: `${program.account}/drl_missing`, to: 'ACTIVE' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'ruleId'] },
    ]);
  });

  it('is closed to who may not decide', async () => {
    const reader = await gateway.viewer({
      accounts: [program.account],
      permissions: ['accounts:read', 'decisions:read'],
    });
    const input = { idempotencyKey: 'y', name: 'x', condition: usd({ atLeast: 1 }), outcome: { action: 'APPROVE' } };
    expect((await reader.refused(CREATE, { input })).extensions).toMatchObject({ permission: 'decisions:write' });
    const other = await gateway.viewer({ accounts: [program.account], permissions: ['accounts:read'] });
    expect((await other.refused(LIST, { id: program.account })).extensions).toMatchObject({
      permission: 'decisions:read',
    });
  });
});
