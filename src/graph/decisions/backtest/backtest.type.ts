import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Backtest, BacktestChange as Change } from '../../../decisions/index.js';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { Decision } from '../decision/decision.type.js';

@ObjectType({ description: 'How often a rule would have counted.', simpleResolvers: true })
@PartOfItsOwner()
export class BacktestedRule {
  constructor(private readonly source: Backtest['rules'][number]) {}

  @Field(() => ID, { nullable: true, description: 'The rule; null for a draft.' })
  get ruleId(): string | null {
    const { id, account } = this.source.rule;
    return id.startsWith('drl_') ? globalId(account, id) : null;
  }

  @Field(() => String, { description: 'Its name.' })
  get name(): string {
    return this.source.rule.name;
  }

  @Field(() => Int, { description: 'Purchases that it matched.' })
  get matched(): number {
    return this.source.matched;
  }

  @Field(() => Int, { description: 'Purchases that it would have decided, or left to the partner.' })
  get decided(): number {
    return this.source.decided;
  }
}

@ObjectType({ description: 'A purchase that would have been decided otherwise.', simpleResolvers: true })
@PartOfItsOwner()
export class BacktestChange {
  constructor(private readonly source: Change) {}

  @Field(() => Decision, { description: 'How it was decided.' })
  get decision(): Decision {
    return new Decision(this.source.decision);
  }

  @Field(() => Boolean, { description: 'Whether it would have been approved.' })
  get approved(): boolean {
    return this.source.approved;
  }

  @Field(() => String, { nullable: true, description: 'Name of the rule that would have decided; null if none.' })
  get ruleName(): string | null {
    return this.source.rule?.name ?? null;
  }
}

@ObjectType({
  description:
    'What rules would have decided. Purchases that no rule matches are decided as they were, or by default where another rule had decided. Totals over time are as they would have become; what was approved counts, also where it was given up later.',
  simpleResolvers: true,
})
@Requires('decisions:read')
export class BacktestReport {
  constructor(private readonly source: Backtest) {}

  @Field(() => Int, { description: 'Purchases that were looked at, 10,000 at most.' })
  get purchases(): number {
    return this.source.decisions;
  }

  @Field(() => Boolean, { description: 'Whether there were more.' })
  get truncated(): boolean {
    return this.source.truncated;
  }

  @Field(() => Int, { description: 'How many would have been approved.' })
  get approved(): number {
    return this.source.approved;
  }

  @Field(() => Int, { description: 'How many would have been declined.' })
  get declined(): number {
    return this.source.declined;
  }

  @Field(() => Int, { description: 'How many these rules would have decided.' })
  get byRules(): number {
    return this.source.byRules;
  }

  @Field(() => Int, { description: 'How many would have been decided otherwise than they were.' })
  get changed(): number {
    return this.source.changed;
  }

  @Field(() => [BacktestChange], { description: 'The first hundred of those, oldest first.' })
  get changes(): BacktestChange[] {
    return this.source.changes.map((change) => new BacktestChange(change));
  }

  @Field(() => [BacktestedRule], { description: 'Each rule, in their order.' })
  get rules(): BacktestedRule[] {
    return this.source.rules.map((rule) => new BacktestedRule(rule));
  }
}
