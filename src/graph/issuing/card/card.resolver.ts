import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { AuthorizationDecisionRequest } from '../../decisions/request/request.type.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { Authorization } from '../authorization/authorization.type.js';
import { DeclineExplanation } from '../decline/decline-explanation.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { WalletToken } from '../wallet-token/wallet-token.type.js';
import { RemainingLimit } from './card-controls.type.js';
import { remainingLimits } from './card-limits.loader.js';
import { AccountCardListArgs, CardListArgs } from './card.args.js';
import { Card, CardConnection } from './card.type.js';

@Resolver(() => Card)
class CardResolver {
  @Query(() => Card, { nullable: true, description: 'A card by its id. One Stripe call.' })
  @OpenToNarrowTokens()
  card(
    @Arg('id', () => ID, { description: "The card's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Card'), (loaders) => loaders.card, 'Card', info);
  }

  @FieldResolver(() => Card, { nullable: true, description: 'The card that this one replaces.' })
  replacementFor(@Root() card: Card, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(card.accountId).loaders.card.of(card.source.replacement_for, selection(info));
  }

  @FieldResolver(() => Card, { nullable: true, description: 'The card that replaces this one.' })
  replacedBy(@Root() card: Card, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(card.accountId).loaders.card.of(card.source.replaced_by, selection(info));
  }

  @FieldResolver(() => [RemainingLimit], {
    nullable: true,
    description:
      "What is left of every limit that holds for the card, reckoned from Stripe's lists of its window: two Stripe calls as a rule, five at most.",
  })
  remainingLimits(@Root() card: Card, @Ctx() context: Context) {
    const { scope } = context.viewer;
    return remainingLimits({
      reads: context.account(card.accountId).reads,
      card: card.source,
      limits: card.effectiveControls.limits,
      seesCardOnly: scope !== null && scope.card !== null,
      now: new Date(context.now()),
    });
  }
}

@Resolver(() => ConnectedAccount)
class CardsOfAccount {
  @FieldResolver(() => CardConnection, { nullable: true, description: 'All cards of the account, newest first.' })
  cards(
    @Root() account: ConnectedAccount,
    @Args(() => AccountCardListArgs) args: AccountCardListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.card.page(args, selection(info));
  }
}

@Resolver(() => FinancialAccount)
class CardsOfFinancialAccount {
  @FieldResolver(() => CardConnection, {
    nullable: true,
    description:
      "The cards that spend from it, newest first. Stripe cannot filter by it, so the account's cards are searched, at most 500 at a time: a page may be short, even empty, with `hasNextPage` true.",
  })
  cards(
    @Root() from: FinancialAccount,
    @Args(() => AccountCardListArgs) args: AccountCardListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const match = { tag: from.stripeId, matches: (card: Card['source']) => card.financial_account === from.stripeId };
    return context.account(from.accountId).loaders.card.scanned(match, args, selection(info));
  }
}

@Resolver(() => Cardholder)
class CardsOfCardholder {
  @FieldResolver(() => CardConnection, { nullable: true, description: 'The cards of the cardholder, newest first.' })
  cards(
    @Root() cardholder: Cardholder,
    @Args(() => CardListArgs) args: CardListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(cardholder.accountId);
    return loaders.card.pageOf('cardholder', cardholder.stripeId, args, selection(info));
  }
}

@Resolver(() => Authorization)
class CardOfAuthorization {
  @FieldResolver(() => Card, {
    nullable: true,
    description: 'The card that was used. Part of the authorization: no Stripe call.',
  })
  card(@Root() authorization: Authorization, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(authorization.accountId).loaders.card.of(authorization.source.card, selection(info));
  }
}

@Resolver(() => DeclineExplanation)
class CardOfDecline {
  @FieldResolver(() => Card, { nullable: true, description: 'The card that was used, as it is now. No Stripe call.' })
  card(@Root() { accountId, source }: DeclineExplanation, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.card.of(source.card, selection(info));
  }
}

@Resolver(() => AuthorizationDecisionRequest)
class CardOfDecisionRequest {
  @FieldResolver(() => Card, { nullable: true, description: 'The card that is used. One Stripe call.' })
  card(
    @Root() { accountId, source }: AuthorizationDecisionRequest,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.card.of(source.purchase.card, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class CardOfTransaction {
  @FieldResolver(() => Card, { nullable: true, description: 'The card that was used.' })
  card(@Root() transaction: IssuingTransaction, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(transaction.accountId).loaders.card.of(transaction.source.card, selection(info));
  }
}

@Resolver(() => WalletToken)
class CardOfWalletToken {
  @FieldResolver(() => Card, { nullable: true, description: 'The card that it stands for. Read with the token.' })
  card(@Root() { accountId, source }: WalletToken, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.card.of(source.card, selection(info));
  }
}

export const cardResolvers = [
  CardResolver,
  CardsOfAccount,
  CardsOfFinancialAccount,
  CardsOfCardholder,
  CardOfAuthorization,
  CardOfDecline,
  CardOfDecisionRequest,
  CardOfTransaction,
  CardOfWalletToken,
] as const;
