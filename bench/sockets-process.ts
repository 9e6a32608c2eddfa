import 'reflect-metadata';
import { createApp } from '../src/app/index.js';
import { createKeys } from '../src/auth/keys.js';
import { PERMISSIONS } from '../src/auth/permissions.js';
import { loadConfig } from '../src/config.js';
import { createLogger } from '../src/log.js';
import { startSandbox } from '../src/sandbox/index.js';
import { openStore } from '../src/store/index.js';
import { aCardProgram } from '../test/kit/given/cards.js';
import { stripeFor } from '../test/kit/start-gateway.js';
import { SECRET } from './paced.js';

export interface SocketsReady {
  readonly url: string;
  readonly key: string;
  readonly account: string;
  /** An event of a card, to be sent again under other ids. */
  readonly snapshot: object;
}

/** A gateway that hears, and says how much memory it has when it is asked. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ port: 0, seed: 'empty', clock: 'frozen' });
  const log = createLogger({ level: 'silent' });
  const config = loadConfig({
    PORT: '0',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_BASE: sandbox.url,
    STRIPE_WEBHOOK_SECRETS: SECRET,
    EVENT_CHECK_MINUTES: '0',
    VIEWER_CONNECTIONS: '100000',
    DATABASE_URL: 'sqlite::memory:',
  });
  const store = await openStore(config.databaseUrl, log);
  const stripe = stripeFor(sandbox);
  const { account, card: id } = await aCardProgram(stripe);
  const card = await stripe.issuing.cards.retrieve(id, {}, { stripeAccount: account });
  const app = await createApp({
    config,
    log,
    store,
    stripeTarget: { secretKey: 'sk_test_bench', base: sandbox.url, mode: 'test', limits: config.stripeLimits },
    landing: { apiKey: undefined, document: '{ __typename }' },
  });
  const { secret: key } = await createKeys(store).create({
    ...{ name: 'bench', accounts: [account], permissions: [...PERMISSIONS], mode: 'test' },
  });
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() });
  });
  const ready: SocketsReady = { url: app.url, key, account, snapshot: card };
  process.send?.(ready);
}

process.on('SIGTERM', () => process.exit(0));
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
