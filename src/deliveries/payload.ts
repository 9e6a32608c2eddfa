import { toAppliedEvent } from '../events/applied.js';
import type { AppliedEvent } from '../events/topics.js';
import type { DeliveryRecord, EndpointRecord, Store } from '../store/index.js';
import type { EventAnswer, Partners } from './ports.js';

/** What is sent, or why nothing is. */
export type Payload = { readonly kind: 'body'; readonly body: string } | Exclude<EventAnswer, { kind: 'answered' }>;

export interface PayloadOptions {
  readonly store: {
    readonly inbox: Pick<Store['inbox'], 'after' | 'seqOf'>;
    readonly deliveries: Pick<Store['deliveries'], 'endpoints'>;
  };
  readonly partners: Partners;
  readonly now: () => number;
}

/** So long the event's own snapshot is told; afterwards its object is read again. */
const SNAPSHOT_MS = 60_000;
const LARGEST_BYTES = 1_048_576;
const GONE = 'The event is not kept any more.';

/** Made anew for each attempt: nothing of what is read is kept. */
export function createPayload({ store, partners, now }: PayloadOptions) {
  async function eventOf(id: string): Promise<AppliedEvent | null> {
    const seq = await store.inbox.seqOf(id);
    const [entry] = seq === null ? [] : await store.inbox.after(seq - 1, { accounts: 'all' }, 1);
    return entry === undefined || entry.id !== id ? null : toAppliedEvent(entry);
  }

  async function ofEvent(endpoint: EndpointRecord, delivery: DeliveryRecord, id: string): Promise<Payload> {
    const event = await eventOf(id);
    if (event === null || event.account === null) return { kind: 'unanswered', message: GONE };
    const isFresh = delivery.tries <= 1 && now() - delivery.createdAt.getTime() < SNAPSHOT_MS;
    const asked = { ...event, account: event.account, object: isFresh ? event.object : null };
    const answer = await partners.answer(endpoint, asked, delivery.id);
    if (answer.kind !== 'answered') return answer;
    const { objectId, data, errors } = answer;
    const ids = { eventId: `${asked.account}/${id}`, accountId: asked.account, objectId };
    return bodyOf({ ...headOf(delivery), ...ids, data, ...(errors === undefined ? {} : { errors }) });
  }

  async function ofNotice(delivery: DeliveryRecord): Promise<Payload> {
    const about = delivery.about === null ? null : await store.deliveries.endpoints.find(delivery.about);
    if (about === null) return { kind: 'unanswered', message: GONE };
    const objectId = endpointId(about);
    const ids = { eventId: null, accountId: about.account, objectId };
    const { description, disabled, disabledAt } = about;
    const reason = disabled?.toUpperCase() ?? null;
    const data = { webhookEndpoint: { id: objectId, description, disabledReason: reason, disabledAt } };
    return bodyOf({ ...headOf(delivery), ...ids, data });
  }

  return (endpoint: EndpointRecord, delivery: DeliveryRecord): Promise<Payload> =>
    delivery.event === null ? ofNotice(delivery) : ofEvent(endpoint, delivery, delivery.event);
}

/** As clients see it. */
export function endpointId({ account, id }: Pick<EndpointRecord, 'account' | 'id'>): string {
  return `${account ?? 'platform'}/${id}`;
}

const headOf = ({ topic, occurredAt }: DeliveryRecord) => ({ type: topic, timestamp: occurredAt.toISOString() });

function bodyOf(payload: object): Payload {
  const body = JSON.stringify(payload);
  if (Buffer.byteLength(body) <= LARGEST_BYTES) return { kind: 'body', body };
  return { kind: 'unanswered', message: `The answer has more than ${LARGEST_BYTES} bytes.` };
}
