import { Field, ID, Int, ObjectType } from 'type-graphql';
import { platformId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';

/** An event as it was received, and what became of it. */
export interface InboxEntryFacts {
  readonly id: string;
  readonly type: string;
  readonly account: string | null;
  /** Unix seconds. */
  readonly created: number;
  readonly state: 'received' | 'waiting' | 'applied' | 'quarantined' | 'answered' | 'ignored';
  readonly reason: string | null;
  readonly receivedAt: Date;
  readonly attempts: number;
}

interface Filter {
  readonly states?: readonly InboxEntryFacts['state'][] | undefined;
  readonly account?: string | undefined;
}

interface Page {
  readonly limit: number;
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
}

/** What the webhooks' room does for people who look after what was received. */
export interface InboxPort {
  page(filter: Filter, page: Page): Promise<readonly InboxEntryFacts[]>;
  find(id: string): Promise<InboxEntryFacts | null>;
  replay(
    id: string,
  ): Promise<
    | { readonly kind: 'replayed' | 'elsewhere'; readonly entry: InboxEntryFacts }
    | { readonly kind: 'unreadable'; readonly reason: string }
    | { readonly kind: 'missing' }
  >;
  checkedAt(accounts: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

export const InboxEntryState = inputEnum<InboxEntryFacts['state']>(
  'InboxEntryState',
  'What became of an event that was received.',
  {
    received: 'In the queue, to be applied next.',
    waiting: 'It is of an account that nobody knows yet, and told to nobody until somebody does.',
    applied: 'It is applied, and told to who may hear of it.',
    quarantined: 'It could not be read or applied: `reason` says why. `replayInboxEntry` tries again.',
    answered: 'It asked whether to approve an authorization, and was answered at once.',
    ignored: 'It is not for this gateway: `reason` says why.',
  },
);

export const INBOX_PREFIX = 'ie';
/** How the ids of those begin whose own id could not be read. */
const NAMELESS = 'unreadable_';
const UNREADABLE = 'unreadable';

@ObjectType({
  description:
    "An event as Stripe's webhook brought it, and what became of it. It holds nothing of the object that the event is about.",
  simpleResolvers: true,
})
@Requires('inbox:read')
export class InboxEntry {
  constructor(private readonly source: InboxEntryFacts) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `platform/ie_…`.' })
  get id(): string {
    return platformId(`${INBOX_PREFIX}_${this.source.id}`);
  }

  @Field(() => String, { nullable: true, description: "Stripe's id of the event; null if it could not be read." })
  get stripeEventId(): string | null {
    return this.source.id.startsWith(NAMELESS) ? null : this.source.id;
  }

  @Field(() => String, {
    nullable: true,
    description: "Stripe's name of what happened, such as `issuing_card.updated`; null if it could not be read.",
  })
  get eventType(): string | null {
    return this.unread ? null : this.source.type;
  }

  @Field(() => ID, {
    nullable: true,
    description: "The account that it is of; null for the platform's own, or if it could not be read.",
  })
  get accountId(): string | null {
    return this.source.account;
  }

  @Field(() => InboxEntryState, { description: 'What became of it.' })
  get state(): InboxEntryFacts['state'] {
    return this.source.state;
  }

  @Field(() => String, { nullable: true, description: 'Why it is in quarantine, or ignored.' })
  get reason(): string | null {
    return this.source.reason;
  }

  @Field(() => Int, { description: 'How often it was taken from the queue.' })
  get attempts(): number {
    return this.source.attempts;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it happened; null if it could not be read.' })
  get occurredAt(): Date | null {
    return this.unread ? null : dateTime(this.source.created);
  }

  @Field(() => DateTime, { description: 'When it came first.' })
  get receivedAt(): Date {
    return this.source.receivedAt;
  }

  private get unread(): boolean {
    return this.source.type === UNREADABLE;
  }
}

export const InboxEntryConnection = connectionOf(InboxEntry, 'InboxEntry', 'inbox:read');
export type InboxEntryConnection = InstanceType<typeof InboxEntryConnection>;

@ObjectType({ description: 'Answer of `replayInboxEntry`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class ReplayInboxEntryPayload extends MutationPayload {
  @Field(() => InboxEntry, { nullable: true, description: 'The entry as it is now; null if it was refused.' })
  inboxEntry: InboxEntry | null = null;
}
