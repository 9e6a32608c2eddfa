import type { AttemptRecord, DeliveryRecord, EndpointFacts } from '../../../deliveries/index.js';
import type { Context } from '../../context.js';
import { Delivery } from './delivery.type.js';

type Asking = Pick<Context, 'deliveries' | 'viewer'>;

/** Null where there is none, or its endpoint is not the viewer's to see. */
export async function deliveryOf(
  { deliveries, viewer }: Asking,
  { id, account }: { readonly id: string; readonly account: string | null | undefined },
): Promise<Delivery | null> {
  const record = await deliveries.delivery(id);
  const endpoint = record && (await deliveries.find(record.endpoint, viewer));
  if (record === null || endpoint === null) return null;
  if (account !== undefined && account !== endpoint.account) return null;
  return (await withAttempts({ deliveries, viewer }, endpoint, [record]))[0] ?? null;
}

/** All of one endpoint, with one look for what was tried. */
export async function withAttempts(
  { deliveries }: Asking,
  endpoint: EndpointFacts,
  records: readonly DeliveryRecord[],
): Promise<Delivery[]> {
  const byDelivery = new Map<string, AttemptRecord[]>(records.map(({ id }) => [id, []]));
  for (const attempt of await deliveries.attemptsOf([...byDelivery.keys()]))
    byDelivery.get(attempt.delivery)?.push(attempt);
  return records.map((record) => new Delivery(record, endpoint, byDelivery.get(record.id) ?? []));
}
