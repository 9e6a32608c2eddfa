import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { DisputeStatus } from './dispute.type.js';

@ArgsType()
export class DisputeListArgs extends ListArgs<'issuing.dispute'> {
  @Field(() => DisputeStatus, { nullable: true, description: 'Only disputes with this status.' })
  status?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only disputes of this transaction.' })
  issuingTransactionId?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only disputes created in this range.' })
  created?: TimeRange | null;

  filters(account: string): ListFilters['issuing.dispute'] {
    const created = stripeRange(this.created);
    const { issuingTransactionId: transaction } = this;
    return {
      ...(this.status ? { status: this.status } : {}),
      ...(transaction ? { transaction: idWithin(account, transaction, 'issuingTransactionId') } : {}),
      ...(created ? { created } : {}),
    };
  }
}
