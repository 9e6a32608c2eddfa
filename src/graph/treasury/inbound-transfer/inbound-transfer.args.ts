import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { InboundTransferStatus } from './inbound-transfer.type.js';

@ArgsType()
export class InboundTransferListArgs extends ListArgs<'treasury.inbound_transfer'> {
  @Field(() => InboundTransferStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  filters(): ListFilters['treasury.inbound_transfer'] {
    return this.status ? { status: this.status } : {};
  }
}
