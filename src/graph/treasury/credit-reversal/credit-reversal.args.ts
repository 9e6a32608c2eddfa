import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { CreditReversalStatus } from './credit-reversal.type.js';

@ArgsType()
export class CreditReversalListArgs extends ListArgs<'treasury.credit_reversal'> {
  @Field(() => CreditReversalStatus, { nullable: true, description: 'Only those with this status.' })
  status?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this received credit.' })
  receivedCreditId?: string | null;

  filters(account: string): ListFilters['treasury.credit_reversal'] {
    const { status, receivedCreditId: credit } = this;
    return {
      ...(status ? { status } : {}),
      ...(credit ? { received_credit: idWithin(account, credit, 'receivedCreditId') } : {}),
    };
  }
}
