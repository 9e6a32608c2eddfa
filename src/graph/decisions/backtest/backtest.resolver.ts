import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Rule } from '../../../decisions/index.js';
import type { Context } from '../../context.js';
import { publicError } from '../../shared/errors.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import { toCondition } from '../rule/rule-condition.input.js';
import { DEFAULT_PRIORITY, toOutcome } from '../rule/rule.input.js';
import type { RuleDraftInput } from './backtest.input.js';
import { BacktestRulesInput } from './backtest.input.js';
import { BacktestReport } from './backtest.type.js';

const MOST_RULES = 50;
const LONGEST_MS = 31 * 24 * 60 * 60 * 1_000;

@Resolver(() => BacktestReport)
class BacktestResolver {
  @Query(() => BacktestReport, {
    nullable: true,
    description:
      'Decides again by other rules what was decided, totals over time included; nothing becomes other. 50 rules, 31 days and 10,000 purchases at most. No Stripe call.',
  })
  async backtestRules(
    @Arg('input', () => BacktestRulesInput, { description: 'Rules and purchases.' }) input: BacktestRulesInput,
    @Ctx() context: Context,
  ): Promise<BacktestReport> {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkRange(faults, input);
    const rules = await rulesOf(context, faults, input);
    if (rules.length === 0 && faults.errors.length === 0)
      faults.add('drafts', 'must name a rule at least, or ruleIds, or withActive.');
    if (rules.length > MOST_RULES) faults.add('drafts', `must be ${MOST_RULES} rules at most, not ${rules.length}.`);
    if (faults.errors.length > 0) throw refusal(faults);
    const [from, to] = [input.from, input.to].map((time) => Math.floor(time.getTime() / 1_000));
    const asked = { account: faults.owner, rules, from: from ?? 0, to: to ?? 0 };
    return new BacktestReport(await context.decisions.backtest(asked));
  }
}

function checkRange(faults: InputFaults, { from, to }: BacktestRulesInput): void {
  if (to < from) faults.add('to', 'must not be before `from`.');
  else if (to.getTime() - from.getTime() > LONGEST_MS) faults.add('to', 'must be 31 days after `from` at most.');
}

async function rulesOf(context: Context, faults: InputFaults, input: BacktestRulesInput): Promise<Rule[]> {
  const drafts = (input.drafts ?? []).map((draft, index) => draftOf(faults, `drafts.${index}`, draft));
  const ids = (input.ruleIds ?? []).map((raw, index) => faults.id(`ruleIds.${index}`, raw, 'drl_', 'rule'));
  if (faults.account === null) return drafts;
  const all = await context.decisions.rules.of(faults.account);
  const named = ids.flatMap((id, index) => {
    const rule = all.find((each) => each.id === id);
    if (rule === undefined && id !== '') faults.errors.push(new NotFound(`ruleIds.${index}`, 'rule'));
    return rule ?? [];
  });
  const active = input.withActive ? all.filter(({ state, id }) => state === 'active' && !ids.includes(id)) : [];
  return [...named, ...active, ...drafts.map((draft) => ({ ...draft, account: faults.account ?? '' }))];
}

function draftOf(faults: InputFaults, path: string, draft: RuleDraftInput): Rule {
  const cardholder = faults.optionalId(`${path}.cardholderId`, draft.cardholderId, 'ich_', 'cardholder') ?? null;
  const card = faults.optionalId(`${path}.cardId`, draft.cardId, 'ic_', 'card') ?? null;
  faults.text(`${path}.name`, draft.name, 100);
  const now = new Date();
  return {
    ...{ id: path, account: '', version: 1, name: draft.name, scope: { cardholder, card }, state: 'draft' },
    priority: draft.priority ?? DEFAULT_PRIORITY,
    condition: toCondition(faults, `${path}.condition`, draft.condition),
    outcome: toOutcome(faults, `${path}.outcome`, draft.outcome),
    ...{ createdAt: now, changedAt: now },
  };
}

/** A query has no user errors: all faults stand in one error. */
function refusal({ errors }: InputFaults) {
  const faults = errors.map(({ path, message }) => ({ path, message }));
  const message = faults.map((fault) => `${fault.path?.join('.') ?? 'input'}: ${fault.message}`).join(' ');
  const code = errors.every((error) => error.code === 'NOT_FOUND') ? 'NOT_FOUND' : 'BAD_USER_INPUT';
  return publicError(code, message, { argument: 'input', faults });
}

export const backtestResolvers = [BacktestResolver] as const;
