import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { Money } from '../../shared/values/money.js';

interface StripeFunds {
  readonly amount: number;
  readonly currency: string;
  readonly source_types?: { readonly bank_account?: number; readonly card?: number; readonly fpx?: number };
}

@ObjectType({ description: 'Money in one currency, and where it came from.', simpleResolvers: true })
@PartOfItsOwner()
export class BalanceFunds {
  constructor(private readonly source: StripeFunds) {}

  @Field(() => Money, { description: 'How much; may be negative.' })
  get amount(): Money {
    return new Money(this.source.amount, this.source.currency);
  }

  @Field(() => Money, { nullable: true, description: 'The part from bank payments; null if Stripe does not say.' })
  get fromBankAccounts(): Money | null {
    return this.part(this.source.source_types?.bank_account);
  }

  @Field(() => Money, { nullable: true, description: 'The part from card payments; null if Stripe does not say.' })
  get fromCards(): Money | null {
    return this.part(this.source.source_types?.card);
  }

  @Field(() => Money, { nullable: true, description: 'The part from FPX payments; null if Stripe does not say.' })
  get fromFpx(): Money | null {
    return this.part(this.source.source_types?.fpx);
  }

  private part(amount: number | undefined): Money | null {
    return amount === undefined ? null : new Money(amount, this.source.currency);
  }
}

const funds = (list: readonly StripeFunds[] | undefined) => (list ?? []).map((entry) => new BalanceFunds(entry));

@ObjectType({
  description:
    'What an account holds at Stripe itself, by currency. Money in financial accounts is not part of it. Stripe: `balance`.',
  simpleResolvers: true,
})
@Requires('balances:read')
export class AccountBalance {
  constructor(private readonly source: Stripe.Balance) {}

  @Field(() => [BalanceFunds], { description: 'Can be paid out or transferred.' })
  get available(): BalanceFunds[] {
    return funds(this.source.available);
  }

  @Field(() => [BalanceFunds], { description: 'Not available yet.' })
  get pending(): BalanceFunds[] {
    return funds(this.source.pending);
  }

  @Field(() => [BalanceFunds], { description: 'Can be paid out at once.' })
  get instantAvailable(): BalanceFunds[] {
    return funds(this.source.instant_available);
  }

  @Field(() => [BalanceFunds], { description: 'Held for negative balances of connected accounts.' })
  get connectReserved(): BalanceFunds[] {
    return funds(this.source.connect_reserved);
  }

  @Field(() => [BalanceFunds], {
    description: 'What cards without a financial account spend from. Stripe: `issuing.available`.',
  })
  get issuingAvailable(): BalanceFunds[] {
    return funds(this.source.issuing?.available);
  }

  @Field(() => [BalanceFunds], { description: 'Set aside for refunds and disputes, and available.' })
  get prefundingAvailable(): BalanceFunds[] {
    return funds(this.source.refund_and_dispute_prefunding?.available);
  }

  @Field(() => [BalanceFunds], { description: 'Set aside for refunds and disputes, and not available yet.' })
  get prefundingPending(): BalanceFunds[] {
    return funds(this.source.refund_and_dispute_prefunding?.pending);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}
