import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { CardChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { Authorization } from './authorization.type.js';

@ObjectType({ description: 'Something that happened to an authorization.', implements: Change, simpleResolvers: true })
@Requires('authorizations:read')
export class AuthorizationChange extends Change {}

@Resolver(() => AuthorizationChange)
class AuthorizationSubscription {
  @Subscription(() => AuthorizationChange, {
    description:
      'Purchases as they are approved, declined, changed, captured or reversed. Stripe: `issuing_authorization.*`.',
    subscribe: fromFeeds,
  })
  @Hears('issuing_authorization.')
  @OpenToNarrowTokens()
  authorizationChanged(
    @Root() event: AppliedEvent,
    @Args(() => CardChangeArgs) _args: CardChangeArgs,
  ): AuthorizationChange {
    return new AuthorizationChange(event);
  }

  @FieldResolver(() => Authorization, { nullable: true, description: 'The authorization. Null if it is gone.' })
  authorization(@Root() change: AuthorizationChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.authorization.of(change.objectId, selection(info));
  }
}

export const authorizationSubscriptions = [AuthorizationSubscription] as const;
