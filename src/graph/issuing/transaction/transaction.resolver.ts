import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Authorization } from '../authorization/authorization.type.js';
import { Card } from '../card/card.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { Dispute } from '../dispute/dispute.type.js';
import { PurchaseDetails } from './transaction-purchase.type.js';
import { AccountIssuingTransactionListArgs, IssuingTransactionListArgs } from './transaction.args.js';
import { IssuingTransaction, IssuingTransactionConnection } from './transaction.type.js';
import { ReceivedCredit } from '../../treasury/received-credit/received-credit.type.js';
import { ReceivedDebit } from '../../treasury/received-debit/received-debit.type.js';

@Resolver(() => IssuingTransaction)
class IssuingTransactionResolver {
  @Query(() => IssuingTransaction, { nullable: true, description: 'A card transaction by its id. One Stripe call.' })
  @OpenToNarrowTokens()
  issuingTransaction(
    @Arg('id', () => ID, { description: "The transaction's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = locate(context, id, 'IssuingTransaction');
    return rootObject(context, place, (loaders) => loaders.issuingTransaction, 'IssuingTransaction', info);
  }

  @FieldResolver(() => PurchaseDetails, {
    nullable: true,
    description: 'What was bought; null if the seller did not report it.',
  })
  async purchaseDetails(@Root() from: IssuingTransaction, @Ctx() context: Context): Promise<PurchaseDetails | null> {
    const { loaders } = context.account(from.accountId);
    const asked = [{ name: 'purchaseDetails', args: {}, fields: [] }];
    const read = 'purchase_details' in from.source ? from : await loaders.issuingTransaction.byId(from.stripeId, asked);
    const details = read?.source.purchase_details;
    return details ? new PurchaseDetails(details, from.source.merchant_currency) : null;
  }
}

@Resolver(() => ConnectedAccount)
class IssuingTransactionsOfAccount {
  @FieldResolver(() => IssuingTransactionConnection, {
    nullable: true,
    description: 'All card transactions of the account, newest first.',
  })
  issuingTransactions(
    @Root() account: ConnectedAccount,
    @Args(() => AccountIssuingTransactionListArgs) args: AccountIssuingTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.issuingTransaction.page(args, selection(info));
  }
}

@Resolver(() => Card)
class IssuingTransactionsOfCard {
  @FieldResolver(() => IssuingTransactionConnection, {
    nullable: true,
    description: 'The transactions of the card, newest first.',
  })
  issuingTransactions(
    @Root() card: Card,
    @Args(() => IssuingTransactionListArgs) args: IssuingTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(card.accountId);
    return loaders.issuingTransaction.pageOf('card', card.stripeId, args, selection(info));
  }
}

@Resolver(() => Cardholder)
class IssuingTransactionsOfCardholder {
  @FieldResolver(() => IssuingTransactionConnection, {
    nullable: true,
    description: "The transactions of the cardholder's cards, newest first.",
  })
  issuingTransactions(
    @Root() cardholder: Cardholder,
    @Args(() => IssuingTransactionListArgs) args: IssuingTransactionListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { loaders } = context.account(cardholder.accountId);
    return loaders.issuingTransaction.pageOf('cardholder', cardholder.stripeId, args, selection(info));
  }
}

@Resolver(() => Authorization)
class IssuingTransactionsOfAuthorization {
  @FieldResolver(() => [IssuingTransaction], {
    nullable: true,
    description: 'Its captures and their refunds. Part of the authorization: no Stripe call.',
  })
  issuingTransactions(
    @Root() { accountId, source }: Authorization,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { issuingTransaction } = context.account(accountId).loaders;
    return source.transactions.map((transaction) => issuingTransaction.of(transaction, selection(info)));
  }
}

@Resolver(() => Dispute)
class IssuingTransactionOfDispute {
  @FieldResolver(() => IssuingTransaction, { nullable: true, description: 'The purchase that is disputed.' })
  issuingTransaction(
    @Root() { accountId, source }: Dispute,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.issuingTransaction.of(source.transaction, selection(info));
  }
}

@Resolver(() => ReceivedCredit)
class TransactionOfCredit {
  @FieldResolver(() => IssuingTransaction, {
    nullable: true,
    description: "The card's transaction; null if it is no card's.",
  })
  issuingTransaction(
    @Root() { accountId, source }: ReceivedCredit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.issuingTransaction.of(source.linked_flows.issuing_transaction, selection(info));
  }
}

@Resolver(() => ReceivedDebit)
class TransactionOfDebit {
  @FieldResolver(() => IssuingTransaction, {
    nullable: true,
    description: "The card's transaction; null if it is no card's.",
  })
  issuingTransaction(
    @Root() { accountId, source }: ReceivedDebit,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context
      .account(accountId)
      .loaders.issuingTransaction.of(source.linked_flows.issuing_transaction, selection(info));
  }
}

export const issuingTransactionResolvers = [
  IssuingTransactionResolver,
  IssuingTransactionsOfAccount,
  IssuingTransactionsOfCard,
  IssuingTransactionsOfCardholder,
  IssuingTransactionsOfAuthorization,
  IssuingTransactionOfDispute,
  TransactionOfCredit,
  TransactionOfDebit,
] as const;
