import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { AuthorizationDecisionRequest } from '../../decisions/request/request.type.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Authorization } from '../authorization/authorization.type.js';
import { DeclineExplanation } from '../decline/decline-explanation.type.js';
import { Card } from '../card/card.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { CardholderListArgs } from './cardholder.args.js';
import { Cardholder, CardholderConnection } from './cardholder.type.js';

@Resolver(() => Cardholder)
class CardholderResolver {
  @Query(() => Cardholder, { nullable: true, description: 'A cardholder by its id. One Stripe call.' })
  @OpenToNarrowTokens()
  cardholder(
    @Arg('id', () => ID, { description: "The cardholder's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Cardholder'), (loaders) => loaders.cardholder, 'Cardholder', info);
  }
}

@Resolver(() => ConnectedAccount)
class CardholdersOfAccount {
  @FieldResolver(() => CardholderConnection, {
    nullable: true,
    description: 'All cardholders of the account, newest first.',
  })
  cardholders(
    @Root() account: ConnectedAccount,
    @Args(() => CardholderListArgs) args: CardholderListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.cardholder.page(args, selection(info));
  }
}

@Resolver(() => Card)
class CardholderOfCard {
  @FieldResolver(() => Cardholder, {
    nullable: true,
    description: 'Whose card it is. Part of the card: no Stripe call.',
  })
  cardholder(@Root() card: Card, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(card.accountId).loaders.cardholder.of(card.source.cardholder, selection(info));
  }
}

@Resolver(() => Authorization)
class CardholderOfAuthorization {
  @FieldResolver(() => Cardholder, {
    nullable: true,
    description: 'Whose card was used; null if Stripe names none.',
  })
  cardholder(@Root() { accountId, source }: Authorization, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.cardholder.of(source.cardholder, selection(info));
  }
}

@Resolver(() => DeclineExplanation)
class CardholderOfDecline {
  @FieldResolver(() => Cardholder, {
    nullable: true,
    description: 'Whose card was used, as they are now. No Stripe call.',
  })
  cardholder(
    @Root() { accountId, source }: DeclineExplanation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.cardholder.of(source.card.cardholder, selection(info));
  }
}

@Resolver(() => AuthorizationDecisionRequest)
class CardholderOfDecisionRequest {
  @FieldResolver(() => Cardholder, { nullable: true, description: "The card's cardholder. One Stripe call." })
  cardholder(
    @Root() { accountId, source }: AuthorizationDecisionRequest,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.cardholder.of(source.purchase.cardholder, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class CardholderOfTransaction {
  @FieldResolver(() => Cardholder, {
    nullable: true,
    description: 'Whose card was used; null if Stripe names none.',
  })
  cardholder(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.cardholder.of(source.cardholder, selection(info));
  }
}

export const cardholderResolvers = [
  CardholderResolver,
  CardholdersOfAccount,
  CardholderOfCard,
  CardholderOfAuthorization,
  CardholderOfDecline,
  CardholderOfDecisionRequest,
  CardholderOfTransaction,
] as const;
