import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ConnectedAccount } from '../account/account.type.js';
import { CapabilityDetails } from './capability.type.js';

@Resolver(() => ConnectedAccount)
class CapabilitiesOfAccount {
  @FieldResolver(() => [CapabilityDetails], {
    nullable: true,
    description:
      'What it was requested to be enabled for, each with why it cannot be used and what helps. One Stripe call; `capabilities` tells names and states without one.',
  })
  async capabilityDetails(@Root() account: ConnectedAccount, @Ctx() context: Context): Promise<CapabilityDetails[]> {
    const capabilities = await context.account(account.stripeId).reads.capabilities();
    return capabilities.map((capability) => new CapabilityDetails(account.stripeId, capability));
  }
}

export const capabilityResolvers = [CapabilitiesOfAccount] as const;
