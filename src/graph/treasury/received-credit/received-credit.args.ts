import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { ReceivedCreditStatus } from './received-credit.type.js';

@ArgsType()
export class ReceivedCreditListArgs extends ListArgs<'treasury.received_credit'> {
  @Field(() => ReceivedCreditStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  filters(): ListFilters['treasury.received_credit'] {
    return this.status ? { status: this.status } : {};
  }
}
