import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../..');

export interface Instance {
  /** Resolves when its code is loaded; it opens the store when it is told to go. */
  readonly loaded: Promise<unknown>;
  go(): void;
  /** The lines that it has printed. */
  readonly lines: readonly string[];
  /** Resolves when there are so many. */
  printed(count: number): Promise<void>;
  kill(): void;
  readonly exited: Promise<number | null>;
}

/** Runs a program that opens the store at `url` in a process of its own, with `store` and `print` at hand. */
export function startInstance(url: string, program: string): Instance {
  const source = `
    const { openStore } = require('./src/store/index.ts');
    const { createLogger } = require('./src/log.ts');
    const print = (line) => process.stdout.write(line + '\\n');
    process.send('loaded');
    process.once('message', async () => {
      process.disconnect();
      const store = await openStore(${JSON.stringify(url)}, createLogger({ level: 'silent' }));
      ${program}
      await store.close();
    });`;
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', source], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error('It has no output.');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const exited = once(child, 'close').then(() => child.exitCode);
  return {
    loaded: once(child, 'message'),
    go: () => void child.send('go'),
    lines,
    async printed(count) {
      const ended = exited.then((code) =>
        Promise.reject(new Error(`It ended with ${code} after ${lines.length} lines`)),
      );
      ended.catch(() => undefined);
      while (lines.length < count) await Promise.race([once(reader, 'line'), ended]);
    },
    kill: () => void child.kill('SIGKILL'),
    exited,
  };
}
