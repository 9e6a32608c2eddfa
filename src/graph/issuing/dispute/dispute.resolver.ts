import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { DisputeEligibility, eligibilityOf } from './dispute-eligibility.type.js';
import { DisputeListArgs } from './dispute.args.js';
import { Dispute, DisputeConnection } from './dispute.type.js';
import { DebitReversal } from '../../treasury/debit-reversal/debit-reversal.type.js';

@Resolver(() => Dispute)
class DisputeResolver {
  @Query(() => Dispute, { nullable: true, description: 'A dispute by its id. One Stripe call.' })
  @OpenToNarrowTokens()
  dispute(
    @Arg('id', () => ID, { description: "The dispute's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Dispute'), (loaders) => loaders.dispute, 'Dispute', info);
  }
}

@Resolver(() => ConnectedAccount)
class DisputesOfAccount {
  @FieldResolver(() => DisputeConnection, {
    nullable: true,
    description: 'All disputes of the account, newest first.',
  })
  disputes(
    @Root() account: ConnectedAccount,
    @Args(() => DisputeListArgs) args: DisputeListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.dispute.page(args, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class DisputeOfTransaction {
  @FieldResolver(() => Dispute, { nullable: true, description: 'The dispute about it; null if there is none.' })
  dispute(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.dispute.of(source.dispute, selection(info));
  }

  @FieldResolver(() => DisputeEligibility, {
    nullable: true,
    description:
      'Whether and why it can be disputed, until when, and what that takes. Read with the transaction; null where its authorization cannot be read.',
  })
  async disputeEligibility(@Root() { accountId, source }: IssuingTransaction, @Ctx() context: Context) {
    const whole = [{ name: 'status', args: {}, fields: [] }];
    const authorization = await context.account(accountId).loaders.authorization.of(source.authorization, whole);
    if (source.authorization !== null && authorization === null) return null;
    return eligibilityOf(source, authorization?.source ?? null, Math.floor(context.now() / 1000));
  }
}

@Resolver(() => DebitReversal)
class DisputeOfDebitReversal {
  @FieldResolver(() => Dispute, {
    nullable: true,
    description: "The dispute that brought it back; null if it is no card's.",
  })
  dispute(@Root() { accountId, source }: DebitReversal, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.dispute.of(source.linked_flows?.issuing_dispute, selection(info));
  }
}

export const disputeResolvers = [
  DisputeResolver,
  DisputesOfAccount,
  DisputeOfTransaction,
  DisputeOfDebitReversal,
] as const;
