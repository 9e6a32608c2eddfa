import 'reflect-metadata';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { createApp } from '../src/app/index.js';
import { createKeys } from '../src/auth/keys.js';
import { PERMISSIONS } from '../src/auth/permissions.js';
import { createClientTokens } from '../src/auth/tokens/client-tokens.js';
import { createUploadLinks } from '../src/auth/tokens/upload-links.js';
import { createViewer } from '../src/auth/viewer.js';
import { loadConfig } from '../src/config.js';
import { type Context, createContext, type Ports } from '../src/graph/context.js';
import { createKnownPrices } from '../src/graph/known-prices.js';
import { buildGraphSchema, mutationPermissions } from '../src/graph/schema.js';
import { createTrustedDocuments } from '../src/http/documents/trusted.js';
import { startHttp } from '../src/http/index.js';
import { createBudgetInMemory } from '../src/limits/in-memory.js';
import { createLogger } from '../src/log.js';
import { startSandbox } from '../src/sandbox/index.js';
import { openStore } from '../src/store/index.js';
import { connectStripe, Counts, Reads } from '../src/stripe/index.js';
import { createDesk } from '../src/webhooks/index.js';
import type { Audit } from '../src/writes/audit/index.js';
import { createWrites } from '../src/writes/index.js';
import { decisionsOn } from '../test/kit/decisions-on.js';
import { aBusyAccount } from '../test/kit/given/busy-account.js';
import { stripeFor } from '../test/kit/start-gateway.js';
import type { Ready } from './throughput.js';
import { stillDeliveries } from '../test/kit/still-deliveries.js';

const log = createLogger({ level: 'silent' });
const PLENTY = 1_000_000;

export interface ReadyPair extends Ready {
  /** The same without asking who asks and what it costs. */
  readonly openUrl: string;
}

/** Two gateways on one sandbox: the whole one, and one that knows neither credentials, limits nor an audit log. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
  const { account, card } = await aBusyAccount(stripeFor(sandbox), {
    ...{ cardholders: 10, cardsEach: 5, authorizations: 0 },
  });
  const config = loadConfig({
    PORT: '0',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_BASE: sandbox.url,
    STRIPE_READS_PER_SECOND: '100000',
    STRIPE_WRITES_PER_SECOND: '100000',
    VIEWER_CALLS_PER_MINUTE: String(PLENTY),
    DATABASE_URL: `sqlite:${join(await mkdtemp(join(tmpdir(), 'access-')), 'gateway.db')}`,
    ...(process.env['BENCH_REDIS_URL'] ? { REDIS_URL: process.env['BENCH_REDIS_URL'] } : {}),
  });
  const store = await openStore(config.databaseUrl, log);
  const stripeTarget = {
    ...{ secretKey: 'sk_test_bench', base: sandbox.url, mode: 'test' as const, limits: config.stripeLimits },
  };
  const landing = { apiKey: undefined, document: '{ __typename }' };
  const app = await createApp({ config, log, store, stripeTarget, landing });
  const key = { name: 'bench', accounts: 'all', permissions: [...PERMISSIONS], mode: 'test' } as const;
  const { secret } = await createKeys(store).create(key);
  const openUrl = await openGateway(stripeTarget, store);
  const ready: ReadyPair = { url: app.url, openUrl, key: secret, account, card: `${account}/${card}` };
  process.send?.(ready);
}

type Target = Parameters<typeof connectStripe>[0];
type Store = Awaited<ReturnType<typeof openStore>>;

/** One viewer for everyone, made anew for each request as a credential would; no prices, budgets, bounds of size or documents, no audit log. */
async function openGateway(stripeTarget: Target, store: Store): Promise<string> {
  const counts = new Counts();
  const audit: Audit = { append: () => Promise.resolve('ae_none'), page: () => Promise.resolve([]) };
  const decisions = await decisionsOn(store);
  const schema = buildGraphSchema();
  const ports: Ports = {
    stripe: connectStripe(stripeTarget),
    writes: createWrites({ store, audit, log }),
    auditLog: audit,
    mutationPermissions: mutationPermissions(schema),
    keys: createKeys(store),
    documents: createTrustedDocuments(store.trustedDocuments),
    uploadLinks: createUploadLinks(store, 'test'),
    inbox: createDesk({ ...store, mode: 'test' }),
    ...stillDeliveries(store),
    clientTokens: createClientTokens(store, { publish: () => undefined }),
    budget: createBudgetInMemory(PLENTY),
    decisions,
    bounds: { timeoutMs: 10_000, mostCalls: PLENTY },
    openReads: (from, recipes) => new Reads(from, recipes, counts),
    now: Date.now,
    price: createKnownPrices(),
    openReadings: () => ({ tell: () => Promise.resolve() }),
  };
  const facts = {
    principal: 'anyone',
    name: 'anyone',
    mode: 'test',
    permissions: PERMISSIONS,
    accounts: 'all',
  } as const;
  const apollo = new ApolloServer<Context>({
    schema,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [ApolloServerPluginCacheControlDisabled()],
  });
  const { url } = await startHttp<Context>({
    ...{ host: '127.0.0.1', port: 0, log, apollo, production: false },
    ready: {},
    context: () => {
      const viewer = createViewer(facts, () => Promise.reject(new Error('Nobody is granted anything.')));
      return Promise.resolve(
        createContext(ports, {
          viewer,
          namedAccount: null,
          traced: false,
          address: null,
          requestId: null,
          origin: 'http://localhost',
        }),
      );
    },
  });
  return url;
}

process.on('SIGTERM', () => process.exit(0));
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
