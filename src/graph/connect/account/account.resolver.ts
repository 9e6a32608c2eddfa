import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import type { View } from '../../shared/reading/view.js';
import { StripeObject } from '../../shared/reading/view.js';
import { AuthorizationDecisionRequest } from '../../decisions/request/request.type.js';
import { ViewerView } from '../../access/viewer/viewer.type.js';
import { ConnectedAccountListArgs } from './account.args.js';
import { namedAccounts } from './account.loader.js';
import { ConnectedAccount, ConnectedAccountConnection } from './account.type.js';

@Resolver(() => ConnectedAccount)
class ConnectedAccountResolver {
  @Query(() => ConnectedAccount, {
    nullable: true,
    description: 'A connected account by its id. No Stripe call while only its id and edges are asked, else one.',
  })
  connectedAccount(
    @Arg('id', () => ID, { description: "The account's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'ConnectedAccount');
    return rootObject(context, place, (loaders) => loaders.account, 'ConnectedAccount', info);
  }

  @Query(() => ConnectedAccountConnection, {
    nullable: true,
    description:
      "The accounts that the viewer reaches: all of the platform's, newest first, or those that the viewer was given, ordered by id.",
  })
  connectedAccounts(
    @Args(() => ConnectedAccountListArgs) args: ConnectedAccountListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reached(context, args, info);
  }
}

@Resolver(() => ViewerView)
class AccountsOfViewer {
  @FieldResolver(() => ConnectedAccountConnection, {
    nullable: true,
    description: 'The accounts that the viewer reaches, as `connectedAccounts`.',
  })
  accounts(
    @Args(() => ConnectedAccountListArgs) args: ConnectedAccountListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reached(context, args, info);
  }
}

@Resolver(() => StripeObject)
class AccountOfStripeObject {
  @FieldResolver(() => ConnectedAccount, {
    nullable: true,
    description: 'The connected account that has it. No Stripe call while only its id and edges are asked.',
  })
  account(@Root() object: View<unknown>, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.platform.loaders.account.of(object.accountId, selection(info));
  }
}

@Resolver(() => AuthorizationDecisionRequest)
class AccountOfDecisionRequest {
  @FieldResolver(() => ConnectedAccount, {
    nullable: true,
    description: 'The account whose card is used. No Stripe call while only its id and edges are asked.',
  })
  account(
    @Root() { accountId }: AuthorizationDecisionRequest,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.platform.loaders.account.of(accountId, selection(info));
  }
}

function reached(context: Context, args: ConnectedAccountListArgs, info: GraphQLResolveInfo) {
  const { viewer, platform } = context;
  const { account } = platform.loaders;
  return viewer.allAccounts
    ? account.page(args, selection(info))
    : namedAccounts(account, viewer, args, selection(info));
}

export const accountResolvers = [
  ConnectedAccountResolver,
  AccountsOfViewer,
  AccountOfStripeObject,
  AccountOfDecisionRequest,
] as const;
