import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AttemptOutcome, AttemptRecord, DeliveryRecord, EndpointFacts } from '../../../deliveries/index.js';
import { ownId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

export type DeliveryStateValue = DeliveryRecord['state'];

export const DeliveryState = inputEnum<DeliveryStateValue>('DeliveryState', 'How far a delivery is.', {
  pending: 'It waits for its first attempt or for another one.',
  delivered: 'It was taken: answered with a status from 200 to 299.',
  failed: 'It was tried ten times over more than three days, and not taken.',
});

const DeliveryAttemptOutcome = inputEnum<AttemptOutcome>('DeliveryAttemptOutcome', 'What came of an attempt.', {
  delivered: 'It was taken.',
  status: 'It was answered with another status than 200 to 299.',
  refused: 'The URL leads to an address that is not public; nothing was sent.',
  unresolved: 'The name in the URL has no address; nothing was sent.',
  unreachable: 'No connection came about.',
  tls: 'No trusted TLS connection came about.',
  timeout: 'No answer came within 15 seconds.',
  redirect: 'The answer was a redirect, which is not followed.',
  too_large: 'The answer was longer than is read.',
  broken: 'The connection broke, or the answer was not HTTP.',
  unanswered: 'What is to be sent could not be made: the document was not answered. Nothing was sent.',
});

@ObjectType({ description: 'One attempt at a delivery.', simpleResolvers: true })
@PartOfItsOwner()
export class DeliveryAttempt {
  constructor(private readonly source: AttemptRecord) {}

  @Field(() => Int, {
    description: 'Its number, rising from 1; those that another process began and never ended are left out.',
  })
  get sequence(): number {
    return this.source.number;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get at(): Date {
    return this.source.at;
  }

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  get latencyMs(): number {
    return this.source.ms;
  }

  @Field(() => DeliveryAttemptOutcome, { description: 'What came of it.' })
  get outcome(): AttemptOutcome {
    return this.source.outcome;
  }

  @Field(() => Int, { nullable: true, description: 'The status of the answer; null if none came.' })
  get status(): number | null {
    return this.source.status;
  }

  @Field(() => String, { nullable: true, description: 'What went wrong, in words; null if nothing did.' })
  get message(): string | null {
    return this.source.message === '' ? null : this.source.message;
  }

  @Field(() => String, {
    nullable: true,
    description:
      'How the answer began, where it was none of success: 300 characters at most, what looks like a secret masked.',
  })
  get answerExcerpt(): string | null {
    return this.source.excerpt === '' ? null : this.source.excerpt;
  }
}

@ObjectType({ description: 'An event on its way to a webhook endpoint.', simpleResolvers: true })
@Requires('webhooks:read')
export class Delivery {
  constructor(
    readonly source: DeliveryRecord,
    readonly endpoint: EndpointFacts,
    private readonly made: readonly AttemptRecord[],
  ) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `<account>/dlv_…` or `platform/dlv_…`, as its endpoint’s.' })
  get id(): string {
    return ownId(this.endpoint.account, this.source.id);
  }

  @Field(() => String, {
    description: 'The header `webhook-id` of each of its attempts: what was taken under it once needs no second look.',
  })
  get webhookId(): string {
    return this.source.id;
  }

  @Field(() => String, { description: 'What happened, such as `issuing_card.updated`.' })
  get topic(): string {
    return this.source.topic;
  }

  @Field(() => ID, { nullable: true, description: 'The event; null for a test or a notice about endpoints.' })
  get eventId(): string | null {
    return this.source.event === null ? null : ownId(this.source.account, this.source.event);
  }

  @Field(() => ID, { nullable: true, description: 'The account that it happened in; null if in none.' })
  get accountId(): string | null {
    return this.source.account;
  }

  @Field(() => DateTime, { description: 'When it happened.' })
  get occurredAt(): Date {
    return this.source.occurredAt;
  }

  @Field(() => DeliveryState, { description: 'How far it is.' })
  get state(): DeliveryStateValue {
    return this.source.state;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null if it is over.' })
  get nextAttemptAt(): Date | null {
    return this.source.state === 'pending' ? this.source.dueAt : null;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was taken; null if it was not.' })
  get deliveredAt(): Date | null {
    return this.source.state === 'delivered' ? this.source.endedAt : null;
  }

  @Field(() => [DeliveryAttempt], { description: 'All attempts, the last first.' })
  get attempts(): DeliveryAttempt[] {
    return this.made.map((attempt) => new DeliveryAttempt(attempt));
  }

  @Field(() => DateTime, { description: 'When it was put on its way first.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }
}

export const DeliveryConnection = connectionOf(Delivery, 'Delivery', 'webhooks:read');
export type DeliveryConnection = InstanceType<typeof DeliveryConnection>;
