import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { WebhookEndpoint } from './webhook-endpoint.type.js';

const SECRET =
  'What deliveries are signed with, `whsec_…`. Shown once: null when the same idempotency key is sent again. If it is lost, rotate it.';

abstract class EndpointPayload extends MutationPayload {
  webhookEndpoint: WebhookEndpoint | null = null;
}

const EndpointField = () =>
  Field(() => WebhookEndpoint, { nullable: true, description: 'The endpoint; null if it was refused.' });

@ObjectType({ description: 'Answer of `createWebhookEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateWebhookEndpointPayload extends EndpointPayload {
  @EndpointField()
  override webhookEndpoint: WebhookEndpoint | null = null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret: string | null = null;
}

@ObjectType({ description: 'Answer of `updateWebhookEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class UpdateWebhookEndpointPayload extends EndpointPayload {
  @EndpointField()
  override webhookEndpoint: WebhookEndpoint | null = null;
}

@ObjectType({ description: 'Answer of `enableWebhookEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class EnableWebhookEndpointPayload extends EndpointPayload {
  @EndpointField()
  override webhookEndpoint: WebhookEndpoint | null = null;
}

@ObjectType({ description: 'Answer of `disableWebhookEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class DisableWebhookEndpointPayload extends EndpointPayload {
  @EndpointField()
  override webhookEndpoint: WebhookEndpoint | null = null;
}

@ObjectType({ description: 'Answer of `rotateWebhookSecret`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RotateWebhookSecretPayload extends EndpointPayload {
  @EndpointField()
  override webhookEndpoint: WebhookEndpoint | null = null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret: string | null = null;
}

@ObjectType({ description: 'Answer of `deleteWebhookEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class DeleteWebhookEndpointPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The endpoint that is no more; null if it was refused.' })
  deletedWebhookEndpointId: string | null = null;
}
