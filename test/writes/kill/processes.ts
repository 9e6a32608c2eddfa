import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../../kit/compiled.js';
import type { Order, Told } from './orders.js';

/** A process of `gateway-process.ts`. */
export interface GatewayProcess {
  ask<T>(order: Order, pick: (told: Told) => T | undefined): Promise<T>;
  /** The next time that the gateway of the place tells it. */
  heard<T>(place: number, pick: (told: Told) => T | undefined): Promise<T>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export interface Processes {
  /** One that has loaded its code. */
  next(): GatewayProcess;
  /** Runs the command line as it was compiled for the processes. */
  cli(args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string }>;
  close(): void;
}

export function openProcesses(): Processes {
  const directory = compiled(['src', 'test/writes/kill']);
  const alive = new Set<ChildProcess>();
  const load = () => {
    const program = join(directory, 'test/writes/kill/gateway-process.js');
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: {} });
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    return child;
  };
  let spare = load();
  return {
    next() {
      const child = spare;
      spare = load();
      return handleOf(child);
    },
    async cli(args, env) {
      const program = join(directory, 'src/cli/index.js');
      const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
      let out = '';
      child.stdout.on('data', (chunk) => (out += String(chunk)));
      await once(child, 'close');
      return { code: child.exitCode, out };
    },
    close() {
      for (const child of alive) child.kill('SIGKILL');
      rmSync(directory, { recursive: true });
    },
  };
}

function handleOf(child: ChildProcess): GatewayProcess {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The gateway has ended.')));
  gone.catch(() => undefined);
  child.setMaxListeners(0);
  const heard: GatewayProcess['heard'] = (place, pick) => {
    const told = new Promise<NonNullable<ReturnType<typeof pick>>>((resolve) => {
      const listen = (message: Told) => {
        const picked = message.place === place ? pick(message) : undefined;
        if (picked === undefined || picked === null) return;
        child.off('message', listen);
        resolve(picked);
      };
      child.on('message', listen);
    });
    return Promise.race([told, gone]);
  };
  return {
    heard,
    ask(order, pick) {
      const answer = heard(order.place, pick);
      child.send(order);
      return answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone.catch(() => undefined);
    },
  };
}
