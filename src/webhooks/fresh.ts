import type { StripeEvent } from '../events/stripe-event.js';

/** Events as they were read when they came: mostly the same process applies them a moment later, and need not read them again. */
export interface Fresh {
  add(event: StripeEvent): void;
  /** And forgets it. */
  take(id: string): StripeEvent | undefined;
}

const MOST = 1_000;

export function createFresh(): Fresh {
  const events = new Map<string, StripeEvent>();
  return {
    add(event) {
      events.set(event.id, event);
      const [oldest] = events.keys();
      if (events.size > MOST && oldest !== undefined) events.delete(oldest);
    },
    take(id) {
      const event = events.get(id);
      events.delete(id);
      return event;
    },
  };
}
