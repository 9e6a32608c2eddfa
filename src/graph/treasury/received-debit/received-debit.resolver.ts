import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { ReceivedDebitListArgs } from './received-debit.args.js';
import { ReceivedDebit, ReceivedDebitConnection } from './received-debit.type.js';
import { DebitReversal } from '../debit-reversal/debit-reversal.type.js';
import { Dispute } from '../../issuing/dispute/dispute.type.js';
import { InboundTransfer } from '../inbound-transfer/inbound-transfer.type.js';
import { IssuingTransaction } from '../../issuing/transaction/transaction.type.js';

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

@Resolver(() => DebitReversal)
class DebitOfReversal {
  @FieldResolver(() => ReceivedDebit, {
    nullable: true,
    description: 'What it brings back.',
  })
  receivedDebit(
    @Root() { accountId, source }: DebitReversal,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.receivedDebit.of(source.received_debit, selection(info));
  }
}

@Resolver(() => InboundTransfer)
class DebitOfInboundTransfer {
  @FieldResolver(() => ReceivedDebit, {
    nullable: true,
    description: 'By what the bank took it back; null unless it did.',
  })
  receivedDebit(
    @Root() { accountId, source }: InboundTransfer,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.receivedDebit.of(source.linked_flows.received_debit, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class DebitOfTransaction {
  @FieldResolver(() => ReceivedDebit, {
    nullable: true,
    description:
      'What a capture took from the financial account; null for a refund and for a card of the Issuing balance.',
  })
  receivedDebit(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.receivedDebit.of(source.treasury?.received_debit, selection(info));
  }
}

@Resolver(() => Dispute)
class DebitOfDispute {
  @FieldResolver(() => ReceivedDebit, {
    nullable: true,
    description: 'What is disputed, on the financial account; null for a card of the Issuing balance.',
  })
  receivedDebit(@Root() { accountId, source }: Dispute, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.receivedDebit.of(source.treasury?.received_debit, selection(info));
  }
}

export const receivedDebitResolvers = [
  ReceivedDebitResolver,
  ReceivedDebitsOfFinancialAccount,
  DebitOfReversal,
  DebitOfInboundTransfer,
  DebitOfTransaction,
  DebitOfDispute,
] as const;
