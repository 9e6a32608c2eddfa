import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { EndpointFacts } from '../../../deliveries/index.js';
import type { Context } from '../../context.js';
import { parseOwnId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { InvalidState, NotFound, Refused } from '../../shared/writing/user-errors.js';
import {
  checkDescription,
  checkDocument,
  checkOverlap,
  checkTopics,
  checkUrl,
} from './webhook-endpoint-check.input.js';
import {
  CreateWebhookEndpointPayload,
  DeleteWebhookEndpointPayload,
  DisableWebhookEndpointPayload,
  EnableWebhookEndpointPayload,
  RotateWebhookSecretPayload,
  UpdateWebhookEndpointPayload,
} from './webhook-endpoint-payload.type.js';
import {
  CreateWebhookEndpointInput,
  DeleteWebhookEndpointInput,
  DisableWebhookEndpointInput,
  EnableWebhookEndpointInput,
  RotateWebhookSecretInput,
  UpdateWebhookEndpointInput,
} from './webhook-endpoint.input.js';
import { WebhookEndpoint } from './webhook-endpoint.type.js';

/** So many a principal may have. */
const MOST = 100;
const DAY_SECONDS = 24 * 60 * 60;

@Resolver()
class WebhookEndpointMutations {
  @Mutation(() => CreateWebhookEndpointPayload, {
    description:
      'Has the answer of a document sent to an address when something happens, signed as Standard Webhooks. It works under the API key that made it, or what takes that one’s place by rotation. With the same idempotency key it answers the same endpoint, and the secret the first time only. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  async createWebhookEndpoint(
    @Arg('input', () => CreateWebhookEndpointInput, { description: 'Where to, and what.' })
    input: CreateWebhookEndpointInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const { viewer, deliveries } = context;
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId ?? context.boundAccount);
    checkLasting(faults, context);
    const asked = await checkWhole(faults, input, context, schema);
    return mutate(context, CreateWebhookEndpointPayload, {
      name: 'createWebhookEndpoint',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        const id = ownId('hook');
        const others = (await deliveries.list(viewer)).filter((one) => one.own && one.id !== id);
        if (others.length >= MOST) throw new Refusal(full());
        const { principal, credential, mode } = viewer;
        const made = { ...asked, id, principal, credential, mode, account: faults.account, url: input.url };
        const { secret } = await deliveries.createOnce({ ...made, topics: [...new Set(input.topics)] });
        return { webhookEndpoint: await shown(context, id), secret };
      },
    });
  }

  @Mutation(() => UpdateWebhookEndpointPayload, {
    description:
      'Changes a webhook endpoint: from then on it works under the API key of the viewer. Deliveries that wait go where it leads now. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  async updateWebhookEndpoint(
    @Arg('input', () => UpdateWebhookEndpointInput, { description: 'Which, and what of it.' })
    input: UpdateWebhookEndpointInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = endpointId(faults, input.webhookEndpointId);
    checkLasting(faults, context);
    const found = await context.deliveries.find(id, context.viewer);
    const { url, topics } = input;
    if (url != null) checkUrl(faults, url, context);
    if (topics != null) checkTopics(faults, topics, context);
    if (input.description != null) checkDescription(faults, input.description);
    const document = input.document ?? found?.document;
    const variables = input.variables ?? found?.variables ?? {};
    if (document !== undefined && (input.document != null || input.variables != null))
      await checkDocument(faults, { document, variables }, { context, schema });
    return mutate(context, UpdateWebhookEndpointPayload, {
      name: 'updateWebhookEndpoint',
      input,
      faults,
      repeatable: true,
      work: async () => {
        await own(context, input.webhookEndpointId, id);
        await context.deliveries.change(id, {
          credential: context.viewer.credential,
          ...(url == null ? {} : { url }),
          ...(topics == null ? {} : { topics: [...new Set(topics)] }),
          ...(input.document == null ? {} : { document: input.document }),
          ...(input.variables == null ? {} : { variables }),
          ...(input.description == null ? {} : { description: input.description.trim() }),
        });
        return { webhookEndpoint: await shown(context, id) };
      },
    });
  }

  @Mutation(() => EnableWebhookEndpointPayload, {
    description:
      'Has a webhook endpoint told of what happens from now on, under the API key of the viewer, and sends what waits. What happened meanwhile is sent by `replayDeliveries`. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  enableWebhookEndpoint(
    @Arg('input', () => EnableWebhookEndpointInput, { description: 'Which endpoint.' })
    input: EnableWebhookEndpointInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = endpointId(faults, input.webhookEndpointId);
    checkLasting(faults, context);
    return mutate(context, EnableWebhookEndpointPayload, {
      name: 'enableWebhookEndpoint',
      input,
      faults,
      repeatable: true,
      work: async (_step, _ownId, { over }) => {
        const { disabled } = await own(context, input.webhookEndpointId, id);
        if (!over && disabled !== null) await context.deliveries.enable(id, context.viewer.credential);
        return { webhookEndpoint: await shown(context, id) };
      },
    });
  }

  @Mutation(() => DisableWebhookEndpointPayload, {
    description:
      'Has a webhook endpoint told of nothing any more; what waits is kept. Who reaches all accounts may do so with any. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  disableWebhookEndpoint(
    @Arg('input', () => DisableWebhookEndpointInput, { description: 'Which endpoint.' })
    input: DisableWebhookEndpointInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = endpointId(faults, input.webhookEndpointId);
    return mutate(context, DisableWebhookEndpointPayload, {
      name: 'disableWebhookEndpoint',
      input,
      faults,
      repeatable: true,
      work: async (_step, _ownId, { over }) => {
        const found = await seen(context, input.webhookEndpointId, id);
        if (!over) await context.deliveries.disable(found);
        return { webhookEndpoint: await shown(context, id) };
      },
    });
  }

  @Mutation(() => DeleteWebhookEndpointPayload, {
    description:
      'Removes a webhook endpoint with its secrets, and what waits for it. Who reaches all accounts may do so with any. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  deleteWebhookEndpoint(
    @Arg('input', () => DeleteWebhookEndpointInput, { description: 'Which endpoint.' })
    input: DeleteWebhookEndpointInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = endpointId(faults, input.webhookEndpointId);
    return mutate(context, DeleteWebhookEndpointPayload, {
      name: 'deleteWebhookEndpoint',
      input,
      faults,
      repeatable: true,
      work: async (_step, _ownId, { over }) => {
        if (over) return { deletedWebhookEndpointId: input.webhookEndpointId };
        const found = await seen(context, input.webhookEndpointId, id);
        await context.deliveries.remove(id);
        return { deletedWebhookEndpointId: new WebhookEndpoint(found).id };
      },
    });
  }

  @Mutation(() => RotateWebhookSecretPayload, {
    description:
      'Gives a webhook endpoint a new secret. For `overlapSeconds` each delivery bears a signature of the old one, too. With the same idempotency key it answers the secret the first time only. No Stripe call.',
  })
  @Requires('webhooks:write')
  @StripeCalls(0)
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'Of which endpoint.' })
    input: RotateWebhookSecretInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = endpointId(faults, input.webhookEndpointId);
    const overlap = input.overlapSeconds ?? DAY_SECONDS;
    checkOverlap(faults, overlap);
    return mutate(context, RotateWebhookSecretPayload, {
      name: 'rotateWebhookSecret',
      input,
      faults,
      repeatable: true,
      work: async (_step, ownId) => {
        await own(context, input.webhookEndpointId, id);
        const secret = await context.deliveries.rotate(id, ownId('whs'), overlap * 1000);
        if (secret === 'full') throw new Refusal(tooManySecrets());
        return { webhookEndpoint: await shown(context, id), secret };
      },
    });
  }
}

async function checkWhole(
  faults: InputFaults,
  { url, topics, document, variables, description }: CreateWebhookEndpointInput,
  context: Context,
  schema: GraphQLSchema,
) {
  checkUrl(faults, url, context);
  checkTopics(faults, topics, context);
  checkDescription(faults, description ?? '');
  const asked = { document, variables: variables ?? {} };
  await checkDocument(faults, asked, { context, schema });
  return { ...asked, description: (description ?? '').trim() };
}

/** What it works under is there as long as it is. */
function checkLasting(faults: InputFaults, { later, viewer }: Context): void {
  if (later.lasts(viewer)) return;
  const message = 'A webhook endpoint works under an API key: a token is gone before long.';
  faults.errors.push(new Refused({ code: 'INVALID_STATE', message }));
}

function endpointId(faults: InputFaults, raw: string): string {
  const asked = parseOwnId(raw, 'hook');
  if (asked === null) faults.add('webhookEndpointId', 'is not the id of a webhook endpoint.');
  else faults.objects.push(asked.id);
  return asked?.id ?? '';
}

/** One that the viewer may not see is as missing as one that is not there. */
async function seen({ deliveries, viewer }: Context, raw: string, id: string): Promise<EndpointFacts> {
  const found = await deliveries.find(id, viewer);
  const named = parseOwnId(raw, 'hook')?.account;
  if (found === null || (named !== undefined && named !== found.account))
    throw new Refusal(new NotFound('webhookEndpointId', 'webhook endpoint'));
  return found;
}

async function own(context: Context, raw: string, id: string): Promise<EndpointFacts> {
  const found = await seen(context, raw, id);
  if (!found.own)
    throw new Refusal(
      new InvalidState(
        'webhookEndpointId',
        'foreign',
        'It is another principal’s: it can be disabled and deleted only.',
      ),
    );
  return found;
}

async function shown({ deliveries, viewer }: Context, id: string): Promise<WebhookEndpoint | null> {
  const found = await deliveries.find(id, viewer);
  return found && new WebhookEndpoint(found);
}

function full(): InvalidState {
  return new InvalidState(null, 'full', `A principal has ${MOST} webhook endpoints at the most: delete old ones.`);
}

function tooManySecrets(): InvalidState {
  const message = 'It is signed with five secrets already: wait until one ends, or rotate without overlap.';
  return new InvalidState('webhookEndpointId', 'full', message);
}

export const webhookEndpointMutations = [WebhookEndpointMutations] as const;
