import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { locateOwn } from '../../shared/reading/own-object.js';
import { PageArgs, readPage } from '../../shared/reading/page.args.js';
import { pageOfAll } from '../../shared/reading/page-of-all.js';
import { Delivery } from '../delivery/delivery.type.js';
import { WebhookEndpoint, WebhookEndpointConnection } from './webhook-endpoint.type.js';

const LIST = { account: 'platform', list: 'webhookEndpoints' };

@Resolver(() => WebhookEndpoint)
class WebhookEndpointResolver {
  @Query(() => WebhookEndpoint, { nullable: true, description: 'A webhook endpoint by its id. No Stripe call.' })
  async webhookEndpoint(
    @Arg('id', () => ID, { description: "The endpoint's id." }) raw: string,
    @Ctx() context: Context,
  ): Promise<WebhookEndpoint> {
    const asked = locateOwn(context, raw, 'hook', 'WebhookEndpoint');
    const found = await context.deliveries.find(asked.id, context.viewer);
    if (found === null || (asked.account !== undefined && asked.account !== found.account))
      throw notFound('WebhookEndpoint');
    return new WebhookEndpoint(found);
  }

  @Query(() => WebhookEndpointConnection, {
    description:
      "The viewer's webhook endpoints, newest first; those of everyone for a viewer of all accounts. No Stripe call.",
  })
  async webhookEndpoints(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { deliveries, viewer }: Context,
  ): Promise<Connection<WebhookEndpoint>> {
    const request = readPage(args, LIST);
    const all = (await deliveries.list(viewer)).map((facts) => new WebhookEndpoint(facts));
    const { nodes, hasMore } = pageOfAll(all, request);
    return toConnection(nodes, request, hasMore, LIST);
  }
}

@Resolver(() => Delivery)
class EndpointOfDelivery {
  @FieldResolver(() => WebhookEndpoint, { description: 'Where it goes.' })
  webhookEndpoint(@Root() { endpoint }: Delivery): WebhookEndpoint {
    return new WebhookEndpoint(endpoint);
  }
}

export const webhookEndpointResolvers = [WebhookEndpointResolver, EndpointOfDelivery] as const;
