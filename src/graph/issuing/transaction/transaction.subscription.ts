import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { CardChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { IssuingTransaction } from './transaction.type.js';

@ObjectType({
  description: 'Something that happened to a transaction of a card.',
  implements: Change,
  simpleResolvers: true,
})
@Requires('transactions:read')
export class IssuingTransactionChange extends Change {}

@Resolver(() => IssuingTransactionChange)
class IssuingTransactionSubscription {
  @Subscription(() => IssuingTransactionChange, {
    description:
      'Captures and refunds of cards as they come in, and receipts as they are added. Stripe: `issuing_transaction.*`.',
    subscribe: fromFeeds,
  })
  @Hears('issuing_transaction.')
  @OpenToNarrowTokens()
  issuingTransactionChanged(
    @Root() event: AppliedEvent,
    @Args(() => CardChangeArgs) _args: CardChangeArgs,
  ): IssuingTransactionChange {
    return new IssuingTransactionChange(event);
  }

  @FieldResolver(() => IssuingTransaction, { nullable: true, description: 'The transaction. Null if it is gone.' })
  issuingTransaction(
    @Root() change: IssuingTransactionChange,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(change.accountId).loaders.issuingTransaction.of(change.objectId, selection(info));
  }
}

export const issuingTransactionSubscriptions = [IssuingTransactionSubscription] as const;
