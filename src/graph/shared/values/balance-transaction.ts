import type Stripe from 'stripe';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { globalId } from '../ids.js';
import { PartOfItsOwner } from '../permission.js';
import { Money } from './money.js';
import { DateTime, dateTime } from './scalars.js';

@ObjectType({
  description: "A movement of the account's Stripe balance. Stripe: `balance_transaction`.",
  simpleResolvers: true,
})
@PartOfItsOwner()
export class BalanceTransaction {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.BalanceTransaction,
  ) {}

  @Field(() => ID, { description: 'Its global id.' })
  get id(): string {
    return globalId(this.accountId, this.source.id);
  }

  @Field(() => Money, { description: 'What moved, before fees; negative when it left the balance.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => Money, { description: 'Fees that Stripe took.' })
  get fee(): Money {
    return new Money(this.source.fee, this.source.currency);
  }

  @Field(() => Money, { description: 'The amount less the fees.' })
  get net(): Money {
    return new Money(this.source.net, this.source.currency);
  }

  @Field(() => String, { description: "Stripe's name of the kind of movement, such as `issuing_authorization_hold`." })
  get type(): string {
    return this.source.type;
  }

  @Field(() => String, { description: "Stripe's name of the column in its reports that it counts in." })
  get reportingCategory(): string {
    return this.source.reporting_category;
  }

  @Field(() => String, { description: "Which balance moved, by Stripe's name, such as `issuing`." })
  get balanceType(): string {
    return this.source.balance_type;
  }

  @Field(() => String, { description: '`available` when the money can be used, `pending` before.' })
  get status(): string {
    return this.source.status;
  }

  @Field(() => String, { nullable: true, description: 'What happened, in words.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => Float, { nullable: true, description: 'The rate that was applied; null without conversion.' })
  get exchangeRate(): number | null {
    return this.source.exchange_rate;
  }

  @Field(() => DateTime, { description: 'When the money can be used.' })
  get availableAt(): Date {
    return dateTime(this.source.available_on);
  }

  @Field(() => DateTime, { description: 'When it was booked.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }
}
