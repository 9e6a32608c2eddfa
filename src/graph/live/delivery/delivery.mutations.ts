import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { EndpointFacts } from '../../../deliveries/index.js';
import type { Context } from '../../context.js';
import { parseOwnId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import { ReplayDeliveriesPayload, ReplayDeliveryPayload, SendTestDeliveryPayload } from './delivery-payload.type.js';
import { ReplayDeliveriesInput, ReplayDeliveryInput, SendTestDeliveryInput } from './delivery.input.js';
import { deliveryOf } from './delivery.loader.js';

interface OwnId {
  readonly id: string;
  readonly account: string | null | undefined;
}

@Resolver()
class DeliveryMutations {
  @Mutation(() => ReplayDeliveryPayload, {
    description:
      'Puts a delivery on its way again, under its `webhookId`, with the answer of the document as it is now. One that waits is sent as it would be. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  replayDelivery(
    @Arg('input', () => ReplayDeliveryInput, { description: 'Which delivery.' }) input: ReplayDeliveryInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const asked = takeId(faults, 'deliveryId', input.deliveryId, 'dlv');
    return mutate(context, ReplayDeliveryPayload, {
      name: 'replayDelivery',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId, { over }) => {
        const found = await deliveryOf(context, asked);
        if (found === null || !found.endpoint.own) throw new Refusal(new NotFound('deliveryId', 'delivery'));
        checkEnabled(found.endpoint, 'deliveryId');
        if (!over) await context.deliveries.replay(asked.id, ownId('rpl'));
        return { delivery: await deliveryOf(context, asked) };
      },
    });
  }

  @Mutation(() => ReplayDeliveriesPayload, {
    description:
      'Puts everything on its way that has happened since then and an endpoint has not taken: what failed, and what happened while it was disabled or had other topics. 10,000 events at most. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  replayDeliveries(
    @Arg('input', () => ReplayDeliveriesInput, { description: 'To which endpoint, and since when.' })
    input: ReplayDeliveriesInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const asked = takeId(faults, 'webhookEndpointId', input.webhookEndpointId, 'hook');
    if (input.since.getTime() > context.now()) faults.add('since', 'must not be in the future.');
    return mutate(context, ReplayDeliveriesPayload, {
      name: 'replayDeliveries',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId, { over }) => {
        const endpoint = await ownEndpoint(context, asked);
        checkEnabled(endpoint, 'webhookEndpointId');
        if (over) return { queued: 0 };
        const ask = { since: input.since, delivered: input.includeDelivered ?? false, as: ownId('rpl') };
        const { replayed, restSince } = await context.deliveries.replayAll(endpoint, ask);
        return { queued: replayed, continueSince: restSince };
      },
    });
  }

  @Mutation(() => SendTestDeliveryPayload, {
    description:
      'Sends an endpoint a delivery of the type `webhook_endpoint.test`, signed as all are; its document is not run for it. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  sendTestDelivery(
    @Arg('input', () => SendTestDeliveryInput, { description: 'To which endpoint.' }) input: SendTestDeliveryInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const asked = takeId(faults, 'webhookEndpointId', input.webhookEndpointId, 'hook');
    return mutate(context, SendTestDeliveryPayload, {
      name: 'sendTestDelivery',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const endpoint = await ownEndpoint(context, asked);
        checkEnabled(endpoint, 'webhookEndpointId');
        const id = ownId('dlv');
        await context.deliveries.test(endpoint, id);
        return { delivery: await deliveryOf(context, { id, account: undefined }) };
      },
    });
  }
}

function takeId(faults: InputFaults, path: string, raw: string, prefix: 'dlv' | 'hook'): OwnId {
  const asked = parseOwnId(raw, prefix);
  if (asked === null) faults.add(path, `is not the id of a ${prefix === 'dlv' ? 'delivery' : 'webhook endpoint'}.`);
  else faults.objects.push(asked.id);
  return asked ?? { id: '', account: undefined };
}

/** One of another principal is as missing as one that is not there. */
async function ownEndpoint({ deliveries, viewer }: Context, { id, account }: OwnId): Promise<EndpointFacts> {
  const found = await deliveries.find(id, viewer);
  if (found === null || !found.own || (account !== undefined && account !== found.account))
    throw new Refusal(new NotFound('webhookEndpointId', 'webhook endpoint'));
  return found;
}

function checkEnabled({ disabled }: EndpointFacts, path: string): void {
  if (disabled !== null)
    throw new Refusal(new InvalidState(path, 'disabled', 'The endpoint is disabled: enable it first.'));
}

export const deliveryMutations = [DeliveryMutations] as const;
