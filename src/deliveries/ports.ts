import type { AppliedEvent } from '../events/topics.js';
import type { EndpointRecord } from '../store/index.js';

/** Why an endpoint's credential opens nothing any more. */
export type Closed = 'revoked' | 'expired';

/** What an endpoint's credential lets it hear of. */
export interface Reach {
  reaches(account: string): boolean;
  /** Events of this type, by what it takes to see their objects. */
  sees(type: string): boolean;
}

/** What the document of an endpoint answers to an event. */
export type EventAnswer =
  | { readonly kind: 'answered'; readonly objectId: string | null; readonly data: unknown; readonly errors: unknown }
  /** Its viewer has no Stripe calls left: nothing was read. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** What it reads could not be had. */
  | { readonly kind: 'unanswered'; readonly message: string }
  | { readonly kind: 'closed'; readonly reason: Closed };

export type QuestionedEvent = Omit<AppliedEvent, 'seq' | 'account'> & { readonly account: string };

/** Filled by the composition root: who partners are, and what their documents answer. */
export interface Partners {
  reach(endpoint: EndpointRecord): Promise<Reach | Closed>;
  /** With its permissions of this moment, and a context of its own. */
  answer(endpoint: EndpointRecord, event: QuestionedEvent, requestId: string): Promise<EventAnswer>;
}
