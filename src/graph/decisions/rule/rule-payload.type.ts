import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { DecisionRule } from './rule.type.js';

@ObjectType({ description: 'Answer of `createDecisionRule`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateDecisionRulePayload extends MutationPayload {
  @Field(() => DecisionRule, { nullable: true, description: 'The rule, a draft; null if it was refused.' })
  rule: DecisionRule | null = null;
}

@ObjectType({ description: 'Answer of `updateDecisionRule`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class UpdateDecisionRulePayload extends MutationPayload {
  @Field(() => DecisionRule, { nullable: true, description: 'The rule, in its next version; null if it was refused.' })
  rule: DecisionRule | null = null;
}

@ObjectType({ description: 'Answer of `promoteDecisionRule`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class PromoteDecisionRulePayload extends MutationPayload {
  @Field(() => DecisionRule, { nullable: true, description: 'The rule in its new state; null if it was refused.' })
  rule: DecisionRule | null = null;
}

@ObjectType({ description: 'Answer of `archiveDecisionRule`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class ArchiveDecisionRulePayload extends MutationPayload {
  @Field(() => DecisionRule, { nullable: true, description: 'The rule, archived; null if it was refused.' })
  rule: DecisionRule | null = null;
}
