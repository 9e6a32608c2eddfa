import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RuleChanged } from '../../../decisions/index.js';
import type { Context } from '../../context.js';
import { globalId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import type { MutationInput, MutationPayload } from '../../shared/writing/mutation-payload.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidInput, InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import {
  ArchiveDecisionRuleInput,
  CreateDecisionRuleInput,
  DEFAULT_PRIORITY,
  PromoteDecisionRuleInput,
  ruleChanges,
  UpdateDecisionRuleInput,
} from './rule.input.js';
import {
  ArchiveDecisionRulePayload,
  CreateDecisionRulePayload,
  PromoteDecisionRulePayload,
  UpdateDecisionRulePayload,
} from './rule-payload.type.js';
import { DecisionRule } from './rule.type.js';

@Resolver()
class DecisionRuleMutations {
  @Mutation(() => CreateDecisionRulePayload, {
    description:
      'Makes a rule, as a draft: promoteDecisionRule puts it to work. One Stripe call for a cardholder or card, none without.',
  })
  @Requires('decisions:write')
  @StripeCalls(1)
  async createDecisionRule(
    @Arg('input', () => CreateDecisionRuleInput, { description: 'The rule.' }) input: CreateDecisionRuleInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    const cardholder = faults.optionalId('cardholderId', input.cardholderId, 'ich_', 'cardholder') ?? null;
    const card = faults.optionalId('cardId', input.cardId, 'ic_', 'card') ?? null;
    faults.needsAccount('accountId');
    if (cardholder !== null && card !== null)
      faults.add('cardId', 'cannot be combined with cardholderId: a rule is for one of them.');
    const { name, condition, outcome, priority = DEFAULT_PRIORITY } = ruleChanges(faults, input);
    if (faults.errors.length === 0) await checkScope(context, faults, { cardholder, card });
    return mutate(context, CreateDecisionRulePayload, {
      ...{ name: 'createDecisionRule', input, faults, repeatable: true },
      work: async (_step, ownId) => {
        if (name === undefined || condition === undefined || outcome === undefined)
          throw new Refusal(new InvalidInput(null, 'A rule needs a name, a condition and an outcome.'));
        const id = ownId('drl');
        const rule = { id, account: faults.owner, scope: { cardholder, card }, name, condition, outcome, priority };
        return shown(await context.decisions.rules.create(rule, id), 'accountId');
      },
    });
  }

  @Mutation(() => UpdateDecisionRulePayload, {
    description:
      'Changes a rule: its next version. It stays in its state, so that a change of an active one counts at once, on other instances of this server within a second. No Stripe call.',
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  updateDecisionRule(
    @Arg('input', () => UpdateDecisionRuleInput, { description: 'What is to be other.' })
    input: UpdateDecisionRuleInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('ruleId', input.ruleId, 'drl_', 'rule');
    const changes = ruleChanges(faults, input);
    return changing(
      context,
      faults,
      { name: 'updateDecisionRule', input, Payload: UpdateDecisionRulePayload },
      (change) => context.decisions.rules.update(faults.owner, id, changes, change),
    );
  }

  @Mutation(() => PromoteDecisionRulePayload, {
    description:
      'Puts a rule into shadow or to work, or back into shadow. Refused where an active rule for the same cards asks the same and does something else. No Stripe call.',
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  promoteDecisionRule(
    @Arg('input', () => PromoteDecisionRuleInput, { description: 'Which rule, and to what.' })
    input: PromoteDecisionRuleInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('ruleId', input.ruleId, 'drl_', 'rule');
    return changing(
      context,
      faults,
      { name: 'promoteDecisionRule', input, Payload: PromoteDecisionRulePayload },
      (change) => context.decisions.rules.move(faults.owner, id, input.to, change),
    );
  }

  @Mutation(() => ArchiveDecisionRulePayload, {
    description: 'Ends a rule for good; it can be read, and is not changed any more. No Stripe call.',
  })
  @Requires('decisions:write')
  @StripeCalls(0)
  archiveDecisionRule(
    @Arg('input', () => ArchiveDecisionRuleInput, { description: 'Which rule.' }) input: ArchiveDecisionRuleInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('ruleId', input.ruleId, 'drl_', 'rule');
    return changing(
      context,
      faults,
      { name: 'archiveDecisionRule', input, Payload: ArchiveDecisionRulePayload },
      (change) => context.decisions.rules.move(faults.owner, id, 'archived', change),
    );
  }
}

interface Changing {
  readonly name: string;
  readonly input: MutationInput;
  readonly Payload: new () => MutationPayload & { rule: DecisionRule | null };
}

function changing(
  context: Context,
  faults: InputFaults,
  { Payload, ...mutation }: Changing,
  work: (change: string) => Promise<RuleChanged>,
) {
  return mutate(context, Payload, {
    ...mutation,
    faults,
    repeatable: true,
    work: async (_step, ownId) => shown(await work(ownId('drlv')), 'ruleId'),
  });
}

async function checkScope(
  context: Context,
  faults: InputFaults,
  { cardholder, card }: { readonly cardholder: string | null; readonly card: string | null },
): Promise<void> {
  const { loaders } = context.account(faults.owner);
  const isThere = [{ name: 'createdAt', args: {}, fields: [] }];
  if (cardholder !== null && (await loaders.cardholder.byId(cardholder, isThere)) === null)
    faults.errors.push(new NotFound('cardholderId', 'cardholder'));
  if (card !== null && (await loaders.card.byId(card, isThere)) === null)
    faults.errors.push(new NotFound('cardId', 'card'));
}

function shown(changed: RuleChanged, path: string): { rule: DecisionRule } {
  if (changed.kind === 'done') return { rule: new DecisionRule(changed.rule) };
  throw new Refusal(refusalOf(changed, path));
}

function refusalOf(refused: Exclude<RuleChanged, { kind: 'done' }>, path: string): UserError {
  switch (refused.kind) {
    case 'missing':
      return new NotFound(path, 'rule');
    case 'archived':
      return new InvalidState(path, 'archived', 'The rule is archived: make a new one.');
    case 'full':
      return new InvalidState(path, 'full', 'An account has 200 rules at the most: archive old ones.');
    case 'contradicts': {
      const { account, id, name } = refused.rule;
      const message = `It contradicts the active rule ${globalId(account, id)}, ${name}: the same cards and condition, another outcome.`;
      return new InvalidState(path, 'contradicts', message);
    }
  }
}

export const decisionRuleMutations = [DecisionRuleMutations] as const;
