import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { CardChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { Card } from './card.type.js';

@ObjectType({ description: 'Something that happened to a card.', implements: Change, simpleResolvers: true })
@Requires('cards:read')
export class CardChange extends Change {}

@Resolver(() => CardChange)
class CardSubscription {
  @Subscription(() => CardChange, {
    description: 'Cards as they are issued, shipped, replaced, frozen or changed. Stripe: `issuing_card.*`.',
    subscribe: fromFeeds,
  })
  @Hears('issuing_card.')
  @OpenToNarrowTokens()
  cardChanged(@Root() event: AppliedEvent, @Args(() => CardChangeArgs) _args: CardChangeArgs): CardChange {
    return new CardChange(event);
  }

  @FieldResolver(() => Card, { nullable: true, description: 'The card. Null if it is gone.' })
  card(@Root() change: CardChange, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(change.accountId).loaders.card.of(change.objectId, selection(info));
  }
}

export const cardSubscriptions = [CardSubscription] as const;
