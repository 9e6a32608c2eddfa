import 'reflect-metadata';
import { type AppOptions, createApp } from './app/index.js';
import { createKeys } from './auth/keys.js';
import { banner, FIRST_QUERY } from './cli/banner.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { createLogger, type Logger } from './log.js';
import { type Sandbox, startSandbox } from './sandbox/index.js';
import { keptIn, openStore, startRetention } from './store/index.js';
import { randomBase62 } from './util/random-base62.js';

/** Any test key opens the sandbox; this is the one that a sandboxed gateway shows. */
const SANDBOX_SECRET_KEY = 'sk_test_cardgraph';

export interface Running {
  readonly url: string;
  /** Where the Stripe of this gateway is, and whether it is our own sandbox. */
  readonly stripe: { readonly base: string; readonly sandbox: boolean; readonly secretKey: string | undefined };
  close(): Promise<void>;
}

type Closable = { close(): Promise<void> };

/** Starts everything that the configuration asks for, or nothing: what was opened before a failure is closed again. */
export async function startCardgraph(config: Config, log: Logger): Promise<Running> {
  const opened: Closable[] = [];
  const open = <T extends Closable>(thing: T): T => {
    opened.unshift(thing);
    return thing;
  };
  const close = async () => {
    for (const thing of opened.splice(0)) await thing.close();
  };
  try {
    const store = open(await openStore(config.databaseUrl, log));
    open(startRetention(keptIn(store, config.retention), { log }));
    const { target, sandbox } = await openStripe(config, open);
    if (config.bootstrapApiKey !== undefined)
      await createKeys(store).ensureBootstrap(config.bootstrapApiKey, target.mode);
    const landing = { apiKey: config.developmentKey, document: FIRST_QUERY };
    const secret = `whsec_${randomBase62(32)}`;
    const webhookSecrets = sandbox ? [...config.webhookSecrets, secret] : config.webhookSecrets;
    const app = open(
      await createApp({ config: { ...config, webhookSecrets }, log, store, stripeTarget: target, landing }),
    );
    const endpoint = { url: `${app.url}/webhooks/stripe`, secret };
    // One for the platform's own events, one for those of its accounts, as at Stripe; and that decides.
    sandbox?.webhooks.listen({ ...endpoint, connect: false });
    sandbox?.webhooks.listen({ ...endpoint, connect: true, enabledEvents: ['*', 'issuing_authorization.request'] });
    const secretKey = sandbox && target.secretKey;
    return { url: app.url, stripe: { base: target.base, sandbox: sandbox !== undefined, secretKey }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenedStripe {
  readonly target: AppOptions['stripeTarget'];
  /** Ours, when there is no key. */
  readonly sandbox: Sandbox | undefined;
}

async function openStripe(
  { stripe, stripeLimits: limits }: Config,
  open: <T extends Closable>(thing: T) => T,
): Promise<OpenedStripe> {
  if (stripe.kind === 'remote') {
    const { secretKey, base, mode } = stripe;
    return { target: { secretKey, base: base.origin, mode, limits }, sandbox: undefined };
  }
  const sandbox = open(await startSandbox({ port: stripe.port, seed: stripe.seed }));
  return { target: { secretKey: SANDBOX_SECRET_KEY, base: sandbox.url, mode: 'test', limits }, sandbox };
}

/** Runs until a signal ends it. Resolves with the exit code if it cannot start. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number | undefined> {
  try {
    const config = loadConfig(env);
    const log = createLogger({ level: config.logLevel });
    process.on('uncaughtExceptionMonitor', (err) => log.fatal({ err }, 'crashed'));
    const running = await startCardgraph(config, log);
    closeOnSignal(running, log);
    log.info({ url: running.url, stripe: running.stripe.base, environment: config.environment }, 'listening');
    if (!config.production) process.stdout.write(banner(config, running));
    return undefined;
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    return 1;
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return `Cardgraph could not start: ${String(error)}`;
  if ('code' in error && error.code === 'EADDRINUSE')
    return `Cardgraph could not start: ${error.message}. Set PORT or SANDBOX_PORT to a free port.`;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `Cardgraph could not start: ${error.message}${cause}`;
}

/** The first signal drains, a second one does not wait. */
function closeOnSignal(running: Running, log: Logger): void {
  let closing = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1);
    closing = true;
    log.info({ signal }, 'draining');
    running.close().then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (err: unknown) => {
        log.fatal({ err }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

if (require.main === module)
  void serve(process.env).then((code) => {
    if (code !== undefined) process.exit(code);
  });
