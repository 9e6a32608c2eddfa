import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { Currency } from '../../shared/values/scalars.js';
import { BalanceTransactionType } from './balance-transaction-kind.type.js';

@ArgsType()
export class BalanceTransactionListArgs extends ListArgs<'balance_transaction'> {
  @Field(() => BalanceTransactionType, { nullable: true, description: 'Only movements of this kind.' })
  type?: string | null;

  @Field(() => Currency, { nullable: true, description: 'Only movements in this currency.' })
  currency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this object moved, such as a card transaction.' })
  sourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this automatic payout paid out.' })
  payoutId?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only movements created in this range.' })
  created?: TimeRange | null;

  filters(account: string): ListFilters['balance_transaction'] {
    const created = stripeRange(this.created);
    return {
      ...(this.type ? { type: this.type } : {}),
      ...(this.currency ? { currency: this.currency.toLowerCase() } : {}),
      ...(this.sourceId ? { source: idWithin(account, this.sourceId, 'sourceId') } : {}),
      ...(this.payoutId ? { payout: idWithin(account, this.payoutId, 'payoutId') } : {}),
      ...(created ? { created } : {}),
    };
  }
}
