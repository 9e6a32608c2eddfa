import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { DecisionEndpoint } from './endpoint.type.js';

@Resolver(() => ConnectedAccount)
class DecisionEndpointOfAccount {
  @FieldResolver(() => DecisionEndpoint, {
    nullable: true,
    description: 'Where a partner decides on its purchases; null if it has none. No Stripe call.',
  })
  async decisionEndpoint(@Root() { stripeId }: ConnectedAccount, @Ctx() { decisions }: Context) {
    const endpoint = await decisions.settings.endpoint(stripeId);
    return endpoint && new DecisionEndpoint(endpoint);
  }
}

export const decisionEndpointResolvers = [DecisionEndpointOfAccount] as const;
