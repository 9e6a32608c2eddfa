import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { OutboundTransferListArgs } from './outbound-transfer.args.js';
import { OutboundTransfer, OutboundTransferConnection } from './outbound-transfer.type.js';

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

export const outboundTransferResolvers = [OutboundTransferResolver, OutboundTransfersOfFinancialAccount] as const;
