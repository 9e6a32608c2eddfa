import type { Logger } from '../log.js';
import type { Topic, Topics } from './topics.js';

type Listener<T extends Topic> = (event: Topics[T]) => void;

export interface Events {
  /** Every listener has heard it when this returns. */
  publish<T extends Topic>(topic: T, event: Topics[T]): void;
  /** Returns what ends it. */
  subscribe<T extends Topic>(topic: T, listener: Listener<T>): () => void;
}

type Listeners = { readonly [T in Topic]: Set<Listener<T>> };

/** Within this process only: another instance learns of it from the store. */
export function createEvents(log: Pick<Logger, 'error'>): Events {
  const listeners: Listeners = { 'credential.revoked': new Set(), 'stripe.event': new Set() };
  return {
    publish(topic, event) {
      for (const listener of listeners[topic]) {
        try {
          listener(event);
        } catch (err) {
          log.error({ err, topic }, 'a listener failed');
        }
      }
    },
    subscribe(topic, listener) {
      listeners[topic].add(listener);
      return () => void listeners[topic].delete(listener);
    },
  };
}
