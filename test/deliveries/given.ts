import { Webhook } from 'standardwebhooks';
import type { Client } from '../kit/client.js';
import type { Received } from '../kit/partner-server.js';

export const CARD_DOCUMENT = `query OnCard($objectId: ID!) { card(id: $objectId) { id last4 status cardholder { name } } }`;

const CREATE = `mutation($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    webhookEndpoint { id accountId url topics document variables enabled description principal createdAt }
    secret replayed userErrors { code message path }
  }
}`;

export interface MadeEndpoint {
  readonly webhookEndpoint: { readonly id: string; readonly accountId: string | null } | null;
  readonly secret: string | null;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: string[] | null }[];
}

let keys = 0;
export const aKey = () => `key ${(keys += 1)}`;

export async function create(client: Client, input: Record<string, unknown>): Promise<MadeEndpoint> {
  const standard = { topics: ['issuing_card.*'], document: CARD_DOCUMENT, idempotencyKey: aKey() };
  const answer = await client.run<{ createWebhookEndpoint: MadeEndpoint }>(CREATE, {
    input: { ...standard, ...input },
  });
  return answer.createWebhookEndpoint;
}

/** An endpoint that was made, with its secret. */
export async function anEndpoint(
  client: Client,
  input: Record<string, unknown>,
): Promise<{ id: string; secret: string }> {
  const { webhookEndpoint, secret, userErrors } = await create(client, input);
  if (webhookEndpoint === null || secret === null) throw new Error(`It was refused: ${JSON.stringify(userErrors)}`);
  return { id: webhookEndpoint.id, secret };
}

/** Runs a mutation by its name, and answers with its payload. */
export async function mutation<P = Record<string, unknown>>(
  client: Client,
  name: string,
  input: Record<string, unknown>,
  fields: string,
): Promise<P & { readonly userErrors: MadeEndpoint['userErrors'] }> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const document = `mutation($input: ${type}) { ${name}(input: $input) { ${fields} userErrors { code message path } } }`;
  const data = await client.run<Record<string, P & { userErrors: MadeEndpoint['userErrors'] }>>(document, {
    input: { idempotencyKey: aKey(), ...input },
  });
  const payload = data[name];
  if (payload === undefined) throw new Error(`${name} has no payload.`);
  return payload;
}

export interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly eventId: string | null;
  readonly accountId: string | null;
  readonly objectId: string | null;
  readonly data: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

export const told = ({ body }: Received): Told => JSON.parse(body);

/** Which of the secrets it is signed with, as the reference implementation sees it. */
export function signedWith({ headers, body }: Received, secrets: readonly string[]): string[] {
  const id = String(headers['webhook-id']);
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const signatures = String(headers['webhook-signature']).split(' ');
  return secrets.filter((secret) => signatures.includes(new Webhook(secret).sign(id, at, body)));
}

export interface SeenDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly topic: string;
  readonly eventId: string | null;
  readonly state: string;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
  readonly attempts: readonly {
    readonly sequence: number;
    readonly outcome: string;
    readonly status: number | null;
    readonly message: string | null;
    readonly answerExcerpt: string | null;
  }[];
}

const DELIVERIES = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $state: DeliveryState) {
  webhookEndpoint(id: $id) {
    id enabled disabledReason failingSince lastDeliveredAt previousSecretUntil
  }
  deliveries(webhookEndpointId: $id, first: $first, after: $after, last: $last, before: $before, state: $state) {
    nodes {
      id webhookId topic eventId state nextAttemptAt deliveredAt
      attempts { sequence outcome status message answerExcerpt latencyMs at }
    }
    pageInfo { hasNextPage endCursor startCursor hasPreviousPage }
  }
}`;

export interface SeenEndpoint {
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
  readonly lastDeliveredAt: string | null;
  readonly previousSecretUntil: string | null;
  readonly deliveries: {
    readonly nodes: readonly SeenDelivery[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string; readonly startCursor: string };
  };
}

export async function endpointOf(
  client: Client,
  id: string,
  page: Record<string, unknown> = {},
): Promise<SeenEndpoint> {
  type Seen = { webhookEndpoint: Omit<SeenEndpoint, 'deliveries'>; deliveries: SeenEndpoint['deliveries'] };
  const { webhookEndpoint, deliveries } = await client.run<Seen>(DELIVERIES, { id, ...page });
  return { ...webhookEndpoint, deliveries };
}
