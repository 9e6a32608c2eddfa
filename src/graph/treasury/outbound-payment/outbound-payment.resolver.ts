import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { OutboundPaymentListArgs } from './outbound-payment.args.js';
import { OutboundPayment, OutboundPaymentConnection } from './outbound-payment.type.js';

@Resolver(() => OutboundPayment)
class OutboundPaymentResolver {
  @Query(() => OutboundPayment, { nullable: true, description: 'An outbound payment by its id. One Stripe call.' })
  outboundPayment(
    @Arg('id', () => ID, { description: "The outbound payment's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'OutboundPayment');
    return rootObject(context, place, (loaders) => loaders.outboundPayment, 'OutboundPayment', info);
  }
}

@Resolver(() => FinancialAccount)
class OutboundPaymentsOfFinancialAccount {
  @FieldResolver(() => OutboundPaymentConnection, {
    nullable: true,
    description: 'What it sent to others, newest first.',
  })
  outboundPayments(
    @Root() from: FinancialAccount,
    @Args(() => OutboundPaymentListArgs) args: OutboundPaymentListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { outboundPayment } = context.account(from.accountId).loaders;
    return outboundPayment.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

export const outboundPaymentResolvers = [OutboundPaymentResolver, OutboundPaymentsOfFinancialAccount] as const;
