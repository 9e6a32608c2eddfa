import type { Listener, Sandbox } from '../sandbox/index.js';
import { loadConfig } from '../config.js';
import { type Command, UsageError } from './command.js';
import { readOptions, readPort } from './options.js';
import { advanceSandbox } from './sandbox/advance.js';
import { triggerEvent } from './sandbox/trigger.js';

export const sandbox: Command = {
  name: 'sandbox',
  usage:
    '[--port 12111] [--seed demo|empty] [--frozen] [--data FILE] [--webhook URL] | advance 7d [--url URL | --port N] | ' +
    'trigger EVENT [--account ID] [--url URL | --port N]',
  summary:
    'Runs the Stripe sandbox alone. --frozen stops its clock until a request advances it, --data keeps its world in a ' +
    'file, --webhook sends it every event and asks it about authorizations. advance moves the clock of a running one, ' +
    'trigger makes an event by doing what causes it, and moves the clock where that takes time. Both find the sandbox by ' +
    '--url, --port or SANDBOX_URL.',
  async run(args, terminal) {
    if (args[0] === 'advance') return await advanceSandbox(args.slice(1), terminal);
    if (args[0] === 'trigger') return await triggerEvent(args.slice(1), terminal);
    const { env, out } = terminal;
    const options = readOptions(args, {
      port: { type: 'string' },
      seed: { type: 'string' },
      frozen: { type: 'boolean' },
      data: { type: 'string' },
      webhook: { type: 'string' },
    });
    const { stripe } = loadConfig({ ...env, NODE_ENV: '', STRIPE_SECRET_KEY: '', STRIPE_API_BASE: '', PORT: '0' });
    if (stripe.kind !== 'sandbox') throw new Error('The sandbox has no configuration');
    const port = options.port === undefined ? stripe.port : readPort(options.port);
    const seed = options.seed === undefined ? stripe.seed : readSeed(options.seed);
    const { startSandbox } = await import('../sandbox/index.js');
    const running = await startSandbox({
      port,
      seed,
      clock: options.frozen ? 'frozen' : 'real',
      ...(options.data === undefined ? {} : { data: options.data }),
      webhooks: options.webhook === undefined ? [] : listenersAt(options.webhook),
    });
    out(describe(running));
    const stop = () => void running.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    return undefined;
  },
};

function readSeed(text: string): 'demo' | 'empty' {
  if (text === 'demo' || text === 'empty') return text;
  throw new UsageError(`--seed must be demo or empty, not ${text}`);
}

/** One endpoint for the platform and one for connected accounts, as `stripe listen` has them. */
function listenersAt(url: string): Listener[] {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageError(`--webhook must be a URL, not ${url}`);
  const enabledEvents = ['*', 'issuing_authorization.request'];
  return [
    { url, enabledEvents },
    { url, connect: true, enabledEvents },
  ];
}

function describe({ url, webhooks }: Sandbox): string {
  const secrets = webhooks.listeners.map(
    ({ connect, secret, url: to }) =>
      `  ${connect ? 'connected accounts' : 'the platform'}: ${to}, signed with ${secret}`,
  );
  return [
    `The Stripe sandbox listens at ${url}. Any key that begins with sk_test_ opens it:`,
    '',
    `  curl ${url}/v1/accounts -u sk_test_cardgraph:`,
    `  curl ${url}/_sandbox/requests`,
    '',
    ...(secrets.length > 0 ? ['Events go to', ...secrets, ''] : []),
    '',
  ].join('\n');
}
