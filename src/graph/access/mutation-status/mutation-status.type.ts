import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { WriteStatus } from '../../../writes/index.js';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

type Step = WriteStatus['steps'][number];

const MutationState = inputEnum<WriteStatus['state']>('MutationState', 'How far a mutation has come.', {
  RUNNING: 'It is running, or its process died less than a minute ago.',
  DONE: 'It was done.',
  REFUSED: 'It was refused; `retryable` says whether it may succeed later.',
  UNKNOWN:
    'It was begun, and nobody knows whether its last step happened. Retry it with the same key and input: nothing is done twice.',
});

const StepOutcome = inputEnum<Step['outcome']>('MutationStepOutcome', 'What came of a step.', {
  done: 'Stripe did it.',
  failed: 'Stripe refused it, or gave no answer.',
});

@ObjectType({ description: 'One Stripe call of a mutation that has ended.', simpleResolvers: true })
@PartOfItsOwner()
export class MutationStep {
  constructor(
    private readonly source: Step,
    private readonly account: string | null,
  ) {}

  @Field(() => String, { description: 'Its name within the mutation.' })
  get name(): string {
    return this.source.name;
  }

  @Field(() => StepOutcome, { description: 'What came of it.' })
  get outcome(): Step['outcome'] {
    return this.source.outcome;
  }

  @Field(() => Int, { description: 'Which attempt: 1, and one more after each refusal that may be retried.' })
  get attempt(): number {
    return this.source.attempt;
  }

  @Field(() => ID, { nullable: true, description: 'Global id of what it made or changed; null if there is none.' })
  get objectId(): string | null {
    const { object } = this.source;
    if (object === null || object.startsWith('acct_')) return object;
    return this.account === null ? null : globalId(this.account, object);
  }

  @Field(() => String, { nullable: true, description: "Id of the Stripe request, for Stripe's support." })
  get stripeRequestId(): string | null {
    return this.source.requestId;
  }
}

@ObjectType({ description: 'What became of a mutation, by its idempotency key.', simpleResolvers: true })
@PartOfItsOwner()
export class MutationStatus {
  constructor(private readonly source: WriteStatus) {}

  @Field(() => MutationState, { description: 'How far it has come.' })
  get state(): WriteStatus['state'] {
    return this.source.state;
  }

  @Field(() => String, { description: 'Name of the mutation.' })
  get mutation(): string {
    return this.source.mutation;
  }

  @Field(() => ID, { nullable: true, description: 'The account that it is about, or has made; null if there is none.' })
  get accountId(): string | null {
    return accountOf(this.source);
  }

  @Field(() => [MutationStep], {
    description: 'Its Stripe calls that have ended, in the order of their first sending.',
  })
  get steps(): MutationStep[] {
    return this.source.steps.map((step) => new MutationStep(step, this.accountId));
  }

  @Field(() => [String], { description: 'Codes of the user errors with which it was refused last.' })
  get codes(): readonly string[] {
    return this.source.codes;
  }

  @Field(() => Boolean, { description: 'Whether sending it again with the same key and input may change its state.' })
  get retryable(): boolean {
    return this.source.retryable;
  }

  @Field(() => Int, { description: 'The highest attempt of its steps; 1 as long as nothing was refused for a while.' })
  get attempts(): number {
    return Math.max(1, ...this.source.steps.map(({ attempt }) => attempt));
  }

  @Field(() => DateTime, { description: 'When it was sent first.' })
  get firstAt(): Date {
    return this.source.firstAt;
  }

  @Field(() => DateTime, { description: 'When its record changed last.' })
  get lastAt(): Date {
    return this.source.lastAt;
  }
}

export function accountOf({ account, steps }: WriteStatus): string | null {
  return account ?? steps.find(({ object }) => object?.startsWith('acct_'))?.object ?? null;
}
