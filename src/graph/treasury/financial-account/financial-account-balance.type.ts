import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { Money } from '../../shared/values/money.js';

const monies = (byCurrency: Readonly<Record<string, number>>): Money[] =>
  Object.entries(byCurrency).map(([currency, amount]) => new Money(amount, currency));

@ObjectType({ description: 'What is in a financial account, one amount per currency.', simpleResolvers: true })
@Requires('balances:read')
export class FinancialAccountBalance {
  constructor(private readonly source: Stripe.Treasury.FinancialAccount.Balance) {}

  @Field(() => [Money], { description: 'Can be spent now; negative if captures overdrew it.' })
  get cash(): Money[] {
    return monies(this.source.cash);
  }

  @Field(() => [Money], {
    description:
      'After holds: the same as `cash`, since Stripe takes each hold from it at once and counts it in `outbound_pending`.',
  })
  get available(): Money[] {
    return this.cash;
  }

  @Field(() => [Money], { description: 'Coming in, not spendable yet.' })
  get inboundPending(): Money[] {
    return monies(this.source.inbound_pending);
  }

  @Field(() => [Money], { description: 'Held for authorizations and payments on their way out.' })
  get outboundPending(): Money[] {
    return monies(this.source.outbound_pending);
  }
}
