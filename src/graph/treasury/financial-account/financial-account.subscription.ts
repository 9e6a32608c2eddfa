import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { FinancialAccountChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { financialAccountOf } from '../../shared/live/financial-account-of.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from './financial-account.type.js';

@ObjectType({
  description: 'Something that happened to a financial account, or that moves its balance.',
  implements: Change,
  simpleResolvers: true,
})
@Requires('financial_accounts:read')
export class FinancialAccountChange extends Change {
  get financialAccountId(): string | null {
    return financialAccountOf(this.event.snapshot);
  }
}

@Resolver(() => FinancialAccountChange)
class FinancialAccountSubscription {
  @Subscription(() => FinancialAccountChange, {
    description:
      'Financial accounts as they change, and as their balances do: with every movement of money and every purchase on a card, as far as the viewer may read those. Stripe: `treasury.*`, `issuing_authorization.*`.',
    subscribe: fromFeeds,
  })
  @Hears('treasury.', 'issuing_authorization.')
  financialAccountChanged(
    @Root() event: AppliedEvent,
    @Args(() => FinancialAccountChangeArgs) _args: FinancialAccountChangeArgs,
  ): FinancialAccountChange {
    return new FinancialAccountChange(event);
  }

  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description:
      'The financial account. Read from Stripe where the event is about what moves its balance. Null where a card spends from the Issuing balance.',
  })
  financialAccount(@Root() change: FinancialAccountChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.financialAccount.of(change.financialAccountId, selection(info));
  }
}

export const financialAccountSubscriptions = [FinancialAccountSubscription] as const;
