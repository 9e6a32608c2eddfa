import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { ReceivedCreditListArgs } from './received-credit.args.js';
import { ReceivedCredit, ReceivedCreditConnection } from './received-credit.type.js';
import { CreditReversal } from '../credit-reversal/credit-reversal.type.js';
import { IssuingTransaction } from '../../issuing/transaction/transaction.type.js';

@Resolver(() => ReceivedCredit)
class ReceivedCreditResolver {
  @Query(() => ReceivedCredit, { nullable: true, description: 'A received credit by its id. One Stripe call.' })
  receivedCredit(
    @Arg('id', () => ID, { description: "The received credit's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'ReceivedCredit');
    return rootObject(context, place, (loaders) => loaders.receivedCredit, 'ReceivedCredit', info);
  }
}

@Resolver(() => FinancialAccount)
class ReceivedCreditsOfFinancialAccount {
  @FieldResolver(() => ReceivedCreditConnection, {
    nullable: true,
    description: 'Money that came in, newest first. What failed stands here only, with the status FAILED.',
  })
  receivedCredits(
    @Root() from: FinancialAccount,
    @Args(() => ReceivedCreditListArgs) args: ReceivedCreditListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { receivedCredit } = context.account(from.accountId).loaders;
    return receivedCredit.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => CreditReversal)
class CreditOfReversal {
  @FieldResolver(() => ReceivedCredit, {
    nullable: true,
    description: 'What it gives back.',
  })
  receivedCredit(
    @Root() { accountId, source }: CreditReversal,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.receivedCredit.of(source.received_credit, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class CreditOfTransaction {
  @FieldResolver(() => ReceivedCredit, {
    nullable: true,
    description:
      'What a refund brought to the financial account; null for a capture and for a card of the Issuing balance.',
  })
  receivedCredit(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.receivedCredit.of(source.treasury?.received_credit, selection(info));
  }
}

export const receivedCreditResolvers = [
  ReceivedCreditResolver,
  ReceivedCreditsOfFinancialAccount,
  CreditOfReversal,
  CreditOfTransaction,
] as const;
