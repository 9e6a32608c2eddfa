import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';
import { Money } from './money.js';

interface StripeAmountDetails {
  readonly atm_fee: number | null;
  readonly cashback_amount: number | null;
}

@ObjectType({ description: 'Parts of an amount that are not the purchase itself.', simpleResolvers: true })
@PartOfItsOwner()
export class AmountDetails {
  constructor(
    private readonly source: StripeAmountDetails,
    private readonly currency: string,
  ) {}

  @Field(() => Money, { nullable: true, description: "The ATM operator's fee; null if none was charged." })
  get atmFee(): Money | null {
    return this.source.atm_fee === null ? null : new Money(this.source.atm_fee, this.currency);
  }

  @Field(() => Money, { nullable: true, description: 'Cash handed out with the purchase. Stripe: `cashback_amount`.' })
  get cashback(): Money | null {
    return this.source.cashback_amount === null ? null : new Money(this.source.cashback_amount, this.currency);
  }
}

export const amountDetails = (source: StripeAmountDetails | null, currency: string): AmountDetails | null =>
  source && new AmountDetails(source, currency);
