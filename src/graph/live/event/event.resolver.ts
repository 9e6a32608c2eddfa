import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { demand } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Node } from '../../shared/reading/view.js';
import { EventListArgs } from './event.args.js';
import { Event, EventConnection, familyOf } from './event.type.js';

@Resolver(() => Event)
class EventResolver {
  @Query(() => Event, { nullable: true, description: 'An event by its id, of the last 30 days. One Stripe call.' })
  event(
    @Arg('id', () => ID, { description: "The event's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Event'), (loaders) => loaders.event, 'Event', info);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The object that it happened to, read anew: as it is now, not as it was. Null where it is gone or has no type here. One Stripe call for each object, or one list for many of a kind.',
  })
  async object(
    @Root() { accountId, source }: Event,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const { object: shown, permission } = familyOf(source.type);
    const { object } = source.data;
    if (shown === null || !('id' in object) || typeof object.id !== 'string') return null;
    demand(context.viewer, permission);
    const { loaders } = context.account(accountId);
    const loader = Object.values(loaders).find(({ kind }) => kind === shown.kind);
    return loader?.byId(object.id, selection(info, shown.type)) ?? null;
  }
}

@Resolver(() => ConnectedAccount)
class EventsOfAccount {
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description:
      'What happened in the account in the last 30 days, newest first. Of a viewer who may not read all kinds of objects the list holds the rest, and a page may be short though more follows.',
  })
  events(
    @Root() account: ConnectedAccount,
    @Args(() => EventListArgs) args: EventListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.event.page(args, selection(info));
  }
}

export const eventResolvers = [EventResolver, EventsOfAccount] as const;
