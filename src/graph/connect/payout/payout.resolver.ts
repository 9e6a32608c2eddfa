import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { ReceivedCredit } from '../../treasury/received-credit/received-credit.type.js';
import { ReceivedDebit } from '../../treasury/received-debit/received-debit.type.js';
import { ConnectedAccount } from '../account/account.type.js';
import { PayoutListArgs } from './payout.args.js';
import { Payout, PayoutConnection } from './payout.type.js';

@Resolver(() => Payout)
class PayoutResolver {
  @Query(() => Payout, { nullable: true, description: 'A payout by its id. One Stripe call.' })
  payout(
    @Arg('id', () => ID, { description: "The payout's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Payout'), (loaders) => loaders.payout, 'Payout', info);
  }

  @FieldResolver(() => Payout, {
    nullable: true,
    description: 'The payout that it reverses; null unless it is a reversal.',
  })
  originalPayout(@Root() { accountId, source }: Payout, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.payout.of(source.original_payout, selection(info));
  }

  @FieldResolver(() => Payout, { nullable: true, description: 'The payout that reverses it; null if none does.' })
  reversedBy(@Root() { accountId, source }: Payout, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.payout.of(source.reversed_by, selection(info));
  }
}

@Resolver(() => ConnectedAccount)
class PayoutsOfAccount {
  @FieldResolver(() => PayoutConnection, {
    nullable: true,
    description: "What left the account's Stripe balance for its bank, newest first.",
  })
  payouts(
    @Root() account: ConnectedAccount,
    @Args(() => PayoutListArgs) args: PayoutListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.payout.page(args, selection(info));
  }
}

@Resolver(() => ReceivedCredit)
class PayoutOfCredit {
  @FieldResolver(() => Payout, {
    nullable: true,
    description: "The payout of the account's Stripe balance that sent it; null if it came from elsewhere.",
  })
  payout(@Root() { accountId, source }: ReceivedCredit, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const { source_flow: flow, source_flow_type: type } = source.linked_flows;
    return context.account(accountId).loaders.payout.of(type === 'payout' ? flow : null, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class PayoutOfDebit {
  @FieldResolver(() => Payout, {
    nullable: true,
    description: 'The reversal of a payout that took it; null if something else did.',
  })
  payout(@Root() { accountId, source }: ReceivedDebit, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.payout.of(source.linked_flows.payout, selection(info));
  }
}

export const payoutResolvers = [PayoutResolver, PayoutsOfAccount, PayoutOfCredit, PayoutOfDebit] as const;
