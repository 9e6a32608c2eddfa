import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { OutboundTransferListArgs } from './outbound-transfer.args.js';
import { OutboundTransfer, OutboundTransferConnection } from './outbound-transfer.type.js';
import { ReceivedCredit } from '../received-credit/received-credit.type.js';

@Resolver(() => OutboundTransfer)
class OutboundTransferResolver {
  @Query(() => OutboundTransfer, { nullable: true, description: 'An outbound transfer by its id. One Stripe call.' })
  outboundTransfer(
    @Arg('id', () => ID, { description: "The outbound transfer's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'OutboundTransfer');
    return rootObject(context, place, (loaders) => loaders.outboundTransfer, 'OutboundTransfer', info);
  }
}

@Resolver(() => FinancialAccount)
class OutboundTransfersOfFinancialAccount {
  @FieldResolver(() => OutboundTransferConnection, {
    nullable: true,
    description: 'What it sent to bank accounts of its owner, newest first.',
  })
  outboundTransfers(
    @Root() from: FinancialAccount,
    @Args(() => OutboundTransferListArgs) args: OutboundTransferListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { outboundTransfer } = context.account(from.accountId).loaders;
    return outboundTransfer.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => ReceivedCredit)
class TransferOfCredit {
  @FieldResolver(() => OutboundTransfer, {
    nullable: true,
    description:
      'The transfer from another financial account of the same owner that sent it; null if it came from elsewhere.',
  })
  outboundTransfer(
    @Root() { accountId, source }: ReceivedCredit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.outboundTransfer.of(
        source.linked_flows.source_flow_type === 'outbound_transfer' ? source.linked_flows.source_flow : null,
        selection(info),
      );
  }
}

export const outboundTransferResolvers = [
  OutboundTransferResolver,
  OutboundTransfersOfFinancialAccount,
  TransferOfCredit,
] as const;
