import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Outcome, Rule, RuleState } from '../../../decisions/index.js';
import { inWords, outcomeInWords } from '../../../decisions/index.js';
import { globalId, globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { Money } from '../../shared/values/money.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { RuleCondition } from './rule-condition.type.js';

export const DecisionRuleState = inputEnum<RuleState>('DecisionRuleState', 'What a rule is good for.', {
  draft: 'It is looked at by nobody.',
  shadow: 'It is looked at and recorded, and decides nothing.',
  active: 'It decides.',
  archived: 'It is over, and is kept to be read.',
});

export const RuleAction = inputEnum<Outcome['action']>('RuleAction', 'What a rule that matches does.', {
  approve: 'Approves.',
  decline: 'Declines.',
  approve_up_to: 'Approves up to an amount; where less cannot be approved, it declines what asks for more.',
  ask_partner: "Leaves it to the account's partner, without a look at further rules.",
});

@ObjectType({ description: 'What a rule that matches does.', simpleResolvers: true })
@PartOfItsOwner()
export class RuleOutcome {
  constructor(private readonly source: Outcome) {}

  @Field(() => RuleAction, { description: 'What it does.' })
  get action(): string {
    return this.source.action;
  }

  @Field(() => String, { nullable: true, description: 'Why it declines; null for what does not.' })
  get reason(): string | null {
    return this.source.action === 'decline' ? this.source.reason : null;
  }

  @Field(() => Money, { nullable: true, description: 'Up to what it approves; null where that has no bound.' })
  get amount(): Money | null {
    return this.source.action === 'approve_up_to' ? new Money(this.source.amount, this.source.currency) : null;
  }
}

@ObjectType({
  description:
    'A rule by which purchases are decided while Stripe waits. The first active rule that matches counts: by priority, then the narrower scope, then the older rule.',
  simpleResolvers: true,
})
@Requires('decisions:read')
export class DecisionRule {
  constructor(readonly source: Rule) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `<account>/drl_…`.' })
  get id(): string {
    return globalId(this.source.account, this.source.id);
  }

  @Field(() => String, { description: 'What people call it.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => DecisionRuleState, { description: 'What it is good for.' })
  get state(): string {
    return this.source.state;
  }

  @Field(() => Int, { description: 'From 1; each change makes the next one.' })
  get version(): number {
    return this.source.version;
  }

  @Field(() => Int, { description: 'Rules with smaller numbers come first.' })
  get priority(): number {
    return this.source.priority;
  }

  @Field(() => ID, { nullable: true, description: 'It is for this cardholder only; null if it is for others, too.' })
  get cardholderId(): string | null {
    return globalIdOf(this.source.account, this.source.scope.cardholder);
  }

  @Field(() => ID, { nullable: true, description: 'It is for this card only; null if it is for others, too.' })
  get cardId(): string | null {
    return globalIdOf(this.source.account, this.source.scope.card);
  }

  @Field(() => RuleCondition, { description: 'When it matches.' })
  get condition(): RuleCondition {
    return new RuleCondition(this.source.condition);
  }

  @Field(() => RuleOutcome, { description: 'What it does then.' })
  get outcome(): RuleOutcome {
    return new RuleOutcome(this.source.outcome);
  }

  @Field(() => String, { description: 'Condition and outcome in words.' })
  get inWords(): string {
    return `${inWords(this.source.condition)}: ${outcomeInWords(this.source.outcome)}`;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }

  @Field(() => DateTime, { description: 'When this version was made.' })
  get changedAt(): Date {
    return this.source.changedAt;
  }
}

export const DecisionRuleConnection = connectionOf(DecisionRule, 'DecisionRule', 'decisions:read');
export type DecisionRuleConnection = InstanceType<typeof DecisionRuleConnection>;
