import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { TreasuryTransaction } from '../transaction/transaction.type.js';
import {
  FinancialAccountTransactionEntryListArgs,
  TreasuryTransactionEntryListArgs,
} from './transaction-entry.args.js';
import { TreasuryTransactionEntry, TreasuryTransactionEntryConnection } from './transaction-entry.type.js';

@Resolver(() => TreasuryTransactionEntry)
class TreasuryTransactionEntryResolver {
  @Query(() => TreasuryTransactionEntry, {
    nullable: true,
    description: 'A step of a movement of a financial account by its id. One Stripe call.',
  })
  treasuryTransactionEntry(
    @Arg('id', () => ID, { description: "The step's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'TreasuryTransactionEntry');
    return rootObject(context, place, (loaders) => loaders.treasuryTransactionEntry, 'TreasuryTransactionEntry', info);
  }
}

@Resolver(() => TreasuryTransaction)
class EntriesOfTreasuryTransaction {
  @FieldResolver(() => TreasuryTransactionEntryConnection, {
    nullable: true,
    description: 'Its steps, newest first. Those of all movements of a page are read together.',
  })
  entries(
    @Root() { accountId, stripeId, source }: TreasuryTransaction,
    @Args(() => TreasuryTransactionEntryListArgs) args: TreasuryTransactionEntryListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { treasuryTransactionEntry } = context.account(accountId).loaders;
    const within = { financial_account: source.financial_account };
    return treasuryTransactionEntry.pageOf('transaction', stripeId, args, selection(info), within);
  }
}

@Resolver(() => FinancialAccount)
class EntriesOfFinancialAccount {
  @FieldResolver(() => TreasuryTransactionEntryConnection, {
    nullable: true,
    description: 'The steps of all movements of the financial account, newest first.',
  })
  transactionEntries(
    @Root() from: FinancialAccount,
    @Args(() => FinancialAccountTransactionEntryListArgs) args: FinancialAccountTransactionEntryListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { treasuryTransactionEntry } = context.account(from.accountId).loaders;
    return treasuryTransactionEntry.pageOf('financial_account', from.stripeId, args, selection(info));
  }
}

export const treasuryTransactionEntryResolvers = [
  TreasuryTransactionEntryResolver,
  EntriesOfTreasuryTransaction,
  EntriesOfFinancialAccount,
] as const;
