import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { ReceivedDebit } from '../../treasury/received-debit/received-debit.type.js';
import { ConnectedAccount } from '../account/account.type.js';
import { TopupListArgs } from './topup.args.js';
import { Topup, TopupConnection } from './topup.type.js';

@Resolver(() => Topup)
class TopupResolver {
  @Query(() => Topup, { nullable: true, description: 'A top-up by its id. One Stripe call.' })
  topup(
    @Arg('id', () => ID, { description: "The top-up's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Topup'), (loaders) => loaders.topup, 'Topup', info);
  }
}

@Resolver(() => ConnectedAccount)
class TopupsOfAccount {
  @FieldResolver(() => TopupConnection, {
    nullable: true,
    description: "What came from a bank into the account's Stripe balance, newest first.",
  })
  topups(
    @Root() account: ConnectedAccount,
    @Args(() => TopupListArgs) args: TopupListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.topup.page(args, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class TopupOfDebit {
  @FieldResolver(() => Topup, {
    nullable: true,
    description: 'The top-up that it pays for; null if it pays for none.',
  })
  topup(@Root() { accountId, source }: ReceivedDebit, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.topup.of(source.linked_flows.topup, selection(info));
  }
}

export const topupResolvers = [TopupResolver, TopupsOfAccount, TopupOfDebit] as const;
