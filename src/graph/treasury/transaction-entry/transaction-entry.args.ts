import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { badArgument } from '../../shared/errors.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

export const TreasuryTransactionEntryOrder = inputEnum<Known<ListFilters['treasury.transaction_entry']['order_by']>>(
  'TreasuryTransactionEntryOrder',
  'By which time a list of TreasuryTransactionEntry is ordered, newest first.',
  { created: 'When they were booked.', effective_at: 'When they change the balance.' },
);

@ArgsType()
export class TreasuryTransactionEntryListArgs extends ListArgs<'treasury.transaction_entry'> {
  @Field(() => TimeRange, {
    nullable: true,
    description: 'Only those booked in this range. Cannot be combined with the order EFFECTIVE_AT.',
  })
  created?: TimeRange | null;

  @Field(() => TimeRange, {
    nullable: true,
    description: 'Only those that change the balance in this range. Needs the order EFFECTIVE_AT.',
  })
  effectiveAt?: TimeRange | null;

  @Field(() => TreasuryTransactionEntryOrder, { nullable: true, description: 'CREATED if nothing is said.' })
  orderBy?: string | null;

  filters(_account: string): ListFilters['treasury.transaction_entry'] {
    const created = stripeRange(this.created);
    const effective = stripeRange(this.effectiveAt);
    const byEffect = this.orderBy === TreasuryTransactionEntryOrder.EFFECTIVE_AT;
    if (created && byEffect) throw badArgument('created', 'cannot be combined with the order EFFECTIVE_AT.');
    if (effective && !byEffect) throw badArgument('effectiveAt', 'needs the order EFFECTIVE_AT.');
    return {
      ...(this.orderBy ? { order_by: this.orderBy } : {}),
      ...(created ? { created } : {}),
      ...(effective ? { effective_at: effective } : {}),
    };
  }
}

@ArgsType()
export class FinancialAccountTransactionEntryListArgs extends TreasuryTransactionEntryListArgs {
  @Field(() => ID, { nullable: true, description: 'Only steps of this movement.' })
  transactionId?: string | null;

  override filters(account: string): ListFilters['treasury.transaction_entry'] {
    return {
      ...super.filters(account),
      ...(this.transactionId ? { transaction: idWithin(account, this.transactionId, 'transactionId') } : {}),
    };
  }
}
