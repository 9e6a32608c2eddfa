import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { CardholderChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { Cardholder } from './cardholder.type.js';

@ObjectType({ description: 'Something that happened to a cardholder.', implements: Change, simpleResolvers: true })
@Requires('cardholders:read')
export class CardholderChange extends Change {}

@Resolver(() => CardholderChange)
class CardholderSubscription {
  @Subscription(() => CardholderChange, {
    description: 'Cardholders as they are made, changed, verified or blocked. Stripe: `issuing_cardholder.*`.',
    subscribe: fromFeeds,
  })
  @Hears('issuing_cardholder.')
  @OpenToNarrowTokens()
  cardholderChanged(
    @Root() event: AppliedEvent,
    @Args(() => CardholderChangeArgs) _args: CardholderChangeArgs,
  ): CardholderChange {
    return new CardholderChange(event);
  }

  @FieldResolver(() => Cardholder, { nullable: true, description: 'The cardholder. Null if it is gone.' })
  cardholder(@Root() change: CardholderChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.cardholder.of(change.objectId, selection(info));
  }
}

export const cardholderSubscriptions = [CardholderSubscription] as const;
