import { Field, ID, InputType, Int } from 'type-graphql';
import type { Outcome, Rule } from '../../../decisions/index.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { RuleConditionInput, toCondition } from './rule-condition.input.js';
import { RuleAction } from './rule.type.js';

const MOST_NAME = 100;
const MOST_REASON = 200;
const MOST_PRIORITY = 10_000;
export const DEFAULT_PRIORITY = 100;

export const PromotedState = inputEnum<'shadow' | 'active'>('PromotedState', 'What a rule is to be good for.', {
  shadow: 'It is looked at and recorded, and decides nothing.',
  active: 'It decides.',
});

@InputType({ description: 'What a rule that matches does.' })
export class RuleOutcomeInput {
  @Field(() => RuleAction, { description: 'What it does.' })
  action!: Outcome['action'];

  @Field(() => String, { nullable: true, description: 'Of DECLINE: why, at most 200 characters.' })
  reason?: string | null;

  @Field(() => MinorUnits, { nullable: true, description: 'Of APPROVE_UP_TO: minor units.' })
  amount?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of APPROVE_UP_TO: ISO 4217. The rule is not for purchases in another currency.',
  })
  currency?: string | null;
}

@InputType({ description: 'A rule and whose purchases it is for.' })
export class CreateDecisionRuleInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless another id, the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only for purchases with cards of this cardholder.' })
  cardholderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only for purchases with this card, instead of a cardholder.' })
  cardId?: string | null;

  @Field(() => String, { description: 'What people call it, at most 100 characters.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Rules with smaller numbers come first, 0 to 10000; 100 without.' })
  priority?: number | null;

  @Field(() => RuleConditionInput, { description: 'When it matches.' })
  condition!: RuleConditionInput;

  @Field(() => RuleOutcomeInput, { description: 'What it does then.' })
  outcome!: RuleOutcomeInput;
}

@InputType({ description: 'What is to be other about a rule; what is not named stays.' })
export class UpdateDecisionRuleInput extends MutationInput {
  @Field(() => ID, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => String, { nullable: true, description: 'What people call it, at most 100 characters.' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Rules with smaller numbers come first, 0 to 10000.' })
  priority?: number | null;

  @Field(() => RuleConditionInput, { nullable: true, description: 'When it matches.' })
  condition?: RuleConditionInput | null;

  @Field(() => RuleOutcomeInput, { nullable: true, description: 'What it does then.' })
  outcome?: RuleOutcomeInput | null;
}

@InputType({ description: 'What a rule is to be good for.' })
export class PromoteDecisionRuleInput extends MutationInput {
  @Field(() => ID, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => PromotedState, { description: 'SHADOW to watch it, ACTIVE to let it decide.' })
  to!: 'shadow' | 'active';
}

@InputType({ description: 'The rule that is over.' })
export class ArchiveDecisionRuleInput extends MutationInput {
  @Field(() => ID, { description: 'The rule.' })
  ruleId!: string;
}

type Changes = Partial<Pick<Rule, 'name' | 'priority' | 'condition' | 'outcome'>>;

/** What is named of a rule, with a fault for all that is wrong in it. */
export function ruleChanges(
  faults: InputFaults,
  { name, priority, condition, outcome }: Omit<UpdateDecisionRuleInput, 'ruleId' | 'idempotencyKey'>,
): Changes {
  faults.text('name', name, MOST_NAME);
  if (priority != null && (priority < 0 || priority > MOST_PRIORITY))
    faults.add('priority', `must be from 0 to ${MOST_PRIORITY}.`);
  return {
    ...(name == null ? {} : { name }),
    ...(priority == null ? {} : { priority }),
    ...(condition == null ? {} : { condition: toCondition(faults, 'condition', condition) }),
    ...(outcome == null ? {} : { outcome: toOutcome(faults, 'outcome', outcome) }),
  };
}

export function toOutcome(faults: InputFaults, path: string, input: RuleOutcomeInput): Outcome {
  const { action, reason, amount, currency } = input;
  const unfit = (name: string, value: unknown, fits: boolean) => {
    if (value != null && !fits) faults.add(`${path}.${name}`, `does not go with ${action.toUpperCase()}.`);
    if (value == null && fits) faults.add(`${path}.${name}`, `is needed for ${action.toUpperCase()}.`);
  };
  unfit('reason', reason, action === 'decline');
  unfit('amount', amount, action === 'approve_up_to');
  unfit('currency', currency, action === 'approve_up_to');
  faults.text(`${path}.reason`, reason, MOST_REASON);
  faults.amount(`${path}.amount`, amount);
  faults.currency(`${path}.currency`, currency);
  switch (action) {
    case 'decline':
      return { action, reason: reason ?? '' };
    case 'approve_up_to':
      return { action, amount: amount ?? 0, currency: currency?.toLowerCase() ?? '' };
    default:
      return { action };
  }
}
