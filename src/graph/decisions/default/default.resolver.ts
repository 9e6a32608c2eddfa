import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { DefaultDecision } from './default.type.js';

@Resolver(() => ConnectedAccount)
class DefaultDecisionsOfAccount {
  @FieldResolver(() => [DefaultDecision], {
    nullable: true,
    description:
      'What is decided where no rule and no partner decides: of the account, its cardholders and cards. No Stripe call.',
  })
  async defaultDecisions(@Root() { stripeId }: ConnectedAccount, @Ctx() { decisions }: Context) {
    return (await decisions.settings.defaults(stripeId)).map((each) => new DefaultDecision(each));
  }
}

export const defaultDecisionResolvers = [DefaultDecisionsOfAccount] as const;
