import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Authorization } from '../authorization/authorization.type.js';
import { Card } from '../card/card.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { WalletTokenListArgs } from './wallet-token.args.js';
import { WalletToken, WalletTokenConnection } from './wallet-token.type.js';

@Resolver(() => WalletToken)
class WalletTokenResolver {
  @Query(() => WalletToken, { nullable: true, description: "A card's token by its id. One Stripe call." })
  @OpenToNarrowTokens()
  walletToken(
    @Arg('id', () => ID, { description: "The token's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'WalletToken');
    return rootObject(context, place, (loaders) => loaders.walletToken, 'WalletToken', info);
  }
}

@Resolver(() => Card)
class WalletTokensOfCard {
  @FieldResolver(() => WalletTokenConnection, {
    nullable: true,
    description: 'What stands for the card in wallets, newest first. One Stripe call for each card.',
  })
  walletTokens(
    @Root() card: Card,
    @Args(() => WalletTokenListArgs) args: WalletTokenListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(card.accountId);
    return loaders.walletToken.pageOf('card', card.stripeId, args, selection(info));
  }
}

@Resolver(() => Authorization)
class WalletTokenOfAuthorization {
  @FieldResolver(() => WalletToken, {
    nullable: true,
    description: 'The token that was used; null without one. Read with the authorization.',
  })
  walletToken(@Root() { accountId, source }: Authorization, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.walletToken.of(source.token, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class WalletTokenOfTransaction {
  @FieldResolver(() => WalletToken, {
    nullable: true,
    description: 'The token that was used; null without one. Read with the transaction.',
  })
  walletToken(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.walletToken.of(source.token, selection(info));
  }
}

export const walletTokenResolvers = [
  WalletTokenResolver,
  WalletTokensOfCard,
  WalletTokenOfAuthorization,
  WalletTokenOfTransaction,
] as const;
