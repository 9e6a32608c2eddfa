import type { EndpointRecord } from '../store/index.js';

/** Happenings of our own that endpoints may listen to. */
export const NOTICES = { disabled: 'webhook_endpoint.disabled', test: 'webhook_endpoint.test' } as const;

const EVERYTHING = '*';
const TOPIC = /^[a-z_]+(\.[a-z_]+)*(\.\*)?$/;
const LONGEST = 100;

/** Stripe's name of a type of event, or of all whose names begin alike. */
export function isTopic(text: string): boolean {
  return text === EVERYTHING || (text.length <= LONGEST && TOPIC.test(text) && text.includes('.'));
}

export function listensTo({ topics }: Pick<EndpointRecord, 'topics'>, type: string): boolean {
  return topics.some(
    (topic) => topic === type || topic === EVERYTHING || (topic.endsWith('.*') && type.startsWith(topic.slice(0, -1))),
  );
}
