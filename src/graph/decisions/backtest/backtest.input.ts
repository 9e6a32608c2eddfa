import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../../shared/values/scalars.js';
import { RuleConditionInput } from '../rule/rule-condition.input.js';
import { RuleOutcomeInput } from '../rule/rule.input.js';

@InputType({ description: 'A rule that is not made.' })
export class RuleDraftInput {
  @Field(() => String, { description: 'What the answer calls it.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Only for purchases with cards of this cardholder.' })
  cardholderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only for purchases with this card.' })
  cardId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Rules with smaller numbers come first; 100 without.' })
  priority?: number | null;

  @Field(() => RuleConditionInput, { description: 'When it matches.' })
  condition!: RuleConditionInput;

  @Field(() => RuleOutcomeInput, { description: 'What it does then.' })
  outcome!: RuleOutcomeInput;
}

@InputType({ description: 'Rules, and the purchases that they are tested against.' })
export class BacktestRulesInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Rules that are there, in any state, as if they were active.' })
  ruleIds?: string[] | null;

  @Field(() => [RuleDraftInput], { nullable: true, description: 'Rules that are not there.' })
  drafts?: RuleDraftInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "True to have the account's active rules beside them." })
  withActive?: boolean | null;

  @Field(() => DateTime, { description: 'From the purchases of then on.' })
  from!: Date;

  @Field(() => DateTime, { description: 'To the purchases of then, 31 days later at most.' })
  to!: Date;
}
