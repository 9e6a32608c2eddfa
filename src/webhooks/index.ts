/**
 * What Stripe tells us: checked and stored before it is answered, then applied by a worker and told in order. Doors: this
 * file, and `receive.ts` for the types of the route. It knows neither HTTP nor who listens.
 */
import type { StripeEvent } from '../events/stripe-event.js';
import type { Teller } from '../events/teller.js';
import type { Logger } from '../log.js';
import type { Store } from '../store/index.js';
import type { StripeConnection } from '../stripe/index.js';
import { startBackfill } from './backfill.js';
import { createFresh } from './fresh.js';
import { createIntake } from './intake.js';
import { createPace } from './pace.js';
import { createReceive, type Decide, type Outcome, type Receive } from './receive.js';
import { watchUnknownAccounts } from './unknown-accounts.js';
import { startWorker } from './worker.js';

export { createDesk, type InboxDesk } from './desk.js';
export type { Answer, Decide, Outcome, Receive } from './receive.js';

export interface Webhooks {
  readonly receive: Receive;
  /** Something is in the queue that did not come through `receive`. */
  wake(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface WebhooksOptions {
  readonly store: Pick<Store, 'inbox'>;
  readonly stripe: StripeConnection;
  readonly teller: Pick<Teller, 'tell'>;
  readonly secrets: readonly string[];
  readonly readsPerSecond: number;
  /** How often each account's events are looked for at Stripe; 0: never. */
  readonly checkEveryMs: number;
  readonly decide?: Decide | undefined;
  readonly count?: ((outcome: Outcome) => void) | undefined;
  readonly log: Logger;
  /** Milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

export function openWebhooks(options: WebhooksOptions): Webhooks {
  const { stripe, teller, secrets, decide, count, log, now = Date.now } = options;
  const { inbox } = options.store;
  const pace = createPace(options.readsPerSecond);
  const fresh = createFresh();
  const worker = startWorker({ inbox, teller, fresh, log, now, onUnknown: () => unknown.wake() });
  const unknown = watchUnknownAccounts({ inbox, stripe, pace, log, now, onKnown: () => worker.wake() });
  const checking =
    options.checkEveryMs > 0 && secrets.length > 0
      ? startBackfill({ inbox, stripe, pace, log, now, everyMs: options.checkEveryMs, onFound: () => worker.wake() })
      : undefined;
  const intake = createIntake(inbox, now);
  const onNew = (event: StripeEvent) => {
    fresh.add(event);
    worker.wake();
  };
  return {
    receive: createReceive({ secrets, mode: stripe.mode, intake, decide, count, log, now, onNew }),
    wake: () => worker.wake(),
    async idle() {
      await intake.idle();
      await checking?.idle();
      await worker.idle();
      await unknown.idle();
      await worker.idle();
    },
    async close() {
      pace.close();
      await intake.idle();
      await checking?.close();
      await worker.close();
      await unknown.close();
    },
  };
}
