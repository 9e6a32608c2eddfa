import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { ReceivedDebitListArgs } from './received-debit.args.js';
import { ReceivedDebit, ReceivedDebitConnection } from './received-debit.type.js';

@Resolver(() => ReceivedDebit)
class ReceivedDebitResolver {
  @Query(() => ReceivedDebit, { nullable: true, description: 'A received debit by its id. One Stripe call.' })
  receivedDebit(
    @Arg('id', () => ID, { description: "The received debit's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'ReceivedDebit');
    return rootObject(context, place, (loaders) => loaders.receivedDebit, 'ReceivedDebit', info);
  }
}

@Resolver(() => FinancialAccount)
class ReceivedDebitsOfFinancialAccount {
  @FieldResolver(() => ReceivedDebitConnection, {
    nullable: true,
    description: 'Money that somebody took, newest first. What failed stands here only, with the status FAILED.',
  })
  receivedDebits(
    @Root() from: FinancialAccount,
    @Args(() => ReceivedDebitListArgs) args: ReceivedDebitListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { receivedDebit } = context.account(from.accountId).loaders;
    return receivedDebit.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

export const receivedDebitResolvers = [ReceivedDebitResolver, ReceivedDebitsOfFinancialAccount] as const;
