import { Field, ID, InterfaceType } from 'type-graphql';
import type { AppliedEvent } from '../../../events/topics.js';
import { globalId } from '../ids.js';
import { DateTime, dateTime } from '../values/scalars.js';
import { pathsOf } from './paths.js';

@InterfaceType('Change', {
  description: 'Something that happened at Stripe, with the object that it happened to, as it is then.',
})
export abstract class Change {
  readonly accountId: string;

  constructor(protected readonly event: AppliedEvent) {
    this.accountId = event.account ?? '';
  }

  @Field(() => ID, { description: 'Of the event; as `after` it is where a subscription goes on.' })
  get eventId(): string {
    return globalId(this.accountId, this.event.id);
  }

  @Field(() => String, { description: "Stripe's name of what happened, such as `issuing_card.updated`." })
  get eventType(): string {
    return this.event.type;
  }

  @Field(() => DateTime, { description: 'When it happened.' })
  get occurredAt(): Date {
    return dateTime(this.event.created);
  }

  @Field(() => [String], {
    description: 'What changed, by Stripe field path, for events of changes; empty where Stripe does not tell.',
  })
  get changedFields(): string[] {
    return pathsOf(this.event.previousAttributes);
  }

  /** Stripe's id of what it happened to. */
  get objectId(): string | null {
    return this.event.about?.id ?? null;
  }

  /** Stripe's name of the kind of that. */
  get objectKind(): string | null {
    return this.event.about?.type ?? null;
  }
}
