import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { MoneyMovementDirection } from './money-movement.type.js';
import { TreasuryTransactionStatus } from '../transaction/transaction.type.js';

@ArgsType()
export class MoneyMovementListArgs extends ListArgs<'treasury.transaction'> {
  @Field(() => TreasuryTransactionStatus, {
    nullable: true,
    description: 'Only those whose transaction has this status.',
  })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those that began in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['treasury.transaction'] {
    const created = stripeRange(this.created);
    return { ...(this.status ? { status: this.status } : {}), ...(created ? { created } : {}) };
  }
}

@ArgsType()
export class FailedReceiptListArgs extends ListArgs<'treasury.received_credit' | 'treasury.received_debit'> {
  @Field(() => MoneyMovementDirection, {
    description: 'Those that were to come in, or those that were to be taken: Stripe has a list of each.',
  })
  direction!: 'in' | 'out';

  filters(): { status: 'failed' } {
    return { status: 'failed' };
  }
}
