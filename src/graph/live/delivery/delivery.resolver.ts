import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { locateOwn } from '../../shared/reading/own-object.js';
import { readPage } from '../../shared/reading/page.args.js';
import { DeliveryListArgs } from './delivery.args.js';
import { deliveryOf, withAttempts } from './delivery.loader.js';
import { Delivery, DeliveryConnection } from './delivery.type.js';

@Resolver(() => Delivery)
class DeliveryResolver {
  @Query(() => Delivery, { nullable: true, description: 'A delivery by its id. No Stripe call.' })
  async delivery(
    @Arg('id', () => ID, { description: "The delivery's id." }) raw: string,
    @Ctx() context: Context,
  ): Promise<Delivery> {
    const found = await deliveryOf(context, locateOwn(context, raw, 'dlv', 'Delivery'));
    if (found === null) throw notFound('Delivery');
    return found;
  }

  @Query(() => DeliveryConnection, {
    description:
      'What was sent to a webhook endpoint or is to be, newest first; kept for 30 days, unless the server says otherwise. No Stripe call.',
  })
  async deliveries(
    @Args(() => DeliveryListArgs) args: DeliveryListArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Delivery>> {
    const asked = locateOwn(context, args.webhookEndpointId, 'hook', 'WebhookEndpoint');
    const endpoint = await context.deliveries.find(asked.id, context.viewer);
    if (endpoint === null || (asked.account !== undefined && asked.account !== endpoint.account))
      throw notFound('WebhookEndpoint');
    const state = args.state ?? undefined;
    const list = { account: 'platform', list: `deliveries ${endpoint.id} ${state}` };
    const request = readPage(args, list);
    const { limit, starting_after: olderThan, ending_before: newerThan } = request.params;
    const page = { state, limit: limit + 1, olderThan, newerThan };
    const found = await context.deliveries.deliveries(endpoint.id, page);
    const records = request.backward ? found.slice(-limit) : found.slice(0, limit);
    const nodes = await withAttempts(context, endpoint, records);
    return toConnection(nodes, request, found.length > limit, list);
  }
}

export const deliveryResolvers = [DeliveryResolver] as const;
