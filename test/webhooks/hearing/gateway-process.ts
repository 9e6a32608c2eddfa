import 'reflect-metadata';
import { type App, createApp } from '../../../src/app/index.js';
import { loadConfig } from '../../../src/config.js';
import { toAppliedEvent } from '../../../src/events/applied.js';
import type { AppliedEvent } from '../../../src/events/topics.js';
import { createLogger } from '../../../src/log.js';
import { openStore, type Store } from '../../../src/store/index.js';
import type { Heard, Order, Told } from './orders.js';

/*
 * A gateway with one listener, who remembers elsewhere what it was told last: started again, it first gets what it has
 * missed.
 */
const AT_ONCE = 500;

let aheadMs = 0;
const clock = Date.now.bind(Date);
Date.now = () => clock() + aheadMs;

let app: App | undefined;
let store: Store | undefined;

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

async function obey(order: Order): Promise<void> {
  if (order.do === 'open') return tell({ kind: 'opened', url: await open(order) });
  if (order.do === 'ahead') aheadMs = order.ms;
  if (order.do === 'settle') await app?.settled();
  if (order.do === 'close') {
    await app?.close();
    await store?.close();
  }
  tell({ kind: 'done' });
}

async function open({ env, after, stuck, aheadMs: ahead }: Extract<Order, { do: 'open' }>): Promise<string> {
  aheadMs = ahead;
  const log = createLogger({ level: 'fatal' });
  const config = loadConfig(env);
  if (config.stripe.kind !== 'remote') throw new Error('It needs a Stripe elsewhere.');
  const { secretKey, mode, base } = config.stripe;
  store = await openStore(config.databaseUrl, log);
  app = await createApp({
    config,
    log,
    store: stuck ? stuckStore(store) : store,
    stripeTarget: { secretKey, base: base.origin, mode, limits: config.stripeLimits },
    landing: { apiKey: undefined, document: '{ __typename }' },
  });
  await listen(app, store, after);
  return app.url;
}

async function listen({ events }: App, { inbox }: Store, after: number | null): Promise<void> {
  let last = after ?? (await inbox.lastSeq());
  let early: AppliedEvent[] | undefined = [];
  // What it has had from the store already is told here a little later.
  const hear = (told: readonly AppliedEvent[]) => {
    const heard = told.filter(({ seq }) => seq > last);
    last = heard.at(-1)?.seq ?? last;
    if (heard.length > 0) tell({ kind: 'heard', events: heard.map(toHeard) });
  };
  events.subscribe('stripe.event', (event) => {
    if (early !== undefined) early.push(event);
    else hear([event]);
  });
  for (let full = true; full;) {
    const missed = await inbox.after(last, { accounts: 'all' }, AT_ONCE);
    hear(missed.map(toAppliedEvent));
    full = missed.length === AT_ONCE;
  }
  hear(early);
  early = undefined;
}

function toHeard({ seq, id, type, account, about, object }: AppliedEvent): Heard {
  const metadata = typeof object === 'object' && object !== null && 'metadata' in object ? object.metadata : null;
  return { seq, id, type, account, object: about?.id ?? null, metadata: isMetadata(metadata) ? metadata : null };
}

function isMetadata(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null;
}

function stuckStore(whole: Store): Store {
  const apply = () => {
    tell({ kind: 'stuck' });
    return new Promise<never>(() => undefined);
  };
  return { ...whole, inbox: { ...whole.inbox, apply } };
}

function tell(told: Told): void {
  process.send?.(told);
}
