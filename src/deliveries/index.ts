/**
 * Partners' webhooks: what they are to be told, signed and sent until they have taken it. Door: this file. What a document
 * answers and who stands behind an endpoint arrives through ports; it knows neither GraphQL nor Stripe.
 */
import type { Events } from '../events/bus.js';
import type { Logger } from '../log.js';
import type { PartnerHttp } from '../partner-http/index.js';
import type { Store } from '../store/index.js';
import type { Seal } from '../util/seal.js';
import { createAttempt } from './attempt.js';
import { createDesk, type DeliveryDesk } from './desk.js';
import { createMaking } from './making.js';
import { createDisable } from './notices.js';
import { createPayload } from './payload.js';
import type { Partners } from './ports.js';
import { createReplaying } from './replaying.js';
import { createSigningSecrets } from './secrets.js';
import { createSending } from './sending.js';
import { startWork } from './work.js';

export type { DeliveryDesk, DeliveryFilter, EndpointFacts, ReplayedRange } from './desk.js';
export type { Closed, EventAnswer, Partners, QuestionedEvent, Reach } from './ports.js';
export type { AttemptOutcome, AttemptRecord, DeliveryRecord, DisabledReason, EndpointChange } from '../store/index.js';

export interface DeliveriesRoom {
  readonly desk: DeliveryDesk;
  /** Begins, where an earlier process has ended. */
  start(): void;
  /** Resolves when all that is due is tried. */
  idle(): Promise<void>;
  /** Begins nothing more, and waits for what is on its way: `http` breaks it off as it closes, and whoever comes next sends it. */
  close(): Promise<void>;
}

export interface DeliveriesOptions {
  readonly store: Pick<Store, 'deliveries' | 'inbox'>;
  readonly events: Pick<Events, 'subscribe'>;
  readonly partners: Partners;
  readonly http: PartnerHttp;
  readonly seal: Seal;
  readonly mode: 'test' | 'live';
  readonly log: Logger;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
  readonly random?: () => number;
}

const LOOK_EVERY_MS = 1_000;

export function openDeliveries(options: DeliveriesOptions): DeliveriesRoom {
  const { store, events, partners, http, seal, mode, log, now = Date.now, random = Math.random } = options;
  const { deliveries } = store;
  const secrets = createSigningSecrets(deliveries.secrets, seal, now);
  const onMade = () => sender.wake();
  const disable = createDisable({ deliveries, onMade, log, now });
  const payload = createPayload({ store, partners, now });
  const attempt = createAttempt({ queue: deliveries, secrets, payload, http, disable, log, now, random });
  const sending = createSending({ queue: deliveries, attempt, onFree: onMade, now });
  const failure = 'deliveries could not be sent';
  const sender = startWork({ round: sending.round, everyMs: LOOK_EVERY_MS, log, failure });
  const making = createMaking({ deliveries, partners, mode, disable, onMade, log, now });
  const maker = startWork({ round: making, everyMs: LOOK_EVERY_MS, log, failure: 'deliveries could not be made' });
  const stop = events.subscribe('stripe.event', () => maker.wake());
  return {
    start() {
      maker.start();
      sender.start();
    },
    desk: createDesk({
      store: deliveries,
      secrets,
      http,
      disable,
      replayAll: createReplaying({ store: deliveries, partners, onQueued: onMade, now }),
      onQueued: onMade,
      now,
    }),
    async idle() {
      await maker.idle();
      for (await sender.idle(); sending.onTheWay() > 0; await sender.idle()) await sending.landed();
    },
    async close() {
      stop();
      await Promise.all([maker.close(), sender.close()]);
      await sending.landed();
    },
  };
}
