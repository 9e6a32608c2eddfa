/**
 * The command line: one file per command. Door: `runCli`. A command composes what other rooms offer at their doors and
 * knows none of their insides. What is heavy is loaded when it runs, so that `keys` does not wait for the graph.
 */
import 'reflect-metadata';
import { ConfigError } from '../config.js';
import { audit } from './audit.js';
import { events } from './events.js';
import { type Command, type Terminal, UsageError } from './command.js';
import { demo } from './demo.js';
import { doctor } from './doctor/index.js';
import { keys } from './keys.js';
import { sandbox } from './sandbox.js';
import { schema } from './schema.js';
import { serve } from './serve.js';

const commands: readonly Command[] = [serve, doctor, sandbox, keys, audit, events, schema, demo];

export async function runCli(args: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) {
    terminal.out(help());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.err(`There is no command ${name}.\n\n${help()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    terminal.out(usageOf(command));
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    terminal.err(explain(error, command));
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

function explain(error: unknown, command: Command): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usageOf(command)}`;
  return error instanceof Error ? `${error.message}\n` : `${String(error)}\n`;
}

function usageOf({ name, usage, summary }: Command): string {
  return `npm run cli -- ${`${name} ${usage}`.trim()}\n    ${summary}\n`;
}

function help(): string {
  const intro = 'Cardgraph, a GraphQL gateway to Stripe Issuing and Treasury.\n\n';
  return `${intro}${commands.map(usageOf).join('\n')}\nThe environment configures all of them: see README.md.\n`;
}

if (require.main === module) {
  const terminal: Terminal = {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
  void runCli(process.argv.slice(2), terminal).then((code) => {
    if (code !== undefined) process.exitCode = code;
  });
}
