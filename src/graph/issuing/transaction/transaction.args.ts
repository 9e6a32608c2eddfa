import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { IssuingTransactionType } from './transaction.type.js';

@ArgsType()
export class IssuingTransactionListArgs extends ListArgs<'issuing.transaction'> {
  @Field(() => IssuingTransactionType, { nullable: true, description: 'Only purchases or only refunds.' })
  type?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only transactions created in this range.' })
  created?: TimeRange | null;

  filters(_account: string): ListFilters['issuing.transaction'] {
    const created = stripeRange(this.created);
    return { ...(this.type ? { type: this.type } : {}), ...(created ? { created } : {}) };
  }
}

@ArgsType()
export class AccountIssuingTransactionListArgs extends IssuingTransactionListArgs {
  @Field(() => ID, { nullable: true, description: 'Only transactions of this card.' })
  cardId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only transactions of this cardholder's cards." })
  cardholderId?: string | null;

  override filters(account: string): ListFilters['issuing.transaction'] {
    return {
      ...super.filters(account),
      ...(this.cardId ? { card: idWithin(account, this.cardId, 'cardId') } : {}),
      ...(this.cardholderId ? { cardholder: idWithin(account, this.cardholderId, 'cardholderId') } : {}),
    };
  }
}
