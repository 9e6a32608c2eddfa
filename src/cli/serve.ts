import type { Command } from './command.js';
import { readOptions } from './options.js';

export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Runs the gateway, with the embedded sandbox if there is no Stripe key: what npm start does.',
  async run(args, { env }) {
    readOptions(args, {});
    const main = await import('../main.js');
    return main.serve(env);
  },
};
