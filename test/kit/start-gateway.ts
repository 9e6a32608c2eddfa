import Stripe from 'stripe';
import { createApp } from '../../src/app/index.js';
import { createKeys } from '../../src/auth/keys.js';
import type { Keys } from '../../src/auth/keys.js';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import type { Permission } from '../../src/auth/permissions.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { createClient } from './client.js';
import type { Client } from './client.js';

export interface Gateway {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Stripe's own SDK on the sandbox, as the platform: what worlds are built with. */
  readonly stripe: Stripe;
  /** A viewer of all accounts with every permission. */
  readonly client: Client;
  readonly keys: Keys;
  /** What it keeps, to watch and to disturb. */
  readonly store: Store;
  /** Another viewer. */
  viewer(facts: ViewerFacts & { headers?: Record<string, string> }): Promise<Client>;
  /** What another viewer shows. */
  secret(facts: ViewerFacts): Promise<string>;
  /** Resolves when every event so far has come and is applied, where the gateway hears. */
  settled(): Promise<void>;
  /** The Stripe calls that the work made, as `GET /v1/issuing/cards`, in the order of their arrival. */
  calls(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export interface ViewerFacts {
  readonly accounts: 'all' | string[];
  readonly permissions?: Permission[];
}

const SECRET_KEY = 'sk_test_kit';
export const WEBHOOK_SECRET = 'whsec_kit';

/** The real thing on free ports: sandbox with a clock that stands, store in memory, gateway over HTTP. */
export async function startGateway(
  env: Readonly<Record<string, string>> = {},
  { clock = 'frozen', ...hearing }: Pick<SandboxOptions, 'clock'> & Hearing = {},
): Promise<Gateway> {
  return startGatewayOn(await startSandbox({ port: 0, seed: 'empty', clock }), env, hearing);
}

export interface Hearing {
  /** The sandbox sends it its events. */
  readonly hears?: boolean;
  /** It asks it about authorizations, too. */
  readonly decides?: boolean;
}

/** The same on a sandbox that is there already, and ends with the gateway. */
export async function startGatewayOn(
  sandbox: Sandbox,
  env: Readonly<Record<string, string>> = {},
  { decides = false, hears = decides }: Hearing = {},
): Promise<Gateway> {
  const log = createLogger({ level: 'silent' });
  // The sandbox takes what comes, unless a test says otherwise.
  const limits = {
    STRIPE_READS_PER_SECOND: '100000',
    STRIPE_WRITES_PER_SECOND: '100000',
    VIEWER_CALLS_PER_MINUTE: '1000000',
  };
  const base = { PORT: '0', STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_API_BASE: sandbox.url, NODE_ENV: 'test' };
  const hearing = { EVENT_CHECK_MINUTES: '0', ...(hears ? { STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET } : {}) };
  const config = loadConfig({ ...base, ...limits, DATABASE_URL: 'sqlite::memory:', ...hearing, ...env });
  const store = await openStore(config.databaseUrl, log);
  if (config.stripe.kind !== 'remote') throw new Error('A gateway under test has a sandbox of its own.');
  const { secretKey, mode, base: stripeBase } = config.stripe;
  const app = await createApp({
    config,
    log,
    store,
    stripeTarget: { secretKey, base: stripeBase.origin, mode, limits: config.stripeLimits },
    landing: { apiKey: undefined, document: '{ __typename }' },
    now: () => sandbox.clock.now() * 1000,
  });
  const endpoint = { url: `${app.url}/webhooks/stripe`, secret: WEBHOOK_SECRET };
  const enabledEvents = decides ? ['*', 'issuing_authorization.request'] : ['*'];
  if (hears) sandbox.webhooks.listen({ ...endpoint, connect: false });
  if (hears) sandbox.webhooks.listen({ ...endpoint, connect: true, enabledEvents });
  const secret: Gateway['secret'] = async ({ accounts, permissions = [...PERMISSIONS] }) =>
    (await createKeys(store).create({ name: 'test', accounts, permissions, mode })).secret;
  const viewer: Gateway['viewer'] = async ({ headers = {}, ...facts }) =>
    createClient(app.url, await secret(facts), headers);
  return {
    url: app.url,
    sandbox,
    stripe: stripeFor(sandbox),
    keys: createKeys(store),
    store,
    client: await viewer({ accounts: 'all' }),
    viewer,
    secret,
    async settled() {
      await sandbox.webhooks.settled();
      await app.settled();
    },
    async calls(work) {
      sandbox.clearRequests();
      await work();
      return sandbox.requests.map(({ method, path }) => `${method} ${path}`);
    },
    async close() {
      await app.close();
      await store.close();
      await sandbox.close();
    },
  };
}

export function stripeFor(sandbox: Sandbox): Stripe {
  return new Stripe(SECRET_KEY, { host: '127.0.0.1', port: sandbox.port, protocol: 'http', telemetry: false });
}
