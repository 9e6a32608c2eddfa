import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { Authorization } from '../../issuing/authorization/authorization.type.js';
import { DeclineExplanation } from '../../issuing/decline/decline-explanation.type.js';
import { Card } from '../../issuing/card/card.type.js';
import { IssuingTransaction } from '../../issuing/transaction/transaction.type.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Sensitive } from '../../shared/sensitive.js';
import { MoneyMovement } from '../money-movement/money-movement.type.js';
import { TreasuryTransactionEntry } from '../transaction-entry/transaction-entry.type.js';
import { TreasuryTransaction } from '../transaction/transaction.type.js';
import { FinancialAccountFeatures } from './financial-account-features.type.js';
import { FinancialAccountListArgs } from './financial-account.args.js';
import { FinancialAccount, FinancialAccountConnection, FinancialAddress } from './financial-account.type.js';

@Resolver(() => FinancialAccount)
class FinancialAccountResolver {
  @Query(() => FinancialAccount, { nullable: true, description: 'A financial account by its id. One Stripe call.' })
  financialAccount(
    @Arg('id', () => ID, { description: "The financial account's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'FinancialAccount');
    return rootObject(context, place, (loaders) => loaders.financialAccount, 'FinancialAccount', info);
  }

  @FieldResolver(() => FinancialAccountFeatures, {
    nullable: true,
    description: 'What it can be used for, and why not. Read with the financial account.',
  })
  async features(@Root() from: FinancialAccount, @Ctx() context: Context): Promise<FinancialAccountFeatures | null> {
    const { loaders } = context.account(from.accountId);
    const asked = [{ name: 'features', args: {}, fields: [] }];
    const read = from.source.features ? from : await loaders.financialAccount.byId(from.stripeId, asked);
    return read?.source.features ? new FinancialAccountFeatures(read.source.features) : null;
  }
}

@Resolver(() => FinancialAddress)
class AccountNumberOfFinancialAddress {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The whole account number. Read with the financial account.',
  })
  @Sensitive('account_numbers:read')
  async accountNumber(@Root() address: FinancialAddress, @Ctx() context: Context): Promise<string | null> {
    const { accountId, stripeId } = address;
    const { account_number: number, routing_number: bank, account_number_last4: last4 } = address.source.aba ?? {};
    if (number !== undefined) return number;
    const { loaders } = context.account(accountId);
    const asked = [{ name: 'financialAddresses', args: {}, fields: [{ name: 'accountNumber', args: {}, fields: [] }] }];
    const read = await loaders.financialAccount.byId(stripeId, asked);
    const all = read?.source.financial_addresses.flatMap(({ aba }) => aba ?? []) ?? [];
    const same = all.find((aba) => aba.routing_number === bank && aba.account_number_last4 === last4);
    return same?.account_number ?? null;
  }
}

@Resolver(() => ConnectedAccount)
class FinancialAccountsOfAccount {
  @FieldResolver(() => FinancialAccountConnection, {
    nullable: true,
    description: 'All financial accounts of the account, newest first.',
  })
  financialAccounts(
    @Root() account: ConnectedAccount,
    @Args(() => FinancialAccountListArgs) args: FinancialAccountListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.financialAccount.page(args, selection(info));
  }
}

@Resolver(() => Card)
class FinancialAccountOfCard {
  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description: 'What it spends from; null for the Issuing balance.',
  })
  financialAccount(@Root() card: Card, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const { loaders } = context.account(card.accountId);
    return loaders.financialAccount.of(card.source.financial_account, selection(info));
  }
}

@Resolver(() => Authorization)
class FinancialAccountOfAuthorization {
  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description: 'What its card spends from; null for the Issuing balance.',
  })
  financialAccount(
    @Root() { accountId, source }: Authorization,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.financialAccount.of(source.card.financial_account, selection(info));
  }
}

@Resolver(() => DeclineExplanation)
class FinancialAccountOfDecline {
  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description: 'What the card spends from, as it is now; null for the Issuing balance.',
  })
  financialAccount(
    @Root() { accountId, source }: DeclineExplanation,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.financialAccount.of(source.card.financial_account, selection(info));
  }
}

@Resolver(() => IssuingTransaction)
class FinancialAccountOfTransaction {
  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description: 'What its card spends from; null for the Issuing balance.',
  })
  async financialAccount(
    @Root() transaction: IssuingTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(transaction.accountId);
    const asked = [{ name: 'financialAccount', args: {}, fields: [] }];
    const card = await loaders.card.of(transaction.source.card, asked);
    return loaders.financialAccount.of(card?.source.financial_account, selection(info));
  }
}

@Resolver(() => TreasuryTransaction)
class FinancialAccountOfTreasuryTransaction {
  @FieldResolver(() => FinancialAccount, { nullable: true, description: 'Whose money moved.' })
  financialAccount(
    @Root() { accountId, source }: TreasuryTransaction,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.financialAccount.of(source.financial_account, selection(info));
  }
}

@Resolver(() => TreasuryTransactionEntry)
class FinancialAccountOfTreasuryTransactionEntry {
  @FieldResolver(() => FinancialAccount, { nullable: true, description: 'Whose money moved.' })
  financialAccount(
    @Root() { accountId, source }: TreasuryTransactionEntry,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.financialAccount.of(source.financial_account, selection(info));
  }
}

@Resolver(() => MoneyMovement)
class FinancialAccountOfMoneyMovement {
  @FieldResolver(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account whose money moves.',
  })
  financialAccount(
    @Root() { accountId, source }: MoneyMovement,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.financialAccount.of(source.financial_account, selection(info));
  }
}

export const financialAccountResolvers = [
  FinancialAccountResolver,
  AccountNumberOfFinancialAddress,
  FinancialAccountsOfAccount,
  FinancialAccountOfCard,
  FinancialAccountOfAuthorization,
  FinancialAccountOfDecline,
  FinancialAccountOfTransaction,
  FinancialAccountOfTreasuryTransaction,
  FinancialAccountOfTreasuryTransactionEntry,
  FinancialAccountOfMoneyMovement,
] as const;
