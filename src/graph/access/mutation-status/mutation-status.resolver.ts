import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OpenToEveryViewer } from '../../shared/permission.js';
import { MutationStatus, accountOf } from './mutation-status.type.js';

@Resolver(() => MutationStatus)
class MutationStatusResolver {
  @Query(() => MutationStatus, {
    nullable: true,
    description:
      "What became of a mutation of the viewer's own; null if it has sent none with this key that is still remembered. No Stripe call.",
  })
  @OpenToEveryViewer()
  async mutationStatus(
    @Arg('idempotencyKey', () => String, { description: 'The key that the mutation was sent with.' }) key: string,
    @Ctx() { viewer, writes }: Context,
  ): Promise<MutationStatus | null> {
    const status = await writes.status(viewer.principal, key);
    const account = status && accountOf(status);
    return status === null || (account !== null && !viewer.reaches(account)) ? null : new MutationStatus(status);
  }
}

export const mutationStatusResolvers = [MutationStatusResolver] as const;
