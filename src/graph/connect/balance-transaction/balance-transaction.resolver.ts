import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Authorization } from '../../issuing/authorization/authorization.type.js';
import { Dispute } from '../../issuing/dispute/dispute.type.js';
import { IssuingTransaction } from '../../issuing/transaction/transaction.type.js';
import { idOf } from '../../../stripe/index.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { ConnectedAccount } from '../account/account.type.js';
import { BalanceTransactionListArgs } from './balance-transaction.args.js';
import {
  BalanceTransaction,
  BalanceTransactionConnection,
  BalanceTransactionSource,
} from './balance-transaction.type.js';
import { Payout } from '../payout/payout.type.js';
import { Topup } from '../topup/topup.type.js';

@Resolver(() => BalanceTransaction)
class BalanceTransactionResolver {
  @Query(() => BalanceTransaction, {
    nullable: true,
    description: "A movement of an account's Stripe balance by its id. One Stripe call.",
  })
  balanceTransaction(
    @Arg('id', () => ID, { description: "The movement's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'BalanceTransaction');
    return rootObject(context, place, (loaders) => loaders.balanceTransaction, 'BalanceTransaction', info);
  }

  @FieldResolver(() => BalanceTransactionSource, { nullable: true, description: 'What moved the balance.' })
  source(@Root() { accountId, source }: BalanceTransaction): BalanceTransactionSource | null {
    const id = idOf(source.source);
    return id === null ? null : new BalanceTransactionSource(accountId, id);
  }
}

@Resolver(() => ConnectedAccount)
class BalanceTransactionsOfAccount {
  @FieldResolver(() => BalanceTransactionConnection, {
    nullable: true,
    description: "All movements of the account's Stripe balance, newest first.",
  })
  balanceTransactions(
    @Root() account: ConnectedAccount,
    @Args(() => BalanceTransactionListArgs) args: BalanceTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.balanceTransaction.page(args, selection(info));
  }
}

@Resolver(() => Authorization)
class BalanceTransactionsOfAuthorization {
  @FieldResolver(() => [BalanceTransaction], {
    nullable: true,
    description:
      'Holds and releases of the Issuing balance; empty for a card that spends from a financial account. Part of the authorization: no Stripe call.',
  })
  balanceTransactions(
    @Root() { accountId, source }: Authorization,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { balanceTransaction } = context.account(accountId).loaders;
    return shown(source.balance_transactions.map((moved) => balanceTransaction.of(moved, selection(info))));
  }
}

@Resolver(() => IssuingTransaction)
class BalanceTransactionOfTransaction {
  @FieldResolver(() => BalanceTransaction, {
    nullable: true,
    description: 'The movement of the Issuing balance; null for a card that spends from a financial account.',
  })
  balanceTransaction(
    @Root() { accountId, source }: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.balanceTransaction.of(source.balance_transaction, selection(info));
  }
}

@Resolver(() => Dispute)
class BalanceTransactionsOfDispute {
  @FieldResolver(() => [BalanceTransaction], {
    nullable: true,
    description:
      'What it moved in the Issuing balance; empty for a card that spends from a financial account. Read with the dispute.',
  })
  async balanceTransactions(@Root() from: Dispute, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const { dispute, balanceTransaction } = context.account(from.accountId).loaders;
    const asked = [{ name: 'balanceTransactions', args: {}, fields: [] }];
    const read = 'balance_transactions' in from.source ? from : await dispute.byId(from.stripeId, asked);
    const moved = read?.source.balance_transactions ?? [];
    return shown(moved.map((transaction) => balanceTransaction.of(transaction, selection(info))));
  }
}

/** Those that the viewer may see. */
async function shown<T>(read: readonly Promise<T | null>[]): Promise<T[]> {
  return (await Promise.all(read)).flatMap((object) => object ?? []);
}

@Resolver(() => Payout)
class BalanceTransactionsOfPayout {
  @FieldResolver(() => BalanceTransaction, {
    nullable: true,
    description: 'What it took from the balance; null for a reversal until it brings something.',
  })
  balanceTransaction(@Root() { accountId, source }: Payout, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.balanceTransaction.of(source.balance_transaction, selection(info));
  }

  @FieldResolver(() => BalanceTransaction, {
    nullable: true,
    description: 'What came back because it failed or was called off; null unless it was.',
  })
  failureBalanceTransaction(
    @Root() { accountId, source }: Payout,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { balanceTransaction } = context.account(accountId).loaders;
    return balanceTransaction.of(source.failure_balance_transaction, selection(info));
  }

  @FieldResolver(() => BalanceTransactionConnection, {
    nullable: true,
    description: 'What an automatic payout consists of, once it is reconciled; empty before, and for any other.',
  })
  balanceTransactions(
    @Root() from: Payout,
    @Args(() => BalanceTransactionListArgs) args: BalanceTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { balanceTransaction } = context.account(from.accountId).loaders;
    return balanceTransaction.pageOf('payout', from.stripeId, args, selection(info));
  }
}

@Resolver(() => Topup)
class BalanceTransactionOfTopup {
  @FieldResolver(() => BalanceTransaction, {
    nullable: true,
    description: 'What it brought to the balance; null unless the money came.',
  })
  balanceTransaction(@Root() { accountId, source }: Topup, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.balanceTransaction.of(source.balance_transaction, selection(info));
  }
}

export const balanceTransactionResolvers = [
  BalanceTransactionResolver,
  BalanceTransactionsOfAccount,
  BalanceTransactionsOfAuthorization,
  BalanceTransactionOfTransaction,
  BalanceTransactionsOfDispute,
  BalanceTransactionsOfPayout,
  BalanceTransactionOfTopup,
] as const;
