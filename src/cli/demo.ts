import { DEVELOPMENT_KEY, loadConfig } from '../config.js';
import { createLogger } from '../log.js';
import type { Command, Terminal } from './command.js';
import { story } from './demo/story.js';
import { readOptions } from './options.js';
import { tell } from './demo/tell-story.js';

export const demo: Command = {
  name: 'demo',
  usage: '[--url http://127.0.0.1:4000] [--key cg_test_…]',
  summary: 'Plays a story from onboarding to a dispute, against --url or a gateway and sandbox of its own.',
  async run(args, terminal) {
    const { url, key } = readOptions(args, { url: { type: 'string' }, key: { type: 'string' } });
    if (url !== undefined) return play(url, key ?? DEVELOPMENT_KEY, terminal);
    const running = await startOwn();
    try {
      return await play(running.url, DEVELOPMENT_KEY, terminal);
    } finally {
      await running.close();
    }
  },
};

/** Free ports and a store in memory: it leaves nothing behind and collides with nothing. */
async function startOwn() {
  const { startCardgraph } = await import('../main.js');
  const config = loadConfig({ PORT: '0', SANDBOX_PORT: '0', SANDBOX_SEED: 'empty', DATABASE_URL: 'sqlite::memory:' });
  return startCardgraph(config, createLogger({ level: 'warn' }));
}

async function play(url: string, key: string, { out, err }: Terminal): Promise<number> {
  const endpoint = `${url.replace(/\/(graphql)?\/?$/, '')}/graphql`;
  out(`Playing the story against ${endpoint}\n\n`);
  const failure = await tell(story, { endpoint, key, out });
  if (failure === undefined) return 0;
  err(`\n${failure}\n`);
  return 1;
}
