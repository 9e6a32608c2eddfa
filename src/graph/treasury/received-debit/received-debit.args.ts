import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { ReceivedDebitStatus } from './received-debit.type.js';

@ArgsType()
export class ReceivedDebitListArgs extends ListArgs<'treasury.received_debit'> {
  @Field(() => ReceivedDebitStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  filters(): ListFilters['treasury.received_debit'] {
    return this.status ? { status: this.status } : {};
  }
}
