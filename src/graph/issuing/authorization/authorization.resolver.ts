import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Card } from '../card/card.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { FraudChallenge } from './authorization-verification.type.js';
import { AccountAuthorizationListArgs, AuthorizationListArgs } from './authorization.args.js';
import { Authorization, AuthorizationConnection } from './authorization.type.js';
import { ReceivedCredit } from '../../treasury/received-credit/received-credit.type.js';
import { ReceivedDebit } from '../../treasury/received-debit/received-debit.type.js';

@Resolver(() => Authorization)
class AuthorizationResolver {
  @Query(() => Authorization, { nullable: true, description: 'An authorization by its id. One Stripe call.' })
  @OpenToNarrowTokens()
  authorization(
    @Arg('id', () => ID, { description: "The authorization's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'Authorization');
    return rootObject(context, place, (loaders) => loaders.authorization, 'Authorization', info);
  }

  @FieldResolver(() => [FraudChallenge], {
    nullable: true,
    description: 'Questions to the cardholder whether the purchase is theirs; null if there were none.',
  })
  async fraudChallenges(@Root() from: Authorization, @Ctx() context: Context): Promise<FraudChallenge[] | null> {
    const { loaders } = context.account(from.accountId);
    const asked = [{ name: 'fraudChallenges', args: {}, fields: [] }];
    const read = 'fraud_challenges' in from.source ? from : await loaders.authorization.byId(from.stripeId, asked);
    return read?.source.fraud_challenges?.map((challenge) => new FraudChallenge(challenge)) ?? null;
  }
}

@Resolver(() => ConnectedAccount)
class AuthorizationsOfAccount {
  @FieldResolver(() => AuthorizationConnection, {
    nullable: true,
    description: 'All authorizations of the account, newest first.',
  })
  authorizations(
    @Root() account: ConnectedAccount,
    @Args(() => AccountAuthorizationListArgs) args: AccountAuthorizationListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.authorization.page(args, selection(info));
  }
}

@Resolver(() => Card)
class AuthorizationsOfCard {
  @FieldResolver(() => AuthorizationConnection, {
    nullable: true,
    description: 'The authorizations of the card, newest first.',
  })
  authorizations(
    @Root() card: Card,
    @Args(() => AuthorizationListArgs) args: AuthorizationListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(card.accountId);
    return loaders.authorization.pageOf('card', card.stripeId, args, selection(info));
  }
}

@Resolver(() => Cardholder)
class AuthorizationsOfCardholder {
  @FieldResolver(() => AuthorizationConnection, {
    nullable: true,
    description: "The authorizations of the cardholder's cards, newest first.",
  })
  authorizations(
    @Root() cardholder: Cardholder,
    @Args(() => AuthorizationListArgs) args: AuthorizationListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(cardholder.accountId);
    return loaders.authorization.pageOf('cardholder', cardholder.stripeId, args, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class AuthorizationOfTransaction {
  @FieldResolver(() => Authorization, {
    nullable: true,
    description: 'What allowed it; null for a capture that nobody was asked for and a refund without a purchase.',
  })
  authorization(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.authorization.of(source.authorization, selection(info));
  }
}

@Resolver(() => ReceivedCredit)
class AuthorizationOfCredit {
  @FieldResolver(() => Authorization, {
    nullable: true,
    description: "The card's authorization; null if it is no card's.",
  })
  authorization(
    @Root() { accountId, source }: ReceivedCredit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.authorization.of(source.linked_flows.issuing_authorization, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class AuthorizationOfDebit {
  @FieldResolver(() => Authorization, {
    nullable: true,
    description: "The card's authorization; null if it is no card's.",
  })
  authorization(
    @Root() { accountId, source }: ReceivedDebit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.authorization.of(source.linked_flows.issuing_authorization, selection(info));
  }
}

export const authorizationResolvers = [
  AuthorizationResolver,
  AuthorizationsOfAccount,
  AuthorizationsOfCard,
  AuthorizationsOfCardholder,
  AuthorizationOfTransaction,
  AuthorizationOfCredit,
  AuthorizationOfDebit,
] as const;
