import { ArgsType, Field, InputType } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { badArgument } from '../../shared/errors.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { TreasuryTransactionStatus } from './transaction.type.js';

export const TreasuryTransactionOrder = inputEnum<Known<ListFilters['treasury.transaction']['order_by']>>(
  'TreasuryTransactionOrder',
  'By which time a list of TreasuryTransaction is ordered, newest first.',
  { created: 'When they began.', posted_at: 'When the money moved.' },
);

@InputType({ description: 'When movements of a financial account ended.' })
export class TreasuryTransactionStatusTransitionsRange {
  @Field(() => TimeRange, { nullable: true, description: 'When the money moved.' })
  postedAt?: TimeRange | null;
}

@ArgsType()
export class TreasuryTransactionListArgs extends ListArgs<'treasury.transaction'> {
  @Field(() => TreasuryTransactionStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  @Field(() => TimeRange, {
    nullable: true,
    description: 'Only those that began in this range. Cannot be combined with the order POSTED_AT.',
  })
  created?: TimeRange | null;

  @Field(() => TreasuryTransactionStatusTransitionsRange, {
    nullable: true,
    description: 'Only those that ended in this range. Needs the status POSTED and the order POSTED_AT.',
  })
  statusTransitions?: TreasuryTransactionStatusTransitionsRange | null;

  @Field(() => TreasuryTransactionOrder, { nullable: true, description: 'CREATED if nothing is said.' })
  orderBy?: string | null;

  filters(): ListFilters['treasury.transaction'] {
    const { status, orderBy } = this;
    const created = stripeRange(this.created);
    const posted = stripeRange(this.statusTransitions?.postedAt);
    const byPosting = orderBy === TreasuryTransactionOrder.POSTED_AT;
    if (created && byPosting) throw badArgument('created', 'cannot be combined with the order POSTED_AT.');
    if (posted && !(byPosting && status === TreasuryTransactionStatus.POSTED)) {
      throw badArgument('statusTransitions', 'needs the status POSTED and the order POSTED_AT.');
    }
    return {
      ...(status ? { status } : {}),
      ...(orderBy ? { order_by: orderBy } : {}),
      ...(created ? { created } : {}),
      ...(posted ? { status_transitions: { posted_at: posted } } : {}),
    };
  }
}
