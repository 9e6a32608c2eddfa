import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ConnectedAccount } from '../account/account.type.js';
import { AccountBalance } from './balance.type.js';

@Resolver(() => ConnectedAccount)
class BalanceOfAccount {
  @FieldResolver(() => AccountBalance, {
    nullable: true,
    description: 'What the account holds at Stripe itself. One Stripe call, however often it is asked.',
  })
  async balance(@Root() account: ConnectedAccount, @Ctx() context: Context): Promise<AccountBalance> {
    return new AccountBalance(await context.account(account.stripeId).reads.balance());
  }
}

export const balanceResolvers = [BalanceOfAccount] as const;
