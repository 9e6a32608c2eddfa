import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime } from '../../shared/values/scalars.js';

@ObjectType({ description: 'What the viewer may ask of Stripe.', simpleResolvers: true })
@PartOfItsOwner()
export class RateLimit {
  @Field(() => Int, { description: 'Stripe calls a minute.' })
  readonly limit!: number;

  @Field(() => Int, { description: 'What is left of them.' })
  readonly remaining!: number;

  @Field(() => DateTime, { description: 'When all of them are there again.' })
  readonly resetsAt!: Date;

  @Field(() => Int, { description: 'Stripe calls that one operation may take.' })
  readonly mostCallsPerOperation!: number;
}

@ObjectType({ description: 'What one field of an operation costs.', simpleResolvers: true })
@PartOfItsOwner()
export class CostPart {
  @Field(() => String, { description: 'Names of the fields that lead to it, such as `connectedAccounts.nodes.cards`.' })
  readonly path!: string;

  @Field(() => Int, { description: 'Stripe calls of its own, for all objects that it stands on.' })
  readonly calls!: number;
}

@ObjectType({
  description: 'The Stripe calls that an operation is expected to take, were its pages full.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class CostEstimate {
  @Field(() => Int, { description: 'Stripe calls in all.' })
  readonly calls!: number;

  @Field(() => String, { nullable: true, description: 'The part that costs most; null if nothing costs anything.' })
  readonly dearestPath!: string | null;

  @Field(() => [CostPart], { description: 'The parts that cost something.' })
  readonly parts!: readonly CostPart[];

  @Field(() => Boolean, { description: 'Whether it could run at this moment.' })
  readonly mayRun!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it could not; null if it could.' })
  readonly whyNot!: string | null;
}
