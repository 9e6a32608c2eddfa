import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import type { Context } from '../../context.js';
import { FinancialAccountChangeArgs } from '../../shared/live/change.args.js';
import { Change } from '../../shared/live/change.js';
import { Hears, fromFeeds } from '../../shared/live/hears.js';
import { Requires } from '../../shared/permission.js';
import { selection } from '../../shared/reading/selection.js';
import { MoneyMovement } from './money-movement.type.js';

@ObjectType({
  description: 'Something that happened to a movement of money.',
  implements: Change,
  simpleResolvers: true,
})
@Requires('money_movements:read')
export class MoneyMovementChange extends Change {}

@Resolver(() => MoneyMovementChange)
class MoneyMovementSubscription {
  @Subscription(() => MoneyMovementChange, {
    description:
      'Money as it comes in, goes out, arrives, fails or comes back. Stripe: `treasury.received_credit.*`, `received_debit.*`, `outbound_payment.*`, `outbound_transfer.*`, `inbound_transfer.*`, `credit_reversal.*`, `debit_reversal.*`.',
    subscribe: fromFeeds,
  })
  @Hears(
    'treasury.received_',
    'treasury.outbound_',
    'treasury.inbound_',
    'treasury.credit_reversal.',
    'treasury.debit_reversal.',
  )
  moneyMovementChanged(
    @Root() event: AppliedEvent,
    @Args(() => FinancialAccountChangeArgs) _args: FinancialAccountChangeArgs,
  ): MoneyMovementChange {
    return new MoneyMovementChange(event);
  }

  @FieldResolver(() => MoneyMovement, {
    nullable: true,
    description: 'What moves, as the type that it is. Null if Stripe has it no longer.',
  })
  moneyMovement(
    @Root() { accountId, objectId, objectKind }: MoneyMovementChange,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MoneyMovement | null> | null {
    if (objectId === null) return null;
    const { loaders } = context.account(accountId);
    const movements = [
      loaders.receivedCredit,
      loaders.receivedDebit,
      loaders.outboundPayment,
      loaders.outboundTransfer,
      loaders.inboundTransfer,
      loaders.creditReversal,
      loaders.debitReversal,
    ];
    return movements.find(({ kind }) => kind === objectKind)?.byId(objectId, selection(info)) ?? null;
  }
}

export const moneyMovementSubscriptions = [MoneyMovementSubscription] as const;
