import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { PayoutStatus } from './payout.type.js';

@ArgsType()
export class PayoutListArgs extends ListArgs<'payout'> {
  @Field(() => PayoutStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those made in this range.' })
  created?: TimeRange | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those that arrive in this range.' })
  arrival?: TimeRange | null;

  @Field(() => ID, { nullable: true, description: 'Only those to this external account.' })
  destinationId?: string | null;

  filters(account: string): ListFilters['payout'] {
    const { status, destinationId } = this;
    const created = stripeRange(this.created);
    const arrival = stripeRange(this.arrival);
    return {
      ...(status ? { status } : {}),
      ...(created ? { created } : {}),
      ...(arrival ? { arrival_date: arrival } : {}),
      ...(destinationId ? { destination: idWithin(account, destinationId, 'destinationId') } : {}),
    };
  }
}
