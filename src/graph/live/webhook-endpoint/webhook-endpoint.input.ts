import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

const DOCUMENT =
  'One query. Of its variables, `$objectId`, `$eventId` and `$accountId`, each an `ID`, are filled with what happened; it is run for each event, with the permissions of your API key at that time, and takes 20 Stripe calls at most.';
const TOPICS =
  "What to be told of, 1 to 20: Stripe's names of event types; `issuing_card.*` is all that happens to cards, `*` is all that may be seen. `webhook_endpoint.disabled` tells of your own endpoints.";
const URL =
  'An https address of the internet, without credentials; in test mode outside production also one on this machine.';
const DESCRIPTION = 'What it is, for people; at most 200 characters.';
const VARIABLES = 'Further variables of the document.';

@InputType({ description: 'A new webhook endpoint.' })
export class CreateWebhookEndpointInput extends MutationInput {
  @Field(() => String, { description: URL })
  url!: string;

  @Field(() => [String], { description: TOPICS })
  topics!: string[];

  @Field(() => String, { description: DOCUMENT })
  document!: string;

  @Field(() => GraphQLJSONObject, { nullable: true, description: VARIABLES })
  variables?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Tell of this account alone. If nothing is said: of all that are reached.',
  })
  accountId?: string | null;
}

@InputType({ description: 'What of a webhook endpoint changes; what is not named stays.' })
export class UpdateWebhookEndpointInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;

  @Field(() => String, { nullable: true, description: URL })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: TOPICS })
  topics?: string[] | null;

  @Field(() => String, { nullable: true, description: DOCUMENT })
  document?: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: VARIABLES })
  variables?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;
}

@InputType({ description: 'Which webhook endpoint is to be told of what happens again.' })
export class EnableWebhookEndpointInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;
}

@InputType({ description: 'Which webhook endpoint is to be told of nothing.' })
export class DisableWebhookEndpointInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;
}

@InputType({ description: 'Which webhook endpoint is to be no more.' })
export class DeleteWebhookEndpointInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;
}

@InputType({ description: 'Which webhook endpoint gets a new secret.' })
export class RotateWebhookSecretInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  webhookEndpointId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'So many seconds deliveries are signed with the secrets before it, too, from 0 to 604800, which is a week; a day if nothing is said.',
  })
  overlapSeconds?: number | null;
}
