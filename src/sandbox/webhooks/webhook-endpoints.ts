import type Stripe from 'stripe';
import { API_VERSION } from '../state/events.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid } from '../wire/error-body.js';
import { mergeMetadata, metadata, type MetadataPatch } from '../wire/metadata.js';
import { boolean, oneOf, string } from '../wire/param-kinds.js';
import { arrayOf } from '../wire/params.js';
import { courierOf, RETRY_JOB } from './courier.js';
import { EVENT_NAMES } from './event-names.js';
import { webhookEndpoints, type StoredEndpoint } from './state.js';

const OBJECT = 'webhook_endpoint';
const NOUN = 'webhook endpoint';
const PATH = '/v1/webhook_endpoints';
const MOST = 16;

const enabledEvents = arrayOf(oneOf('*', ...EVENT_NAMES)).refine((names, name) =>
  names.length === 0 ? invalid('You must select at least one event.', { param: name }) : undefined,
);
const address = string({ max: 5000 }).refine((value, name) => {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return undefined;
  return invalid('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: name,
  });
});
/** Versions of one release differ by additions only; the shapes of other releases the sandbox does not know. */
const RELEASE = API_VERSION.slice(API_VERSION.indexOf('.'));
const apiVersion = string({ max: 50 }).refine((value, name) => {
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(value)) {
    return invalid(`Invalid Stripe API version: ${value}`, { param: name });
  }
  if (value.endsWith(RELEASE) && value <= API_VERSION) return undefined;
  return invalid(`This sandbox sends events in the shape of ${API_VERSION}, and not of ${value}.`, { param: name });
});

export interface NewEndpoint {
  url: string;
  enabled_events: string[];
  api_version?: string;
  connect?: boolean;
  description?: string | null;
  metadata?: MetadataPatch;
  secret?: string;
  thin?: boolean;
}

export function addEndpoint(turn: Turn, wanted: NewEndpoint): StoredEndpoint {
  const collection = webhookEndpoints.in(turn.world.platform);
  if (collection.size >= MOST) throw invalid(`You have reached the maximum of ${MOST} test webhook endpoints.`);
  return collection.put({
    id: turn.newId('we'),
    created: turn.now,
    api_version: wanted.api_version ?? null,
    connect: wanted.connect ?? false,
    description: wanted.description ?? null,
    enabled_events: wanted.enabled_events,
    metadata: mergeMetadata({}, wanted.metadata),
    secret: wanted.secret ?? `whsec_${turn.world.ids.letters(32)}`,
    status: 'enabled',
    thin: wanted.thin ?? false,
    url: wanted.url,
  });
}

function render({ secret: _, connect: __, thin: ___, ...shown }: StoredEndpoint): Stripe.WebhookEndpoint {
  return { ...shown, object: OBJECT, application: null, livemode: false };
}

const create = endpoint({
  method: 'POST',
  path: PATH,
  scope: 'platform',
  answers: OBJECT,
  params: {
    api_version: apiVersion,
    connect: boolean(),
    description: string({ max: 5000 }).emptyable(),
    enabled_events: enabledEvents.required(),
    metadata: metadata(),
    url: address.required(),
  },
  run(turn, params): Stripe.WebhookEndpoint {
    const made = addEndpoint(turn, params);
    return { ...render(made), secret: made.secret };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  scope: 'platform',
  answers: OBJECT,
  run: (turn, _, { id }) => render(named(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  scope: 'platform',
  answers: OBJECT,
  params: {
    description: string({ max: 5000 }).emptyable(),
    disabled: boolean(),
    enabled_events: enabledEvents,
    metadata: metadata(),
    url: address,
  },
  run(turn, { disabled, metadata: patch, ...rest }, { id }) {
    const old = named(turn, id);
    const changed = webhookEndpoints.in(turn.world.platform).update(id, {
      ...rest,
      metadata: mergeMetadata(old.metadata, patch),
      ...(disabled === undefined ? {} : { status: disabled ? 'disabled' : 'enabled' }),
    });
    return render(changed);
  },
});

const del = endpoint({
  method: 'DELETE',
  path: `${PATH}/:id`,
  scope: 'platform',
  answers: OBJECT,
  run(turn, _, { id }): Stripe.DeletedWebhookEndpoint {
    webhookEndpoints.in(turn.world.platform).delete(named(turn, id).id);
    return { id, object: OBJECT, deleted: true };
  },
});

const list = listEndpoint({
  path: PATH,
  scope: 'platform',
  answers: OBJECT,
  source(turn) {
    const collection = webhookEndpoints.in(turn.world.platform);
    return { rows: collection.rows(), find: (id) => collection.row(id), render, noun: NOUN };
  },
});

function named(turn: Turn, id: string): StoredEndpoint {
  return inPath(webhookEndpoints.in(turn.world.platform), id, NOUN, 'webhook_endpoint');
}

export const webhookEndpointResource: Resource = {
  routes: [create, retrieve, update, del, list],
  jobs: { [RETRY_JOB]: (turn, { delivery }) => courierOf(turn.world)?.enqueue(delivery ?? '') },
};
