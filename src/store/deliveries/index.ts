import type { Database } from '../database.js';
import { createEndpoints, type Endpoints } from './endpoints.js';
import { createDeliveryMaking, type DeliveryMaking } from './making.js';
import { createDeliveryQueue, type DeliveryQueue } from './queue.js';
import { createWebhookSecrets, type WebhookSecrets } from './secrets.js';

export type { EndpointChange, EndpointFilter, EndpointRecord, NewEndpoint } from './endpoints.js';
export type { Choose, Happened, Listening, Notice, OccurredEvent, ReplayRange } from './making.js';
export type { AttemptRecord, DeliveryPage, DeliveryRecord, Ending } from './queue.js';
export type { WebhookSecretRecord } from './secrets.js';
export type { AttemptOutcome, DisabledReason } from './tables.js';

/** What partners are told, where and with what success. */
export interface Deliveries extends DeliveryQueue, DeliveryMaking {
  readonly endpoints: Endpoints;
  readonly secrets: WebhookSecrets;
}

export function createDeliveries({ db, locksRows }: Pick<Database, 'db' | 'locksRows'>): Deliveries {
  return {
    endpoints: createEndpoints(db),
    secrets: createWebhookSecrets(db),
    ...createDeliveryQueue({ db, locksRows }),
    ...createDeliveryMaking(db),
  };
}
