import 'reflect-metadata';
import { createKeys } from '../src/auth/keys.js';
import { PERMISSIONS } from '../src/auth/permissions.js';
import { createApp } from '../src/app/index.js';
import { loadConfig } from '../src/config.js';
import { createLogger } from '../src/log.js';
import { startSandbox } from '../src/sandbox/index.js';
import { openStore } from '../src/store/index.js';
import { aBusyAccount } from '../test/kit/given/busy-account.js';
import { stripeFor } from '../test/kit/start-gateway.js';
import type { Ready } from './throughput.js';

/** The gateway and its sandbox in one process, as `npm start` runs them, with a world of fifty cards. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
  const log = createLogger({ level: 'silent' });
  const config = loadConfig({
    PORT: '0',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_BASE: sandbox.url,
    STRIPE_READS_PER_SECOND: '100000',
    VIEWER_CALLS_PER_MINUTE: '1000000',
    STRIPE_WRITES_PER_SECOND: '100000',
    DATABASE_URL: 'sqlite::memory:',
  });
  const store = await openStore(config.databaseUrl, log);
  const { account, card } = await aBusyAccount(stripeFor(sandbox), {
    cardholders: 10,
    cardsEach: 5,
    authorizations: 0,
  });
  const app = await createApp({
    config,
    log,
    store,
    stripeTarget: { secretKey: 'sk_test_bench', base: sandbox.url, mode: 'test', limits: config.stripeLimits },
    landing: { apiKey: undefined, document: '{ __typename }' },
  });
  const { secret } = await createKeys(store).create({
    name: 'bench',
    accounts: 'all',
    permissions: [...PERMISSIONS],
    mode: 'test',
  });
  const ready: Ready = { url: app.url, key: secret, account, card: `${account}/${card}` };
  process.send?.(ready);
}

process.on('SIGTERM', () => process.exit(0));
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
