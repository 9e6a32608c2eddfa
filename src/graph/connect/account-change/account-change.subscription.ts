import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { ChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { ConnectedAccount } from '../account/account.type.js';

@ObjectType({
  description: 'Something that happened to a connected account itself.',
  implements: Change,
  simpleResolvers: true,
})
@Requires('accounts:read')
export class ConnectedAccountChange extends Change {}

@Resolver(() => ConnectedAccountChange)
class ConnectedAccountSubscription {
  @Subscription(() => ConnectedAccountChange, {
    description:
      'Accounts as their requirements, capabilities, persons or external accounts change. Stripe: `account.*`, `capability.updated`, `person.*`.',
    subscribe: fromFeeds,
  })
  @Hears('account.', 'capability.', 'person.')
  connectedAccountChanged(
    @Root() event: AppliedEvent,
    @Args(() => ChangeArgs) _args: ChangeArgs,
  ): ConnectedAccountChange {
    return new ConnectedAccountChange(event);
  }

  @FieldResolver(() => ConnectedAccount, {
    nullable: true,
    description:
      'The account. Read from Stripe where the event is about a part of it. Null if it is connected no longer.',
  })
  account(@Root() change: ConnectedAccountChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.account.of(change.accountId, selection(info));
  }
}

export const connectedAccountSubscriptions = [ConnectedAccountSubscription] as const;
