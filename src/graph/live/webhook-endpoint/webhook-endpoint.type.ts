import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { DisabledReason, EndpointFacts } from '../../../deliveries/index.js';
import { ownId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime, Url } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

const WebhookEndpointDisabledReason = inputEnum<DisabledReason>(
  'WebhookEndpointDisabledReason',
  'Why a webhook endpoint gets nothing.',
  {
    asked: 'Somebody asked for it.',
    failing: 'It has taken nothing that was sent to it for five days.',
    gone: 'It answered 410, which says that it is there no more.',
    credential_revoked: 'The API key under which it works was revoked, and none has taken its place.',
    credential_expired: 'The API key under which it works has expired, and none has taken its place.',
  },
);

@ObjectType({
  description:
    'An address of a partner, and what is sent there when something happens: the answer of a document, as Standard Webhooks. A viewer sees its own; one who reaches all accounts sees all.',
  simpleResolvers: true,
})
@Requires('webhooks:read')
export class WebhookEndpoint {
  constructor(readonly source: EndpointFacts) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `<account>/hook_…`, or `platform/hook_…` where it is for all accounts.' })
  get id(): string {
    return ownId(this.source.account, this.source.id);
  }

  @Field(() => ID, { nullable: true, description: 'The account of which it is told; null: all that its key reaches.' })
  get accountId(): string | null {
    return this.source.account;
  }

  @Field(() => String, { description: 'Who it is of, over all rotations of its keys.' })
  get principal(): string {
    return this.source.principal;
  }

  @Field(() => Url, { description: 'Where deliveries go.' })
  get url(): string {
    return this.source.url;
  }

  @Field(() => String, { description: 'What it is, in the words of its maker; may be empty.' })
  get description(): string {
    return this.source.description;
  }

  @Field(() => [String], { description: 'What it is told of: names of event types, such as `issuing_card.*`.' })
  get topics(): readonly string[] {
    return this.source.topics;
  }

  @Field(() => String, { description: 'The query whose answer each delivery holds.' })
  get document(): string {
    return this.source.document;
  }

  @Field(() => GraphQLJSONObject, { description: 'Variables of the document, beside those that an event gives it.' })
  get variables(): object {
    return this.source.variables;
  }

  @Field(() => Boolean, { description: 'Whether it is told of anything.' })
  get enabled(): boolean {
    return this.source.disabled === null;
  }

  @Field(() => WebhookEndpointDisabledReason, { nullable: true, description: 'Why it is not; null while it is.' })
  get disabledReason(): DisabledReason | null {
    return this.source.disabled;
  }

  @Field(() => DateTime, { nullable: true, description: 'Since when it is not; null while it is.' })
  get disabledAt(): Date | null {
    return this.source.disabledAt;
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when all that was sent to it failed; null if the last was taken. After five days it is disabled.',
  })
  get failingSince(): Date | null {
    return this.source.failingSince;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it last took a delivery; null if never.' })
  get lastDeliveredAt(): Date | null {
    return this.source.deliveredAt;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when deliveries are signed with secrets before the newest, too; null if with that alone.',
  })
  get previousSecretUntil(): Date | null {
    return this.source.previousSecretUntil;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }
}

export const WebhookEndpointConnection = connectionOf(WebhookEndpoint, 'WebhookEndpoint', 'webhooks:read');
export type WebhookEndpointConnection = InstanceType<typeof WebhookEndpointConnection>;
