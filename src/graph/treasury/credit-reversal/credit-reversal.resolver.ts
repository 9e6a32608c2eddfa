import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { CreditReversalListArgs } from './credit-reversal.args.js';
import { CreditReversal, CreditReversalConnection } from './credit-reversal.type.js';
import { ReceivedCredit } from '../received-credit/received-credit.type.js';

@Resolver(() => CreditReversal)
class CreditReversalResolver {
  @Query(() => CreditReversal, { nullable: true, description: 'A credit reversal by its id. One Stripe call.' })
  creditReversal(
    @Arg('id', () => ID, { description: "The credit reversal's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'CreditReversal');
    return rootObject(context, place, (loaders) => loaders.creditReversal, 'CreditReversal', info);
  }
}

@Resolver(() => FinancialAccount)
class CreditReversalsOfFinancialAccount {
  @FieldResolver(() => CreditReversalConnection, {
    nullable: true,
    description: 'What it gave back of money that came in, newest first.',
  })
  creditReversals(
    @Root() from: FinancialAccount,
    @Args(() => CreditReversalListArgs) args: CreditReversalListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { creditReversal } = context.account(from.accountId).loaders;
    return creditReversal.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => ReceivedCredit)
class ReversalOfCredit {
  @FieldResolver(() => CreditReversal, {
    nullable: true,
    description: 'What gave it back; null if nothing did.',
  })
  creditReversal(
    @Root() { accountId, source }: ReceivedCredit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.creditReversal.of(source.linked_flows.credit_reversal, selection(info));
  }
}

export const creditReversalResolvers = [
  CreditReversalResolver,
  CreditReversalsOfFinancialAccount,
  ReversalOfCredit,
] as const;
