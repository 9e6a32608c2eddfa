import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { OutboundStatus } from '../money-movement/outbound.type.js';

@ArgsType()
export class OutboundPaymentListArgs extends ListArgs<'treasury.outbound_payment'> {
  @Field(() => OutboundStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only those that began in this range.' })
  created?: TimeRange | null;

  @Field(() => ID, { nullable: true, description: "Only those to this customer, by Stripe's id." })
  customerId?: string | null;

  filters(): ListFilters['treasury.outbound_payment'] {
    const { status, customerId } = this;
    const created = stripeRange(this.created);
    return {
      ...(status ? { status } : {}),
      ...(created ? { created } : {}),
      ...(customerId ? { customer: customerId } : {}),
    };
  }
}
