import { ArgsType, Field } from 'type-graphql';
import type { RuleState } from '../../../decisions/index.js';
import { PageArgs } from '../../shared/reading/page.args.js';
import { DecisionRuleState } from './rule.type.js';

@ArgsType()
export class DecisionRuleArgs extends PageArgs {
  @Field(() => [DecisionRuleState], {
    nullable: true,
    description: 'Only those in one of these states; without it all but archived ones.',
  })
  states?: RuleState[] | null;
}
