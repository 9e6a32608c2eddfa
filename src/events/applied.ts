import type { AppliedEntry, Numbered } from '../store/index.js';
import { readStripeEvent, type StripeEvent } from './stripe-event.js';
import type { AppliedEvent } from './topics.js';

/** An event as its listeners are told of it, from what the store has of it. */
export function toAppliedEvent({ type, account, body, newestBody, ...place }: AppliedEntry): AppliedEvent {
  const event = { ...atItsPlace(readStripeEvent(body), place), type, account };
  return newestBody === null ? event : { ...event, object: readStripeEvent(newestBody).object };
}

export function atItsPlace(event: StripeEvent, { seq, id, isNewest }: Numbered): AppliedEvent {
  const { type, account, created, apiVersion, about, object, previousAttributes, livemode } = event;
  const decided = isNewest ? object : null;
  return {
    seq,
    id,
    type,
    account,
    created,
    apiVersion,
    about,
    object: decided,
    snapshot: object,
    previousAttributes,
    livemode,
  };
}
