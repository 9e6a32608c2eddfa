import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { CardChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { Dispute } from './dispute.type.js';

@ObjectType({ description: 'Something that happened to a dispute.', implements: Change, simpleResolvers: true })
@Requires('disputes:read')
export class DisputeChange extends Change {}

@Resolver(() => DisputeChange)
class DisputeSubscription {
  @Subscription(() => DisputeChange, {
    description: 'Disputes as they are made, submitted, won or lost. Stripe: `issuing_dispute.*`.',
    subscribe: fromFeeds,
  })
  @Hears('issuing_dispute.')
  @OpenToNarrowTokens()
  disputeChanged(@Root() event: AppliedEvent, @Args(() => CardChangeArgs) _args: CardChangeArgs): DisputeChange {
    return new DisputeChange(event);
  }

  @FieldResolver(() => Dispute, { nullable: true, description: 'The dispute. Null if it is gone.' })
  dispute(@Root() change: DisputeChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.dispute.of(change.objectId, selection(info));
  }
}

export const disputeSubscriptions = [DisputeSubscription] as const;
