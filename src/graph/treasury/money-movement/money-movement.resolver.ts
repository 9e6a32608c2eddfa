import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Selection } from '../../../stripe/index.js';
import { idOf, nodesOf, through } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import type { Connection } from '../../shared/reading/connection.js';
import { selection } from '../../shared/reading/selection.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { TreasuryTransaction } from '../transaction/transaction.type.js';
import { FailedReceiptListArgs, MoneyMovementListArgs } from './money-movement.args.js';
import { MoneyMovement, MoneyMovementConnection } from './money-movement.type.js';

@Resolver(() => FinancialAccount)
class MovementsOfFinancialAccount {
  @FieldResolver(() => MoneyMovementConnection, {
    nullable: true,
    description:
      'All that came in and went out, newest first, one Stripe call a page. Holds of cards are left out, so a page may be short though more follows. What failed at once is no part of it: see `failedReceipts`.',
  })
  async moneyMovements(
    @Root() from: FinancialAccount,
    @Args(() => MoneyMovementListArgs) args: MoneyMovementListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MoneyMovement>> {
    const asked = selection(info);
    const { treasuryTransaction } = context.account(from.accountId).loaders;
    const listed = through('movement', asked);
    const page = await treasuryTransaction.pageOf('financial_account', from.stripeId, args, listed);
    const found = await Promise.all(
      page.edges.map(async ({ cursor, node }) => {
        const movement = isReturn(node) ? null : await movementOf(context, node, nodesOf(asked));
        return movement === null ? [] : [{ cursor, node: movement }];
      }),
    );
    const edges = found.flat();
    return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
  }
}

@Resolver(() => FinancialAccount)
class FailedReceiptsOfFinancialAccount {
  @FieldResolver(() => MoneyMovementConnection, {
    nullable: true,
    description:
      'What failed to come in or to be taken, newest first, one Stripe call a page. It moved nothing, so it is none of `moneyMovements`.',
  })
  failedReceipts(
    @Root() { accountId, stripeId }: FinancialAccount,
    @Args(() => FailedReceiptListArgs) args: FailedReceiptListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MoneyMovement>> {
    const { receivedCredit, receivedDebit } = context.account(accountId).loaders;
    const list = args.direction === 'in' ? receivedCredit : receivedDebit;
    return list.pageOf('financial_account', stripeId, args, selection(info));
  }
}

@Resolver(() => TreasuryTransaction)
class MovementOfTransaction {
  @FieldResolver(() => MoneyMovement, {
    nullable: true,
    description:
      "What moved the money, read with the transaction; null for a card's hold and for what has no type here.",
  })
  async movement(@Root() from: TreasuryTransaction, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const asked = [{ name: 'movement', args: {}, fields: [] }];
    const { treasuryTransaction } = context.account(from.accountId).loaders;
    const read = from.source.flow_details ? from : await treasuryTransaction.byId(from.stripeId, asked);
    return read && movementOf(context, read, selection(info));
  }
}

/** Money that came back has a transaction of its own, beside that of the payment which shows it. */
function isReturn({ source }: TreasuryTransaction): boolean {
  const { outbound_payment: payment, outbound_transfer: transfer } = source.flow_details ?? {};
  const returned = (payment ?? transfer)?.returned_details;
  return idOf(returned?.transaction) === source.id;
}

async function movementOf(
  context: Context,
  { accountId, source }: TreasuryTransaction,
  asked: Selection,
): Promise<MoneyMovement | null> {
  const { loaders } = context.account(accountId);
  const flow = source.flow_details;
  if (flow?.received_credit) return loaders.receivedCredit.of(flow.received_credit, asked);
  if (flow?.received_debit) return loaders.receivedDebit.of(flow.received_debit, asked);
  if (flow?.outbound_payment) return loaders.outboundPayment.of(flow.outbound_payment, asked);
  if (flow?.outbound_transfer) return loaders.outboundTransfer.of(flow.outbound_transfer, asked);
  if (flow?.inbound_transfer) return loaders.inboundTransfer.of(flow.inbound_transfer, asked);
  if (flow?.credit_reversal) return loaders.creditReversal.of(flow.credit_reversal, asked);
  if (flow?.debit_reversal) return loaders.debitReversal.of(flow.debit_reversal, asked);
  return null;
}

export const moneyMovementResolvers = [
  MovementsOfFinancialAccount,
  FailedReceiptsOfFinancialAccount,
  MovementOfTransaction,
] as const;
