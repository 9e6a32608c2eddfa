import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from './command.js';
import { readOptions } from './options.js';

const FILE = 'schema.graphql';

export const schema: Command = {
  name: 'schema',
  usage: '[--check | --print]',
  summary: `Writes ${FILE}. --check fails if it is not current, --print writes to the terminal.`,
  async run(args, { out, err }) {
    const { check, print } = readOptions(args, { check: { type: 'boolean' }, print: { type: 'boolean' } });
    const { printGraphSchema } = await import('./print-schema.js');
    const text = printGraphSchema();
    if (print) {
      out(text);
    } else if (!check) {
      await writeFile(FILE, text);
      out(`${FILE} is written.\n`);
    } else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
      err(`${FILE} is not current: run npm run schema and commit it.\n`);
      return 1;
    }
    return 0;
  },
};
