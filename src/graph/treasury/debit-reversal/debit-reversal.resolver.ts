import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { DebitReversalListArgs } from './debit-reversal.args.js';
import { DebitReversal, DebitReversalConnection } from './debit-reversal.type.js';
import { Dispute } from '../../issuing/dispute/dispute.type.js';
import { ReceivedDebit } from '../received-debit/received-debit.type.js';

@Resolver(() => DebitReversal)
class DebitReversalResolver {
  @Query(() => DebitReversal, { nullable: true, description: 'A debit reversal by its id. One Stripe call.' })
  debitReversal(
    @Arg('id', () => ID, { description: "The debit reversal's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'DebitReversal');
    return rootObject(context, place, (loaders) => loaders.debitReversal, 'DebitReversal', info);
  }
}

@Resolver(() => FinancialAccount)
class DebitReversalsOfFinancialAccount {
  @FieldResolver(() => DebitReversalConnection, {
    nullable: true,
    description: 'What it got back of money that was taken, newest first.',
  })
  debitReversals(
    @Root() from: FinancialAccount,
    @Args(() => DebitReversalListArgs) args: DebitReversalListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { debitReversal } = context.account(from.accountId).loaders;
    return debitReversal.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class ReversalOfDebit {
  @FieldResolver(() => DebitReversal, {
    nullable: true,
    description: 'What brought it back; null if nothing did.',
  })
  debitReversal(
    @Root() { accountId, source }: ReceivedDebit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.debitReversal.of(source.linked_flows.debit_reversal, selection(info));
  }
}

@Resolver(() => Dispute)
class ReversalOfDispute {
  @FieldResolver(() => DebitReversal, {
    nullable: true,
    description: 'What brought the money back to the financial account; null unless it came back there.',
  })
  debitReversal(@Root() { accountId, source }: Dispute, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.debitReversal.of(source.treasury?.debit_reversal, selection(info));
  }
}

export const debitReversalResolvers = [
  DebitReversalResolver,
  DebitReversalsOfFinancialAccount,
  ReversalOfDebit,
  ReversalOfDispute,
] as const;
