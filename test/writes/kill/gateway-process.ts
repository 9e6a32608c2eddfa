import 'reflect-metadata';
import { createApp } from '../../../src/app/index.js';
import { loadConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/log.js';
import { openStore, type Store } from '../../../src/store/index.js';
import type { Order, StorePoint, Told } from './orders.js';

/*
 * A process with a gateway for each place. A gateway counts what its store is asked to write, and at the write that it was
 * told of it stops for good: before the store hears of it, or when it is durable.
 */
const WRITES = /^(add|append|end|expire|grant|insert|open|progress|remove|revoke|start)$/;
const SECRET_KEY = 'sk_test_kill';

class Place {
  private moves: string[] = [];
  private stop: StorePoint | undefined;
  private end: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly place: number) {}

  async obey(order: Order): Promise<void> {
    if (order.do === 'open') return this.tell({ url: await this.open(order.databaseUrl, order.stripeBase) });
    if (order.do === 'close') await this.end();
    if (order.do === 'trace') {
      this.moves = [];
      this.stop = order.stop;
    }
    this.tell({ moves: this.moves });
  }

  private tell(told: Omit<Told, 'place'>): void {
    process.send?.({ place: this.place, ...told });
  }

  private async open(databaseUrl: string, stripeBase: string): Promise<string> {
    const log = createLogger({ level: 'silent' });
    const config = loadConfig({
      PORT: '0',
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_API_BASE: stripeBase,
      STRIPE_READS_PER_SECOND: '100000',
      STRIPE_WRITES_PER_SECOND: '100000',
      VIEWER_CALLS_PER_MINUTE: '1000000',
      OPERATION_TIMEOUT_SECONDS: '60',
    });
    const store = await openStore(databaseUrl, log);
    const app = await createApp({
      config,
      log,
      store: this.watchedStore(store),
      stripeTarget: { secretKey: SECRET_KEY, base: stripeBase, mode: 'test', limits: config.stripeLimits },
      landing: { apiKey: undefined, document: '{ __typename }' },
    });
    this.end = async () => {
      await app.close();
      await store.close();
    };
    return app.url;
  }

  private watchedStore(store: Store): Store {
    return {
      ...store,
      apiKeys: this.watched(store.apiKeys, 'apiKeys'),
      accountGrants: this.watched(store.accountGrants, 'accountGrants'),
      clientTokens: this.watched(store.clientTokens, 'clientTokens'),
      trustedDocuments: this.watched(store.trustedDocuments, 'trustedDocuments'),
      writes: this.watched(store.writes, 'writes'),
      audit: this.watched(store.audit, 'audit'),
    };
  }

  private watched<Part extends object>(part: Part, partName: string): Part {
    return new Proxy(part, {
      get: (target, property, receiver) => {
        const method: unknown = Reflect.get(target, property, receiver);
        const name = String(property);
        if (typeof method !== 'function' || !WRITES.test(name)) return method;
        return async (...given: readonly unknown[]) => {
          const move = this.moves.push(`${partName}.${name}`);
          if (this.stop?.number === move && this.stop.side === 'before') await this.forever();
          const answer: unknown = await Reflect.apply(method, target, given);
          if (this.stop?.number === move) await this.forever();
          return answer;
        };
      },
    });
  }

  private forever(): Promise<never> {
    this.tell({ held: true });
    return new Promise(() => undefined);
  }
}

const places = new Map<number, Place>();

process.on('message', (order: Order) => {
  const place = places.get(order.place) ?? new Place(order.place);
  places.set(order.place, place);
  place.obey(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));
