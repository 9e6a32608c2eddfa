import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { InboundTransferListArgs } from './inbound-transfer.args.js';
import { InboundTransfer, InboundTransferConnection } from './inbound-transfer.type.js';
import { ReceivedDebit } from '../received-debit/received-debit.type.js';

@Resolver(() => InboundTransfer)
class InboundTransferResolver {
  @Query(() => InboundTransfer, { nullable: true, description: 'An inbound transfer by its id. One Stripe call.' })
  inboundTransfer(
    @Arg('id', () => ID, { description: "The inbound transfer's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'InboundTransfer');
    return rootObject(context, place, (loaders) => loaders.inboundTransfer, 'InboundTransfer', info);
  }
}

@Resolver(() => FinancialAccount)
class InboundTransfersOfFinancialAccount {
  @FieldResolver(() => InboundTransferConnection, {
    nullable: true,
    description: 'What it fetched from bank accounts of its owner, newest first.',
  })
  inboundTransfers(
    @Root() from: FinancialAccount,
    @Args(() => InboundTransferListArgs) args: InboundTransferListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { inboundTransfer } = context.account(from.accountId).loaders;
    return inboundTransfer.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class InboundTransferOfDebit {
  @FieldResolver(() => InboundTransfer, {
    nullable: true,
    description: 'The transfer that it takes back; null if it is no such return.',
  })
  inboundTransfer(
    @Root() { accountId, source }: ReceivedDebit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.inboundTransfer.of(source.linked_flows.inbound_transfer, selection(info));
  }
}

export const inboundTransferResolvers = [
  InboundTransferResolver,
  InboundTransfersOfFinancialAccount,
  InboundTransferOfDebit,
] as const;
