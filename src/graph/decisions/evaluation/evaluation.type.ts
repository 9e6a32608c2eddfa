import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Finding, Rehearsal } from '../../../decisions/index.js';
import { inWords } from '../../../decisions/index.js';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { Decider } from '../decision/decision.type.js';
import { DecisionRuleState, RuleAction } from '../rule/rule.type.js';

export type CheckKind = 'card' | 'cardholder' | 'controls' | 'limit' | 'balance' | 'decision';

const EvaluationCheckKind = inputEnum<CheckKind>('EvaluationCheckKind', 'What a purchase has to pass.', {
  card: 'The card must be active.',
  cardholder: 'The cardholder must be active.',
  controls: 'Categories, countries and the presence of the card must be allowed.',
  limit: 'A spending limit must have room.',
  balance: 'The money must be there.',
  decision: 'Rules, the partner or a default must approve.',
});

@ObjectType({ description: 'What a purchase has to pass.', simpleResolvers: true })
@PartOfItsOwner()
export class EvaluationCheck {
  @Field(() => EvaluationCheckKind, { description: 'What it is.' })
  readonly kind!: CheckKind;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is passed; null where that is not known.' })
  readonly passed!: boolean | null;

  @Field(() => String, { description: 'Why, in words.' })
  readonly explanation!: string;
}

@ObjectType({ description: 'A part of a condition, and what came of it.', simpleResolvers: true })
@PartOfItsOwner()
export class ConditionFinding {
  constructor(
    private readonly source: Finding,
    readonly depthIn: number,
  ) {}

  @Field(() => Int, { description: 'How deep it stands: 0 is the whole, 1 what that is made of.' })
  get depth(): number {
    return this.depthIn;
  }

  @Field(() => String, { description: 'What it asks.' })
  get inWords(): string {
    return inWords(this.source.condition);
  }

  @Field(() => Boolean, { description: 'Whether the purchase is so.' })
  get matches(): boolean {
    return this.source.matches;
  }

  @Field(() => MinorUnits, {
    nullable: true,
    description: 'Of a total over time: what it would come to. Null for all else.',
  })
  get measured(): number | null {
    return this.source.measured;
  }
}

@ObjectType({ description: 'A rule and what came of it.', simpleResolvers: true })
@PartOfItsOwner()
export class RuleEvaluation {
  constructor(private readonly source: Rehearsal['rules'][number]) {}

  @Field(() => ID, { description: 'The rule.' })
  get ruleId(): string {
    return globalId(this.source.rule.account, this.source.rule.id);
  }

  @Field(() => String, { description: 'Its name.' })
  get name(): string {
    return this.source.rule.name;
  }

  @Field(() => DecisionRuleState, { description: 'ACTIVE, or SHADOW: then it decides nothing.' })
  get state(): string {
    return this.source.rule.state;
  }

  @Field(() => RuleAction, { description: 'What it does where it matches.' })
  get action(): string {
    return this.source.rule.outcome.action;
  }

  @Field(() => Boolean, { description: 'Whether it matches.' })
  get matches(): boolean {
    return this.source.finding.matches;
  }

  @Field(() => Boolean, { description: 'Whether it is the one that counts.' })
  get decides(): boolean {
    return this.source.decides;
  }

  @Field(() => [ConditionFinding], { description: 'Each part of its condition, a whole before its parts.' })
  get findings(): ConditionFinding[] {
    return flat(this.source.finding, 0);
  }
}

function flat(finding: Finding, depth: number): ConditionFinding[] {
  return [new ConditionFinding(finding, depth), ...finding.of.flatMap((part) => flat(part, depth + 1))];
}

@ObjectType({
  description: 'What would become of a purchase now. Stripe judges fraud beside it, which nobody can foretell.',
  simpleResolvers: true,
})
@Requires('decisions:read')
export class AuthorizationEvaluation {
  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly passing: readonly EvaluationCheck[],
  ) {}

  @Field(() => Boolean, { description: 'Whether it would be approved, as far as all that is known goes.' })
  get approved(): boolean {
    return this.passing.every(({ passed }) => passed !== false);
  }

  @Field(() => [EvaluationCheck], { description: 'What it has to pass, in the order of Stripe.' })
  get checks(): readonly EvaluationCheck[] {
    return this.passing;
  }

  @Field(() => Decider, {
    description: 'Who would decide. A partner is not asked: `approved` says then what its failure would bring.',
  })
  get decidedBy(): string {
    return this.rehearsal.by;
  }

  @Field(() => String, { nullable: true, description: 'Why a rule declines; null if none does.' })
  get reason(): string | null {
    return this.rehearsal.reason;
  }

  @Field(() => MinorUnits, { nullable: true, description: 'What would be approved of it, if less than all.' })
  get approvedAmount(): number | null {
    return this.rehearsal.amount;
  }

  @Field(() => [RuleEvaluation], { description: 'Rules for this card, active and in shadow, in their order.' })
  get rules(): RuleEvaluation[] {
    return this.rehearsal.rules.map((each) => new RuleEvaluation(each));
  }
}
