import 'reflect-metadata';
import { createApp } from '../src/app/index.js';
import { loadConfig } from '../src/config.js';
import { createLogger } from '../src/log.js';
import { startSandbox } from '../src/sandbox/index.js';
import { openStore } from '../src/store/index.js';
import { aCardProgram, anAuthorization } from '../test/kit/given/cards.js';
import { stripeFor } from '../test/kit/start-gateway.js';
import { SECRET } from './paced.js';
import type { Ready } from './throughput.js';

export interface Hearing extends Ready {
  /** An event as Stripe sends it, with an object of usual size. */
  readonly event: string;
}

/** All that was received by then is applied. */
export interface Settled {
  readonly applied: number;
  /** Of the processor's time, since its start. */
  readonly cpuMs: number;
}

/** A gateway that hears of an account that it knows. It asks Stripe nothing. */
async function main(databaseUrl: string): Promise<void> {
  const { event, account } = await anEvent();
  const log = createLogger({ level: 'error' });
  const config = loadConfig({
    PORT: '0',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_BASE: 'http://127.0.0.1:1',
    STRIPE_WEBHOOK_SECRETS: SECRET,
    EVENT_CHECK_MINUTES: '0',
    DATABASE_URL: databaseUrl,
  });
  const store = await openStore(config.databaseUrl, log);
  await store.accountGrants.grant('bench', account);
  const stripeTarget = {
    ...{ secretKey: 'sk_test_bench', base: 'http://127.0.0.1:1', mode: 'test' as const, limits: config.stripeLimits },
  };
  const landing = { apiKey: undefined, document: '{ __typename }' };
  const app = await createApp({ config, log, store, stripeTarget, landing });
  process.on('message', () => {
    app
      .settled()
      .then(() => store.inbox.lastSeq())
      .then((applied) => process.send?.({ applied, cpuMs: cpuMs() } satisfies Settled))
      .catch(fail);
  });
  process.once('SIGTERM', () => {
    app
      .close()
      .then(() => store.close())
      .then(() => process.exit(0), fail);
  });
  const ready: Hearing = { url: `${app.url}/webhooks/stripe`, event };
  process.send?.(ready);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function anEvent(): Promise<{ event: string; account: string }> {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
  const stripe = stripeFor(sandbox);
  const { account, card } = await aCardProgram(stripe);
  await anAuthorization(stripe, account, { card, amount: 500 });
  const { data } = await stripe.events.list(
    { type: 'issuing_authorization.created', limit: 1 },
    { stripeAccount: account },
  );
  await sandbox.close();
  return { event: JSON.stringify({ ...data[0], account }), account };
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.once('message', (databaseUrl: string) => void main(databaseUrl).catch(fail));
