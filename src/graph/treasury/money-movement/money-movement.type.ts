import type Stripe from 'stripe';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, Url, dateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

export const MoneyMovementDirection = inputEnum<'in' | 'out'>(
  'MoneyMovementDirection',
  'Which way money moves, seen from the financial account.',
  { in: 'It comes in.', out: 'It goes out.' },
);

export type MovementState = 'processing' | 'completed' | 'failed' | 'canceled' | 'returned' | 'unrecognized';

export const MoneyMovementState = inputEnum<MovementState>(
  'MoneyMovementState',
  "How far a movement of money is, in the same words for all of them; `status` says it in Stripe's.",
  {
    processing: 'On its way.',
    completed: 'The money moved: posted or succeeded.',
    failed: 'It did not move.',
    canceled: 'It was called off before it moved.',
    returned: 'It moved, and came back.',
    unrecognized: 'A status that Stripe added after this release.',
  },
);

@ObjectType({ description: 'A state that a movement of money came to.', simpleResolvers: true })
@PartOfItsOwner()
export class MoneyMovementStep {
  @Field(() => MoneyMovementState, { description: 'The state.' })
  readonly state: MovementState;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null where Stripe does not tell.' })
  readonly at: Date | null;

  constructor(state: MovementState, at: number | null | undefined) {
    this.state = state;
    this.at = dateTime(at);
  }
}

/** What all of Stripe's movements have. */
export interface Movement {
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly livemode: boolean;
  readonly financial_account: string | null;
  readonly hosted_regulatory_receipt_url: string | null;
  readonly transaction: string | Stripe.Treasury.Transaction | null;
}

const STATES: Readonly<Record<string, MovementState>> = {
  processing: 'processing',
  posted: 'completed',
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'canceled',
  returned: 'returned',
};

@InterfaceType('MoneyMovement', {
  description: 'Money that comes into a financial account or leaves it, whatever Stripe calls it.',
  implements: STRIPE_OBJECT,
})
@Requires('money_movements:read')
export abstract class MoneyMovement<T extends Movement = Movement> extends View<T> {
  protected abstract readonly flows: 'in' | 'out';
  protected abstract stripeStatus(): string;
  /** Those whose time Stripe tells; `at` is null for what it never came to. */
  protected abstract steps(): MoneyMovementStep[];

  @Field(() => MoneyMovementDirection, { description: 'Whether money comes in or goes out.' })
  get direction(): 'in' | 'out' {
    return this.flows;
  }

  @Field(() => Money, { description: 'What moves, never negative: `direction` says which way.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => MoneyMovementState, { description: 'How far it is.' })
  get state(): MovementState {
    return STATES[this.stripeStatus()] ?? 'unrecognized';
  }

  @Field(() => [MoneyMovementStep], {
    description: 'The states it came to, oldest first, as far as Stripe tells. The last one is `state`.',
  })
  get timeline(): MoneyMovementStep[] {
    const steps = this.steps().filter(({ at }) => at !== null);
    steps.sort((a, b) => Number(a.at) - Number(b.at));
    return steps.at(-1)?.state === this.state ? steps : [...steps, new MoneyMovementStep(this.state, null)];
  }

  @Field(() => Url, {
    nullable: true,
    description: "The receipt that US rules demand, on a page of Stripe's. Stripe: `hosted_regulatory_receipt_url`.",
  })
  get receiptUrl(): string | null {
    return this.source.hosted_regulatory_receipt_url;
  }

  @Field(() => DateTime, { description: 'When it began.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const MoneyMovementConnection = connectionOf(MoneyMovement, 'MoneyMovement', 'money_movements:read');
export type MoneyMovementConnection = InstanceType<typeof MoneyMovementConnection>;
