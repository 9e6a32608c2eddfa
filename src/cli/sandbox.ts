import { loadConfig } from '../config.js';
import { type Command, UsageError } from './command.js';
import { readOptions, readPort } from './options.js';
import { advanceSandbox } from './sandbox-advance.js';

export const sandbox: Command = {
  name: 'sandbox',
  usage: '[--port 12111] [--seed demo|empty] [--frozen] [--data FILE] | advance 7d [--url URL]',
  summary:
    'Runs the Stripe sandbox alone. --frozen stops its clock until a request advances it, --data keeps its world in a ' +
    'file. advance moves the clock of a running one.',
  async run(args, terminal) {
    if (args[0] === 'advance') return await advanceSandbox(args.slice(1), terminal);
    const { env, out } = terminal;
    const options = readOptions(args, {
      port: { type: 'string' },
      seed: { type: 'string' },
      frozen: { type: 'boolean' },
      data: { type: 'string' },
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
    });
    out(describe(running.url));
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

function describe(url: string): string {
  return [
    `The Stripe sandbox listens at ${url}. Any key that begins with sk_test_ opens it:`,
    '',
    `  curl ${url}/v1/accounts -u sk_test_cardgraph:`,
    `  curl ${url}/_sandbox/requests`,
    '',
    '',
  ].join('\n');
}
