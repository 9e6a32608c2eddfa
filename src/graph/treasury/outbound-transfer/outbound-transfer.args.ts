import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { OutboundStatus } from '../money-movement/outbound.type.js';

@ArgsType()
export class OutboundTransferListArgs extends ListArgs<'treasury.outbound_transfer'> {
  @Field(() => OutboundStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  filters(): ListFilters['treasury.outbound_transfer'] {
    return this.status ? { status: this.status } : {};
  }
}
