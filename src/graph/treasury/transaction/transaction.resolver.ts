import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { MoneyMovement } from '../money-movement/money-movement.type.js';
import { TreasuryTransactionEntry } from '../transaction-entry/transaction-entry.type.js';
import { TreasuryTransactionListArgs } from './transaction.args.js';
import { TreasuryTransaction, TreasuryTransactionConnection } from './transaction.type.js';
import { Authorization } from '../../issuing/authorization/authorization.type.js';
import { OutboundMovement } from '../money-movement/outbound.type.js';

@Resolver(() => TreasuryTransaction)
class TreasuryTransactionResolver {
  @Query(() => TreasuryTransaction, {
    nullable: true,
    description: 'A movement of a financial account by its id. One Stripe call.',
  })
  treasuryTransaction(
    @Arg('id', () => ID, { description: "The movement's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'TreasuryTransaction');
    return rootObject(context, place, (loaders) => loaders.treasuryTransaction, 'TreasuryTransaction', info);
  }
}

@Resolver(() => FinancialAccount)
class TransactionsOfFinancialAccount {
  @FieldResolver(() => TreasuryTransactionConnection, {
    nullable: true,
    description: 'The movements of the financial account, newest first.',
  })
  transactions(
    @Root() from: FinancialAccount,
    @Args(() => TreasuryTransactionListArgs) args: TreasuryTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { treasuryTransaction } = context.account(from.accountId).loaders;
    return treasuryTransaction.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

@Resolver(() => TreasuryTransactionEntry)
class TransactionOfEntry {
  @FieldResolver(() => TreasuryTransaction, { nullable: true, description: 'The movement that it is a step of.' })
  transaction(
    @Root() { accountId, source }: TreasuryTransactionEntry,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.treasuryTransaction.of(source.transaction, selection(info));
  }
}

@Resolver(() => MoneyMovement)
class TransactionOfMoneyMovement {
  @FieldResolver(() => TreasuryTransaction, {
    nullable: true,
    description: 'What it does to the balance; null for what failed to come in or to be taken.',
  })
  transaction(@Root() { accountId, source }: MoneyMovement, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.account(accountId).loaders.treasuryTransaction.of(source.transaction, selection(info));
  }
}

@Resolver(() => Authorization)
class TransactionOfAuthorization {
  @FieldResolver(() => TreasuryTransaction, {
    nullable: true,
    description: 'What holds the money on the financial account; null for a card of the Issuing balance.',
  })
  treasuryTransaction(
    @Root() { accountId, source }: Authorization,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.treasuryTransaction.of(source.treasury?.transaction, selection(info));
  }
}

@Resolver(() => OutboundMovement)
class TransactionOfReturn {
  @FieldResolver(() => TreasuryTransaction, {
    nullable: true,
    description: 'What brought the money back; null unless it came back.',
  })
  returnTransaction(
    @Root() { accountId, source }: OutboundMovement,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.treasuryTransaction.of(source.returned_details?.transaction, selection(info));
  }
}

export const treasuryTransactionResolvers = [
  TreasuryTransactionResolver,
  TransactionsOfFinancialAccount,
  TransactionOfEntry,
  TransactionOfMoneyMovement,
  TransactionOfAuthorization,
  TransactionOfReturn,
] as const;
