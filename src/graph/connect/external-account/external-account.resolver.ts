import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { ConnectedAccount } from '../account/account.type.js';
import { ExternalAccountListArgs } from './external-account.args.js';
import { ExternalAccount, ExternalAccountConnection } from './external-account.type.js';
import { Payout } from '../payout/payout.type.js';

@Resolver(() => ExternalAccount)
class ExternalAccountResolver {
  @Query(() => ExternalAccount, {
    nullable: true,
    description: 'A bank account or debit card that an account is paid out to, by its id. One Stripe call.',
  })
  externalAccount(
    @Arg('id', () => ID, { description: "The external account's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'ExternalAccount');
    return rootObject(context, place, (loaders) => loaders.externalAccount, 'ExternalAccount', info);
  }
}

@Resolver(() => ConnectedAccount)
class ExternalAccountsOfAccount {
  @FieldResolver(() => ExternalAccountConnection, {
    nullable: true,
    description: 'Bank accounts and debit cards that its balance is paid out to.',
  })
  externalAccounts(
    @Root() account: ConnectedAccount,
    @Args(() => ExternalAccountListArgs) args: ExternalAccountListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.externalAccount.page(args, selection(info));
  }
}

@Resolver(() => Payout)
class DestinationOfPayout {
  @FieldResolver(() => ExternalAccount, {
    nullable: true,
    description: 'The bank account or debit card that it goes to; null if it was removed.',
  })
  destination(@Root() { accountId, source }: Payout, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const { destination } = source;
    const gone = typeof destination === 'object' && destination !== null && 'deleted' in destination;
    return gone ? null : context.account(accountId).loaders.externalAccount.of(destination, selection(info));
  }
}

export const externalAccountResolvers = [
  ExternalAccountResolver,
  ExternalAccountsOfAccount,
  DestinationOfPayout,
] as const;
