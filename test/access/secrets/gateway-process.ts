import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BOOTSTRAP_KEY, METRICS_TOKEN, REDIS_PASSWORD, STORE_KEY, STRIPE_KEY, WEBHOOK_SECRET } from './marks.js';

export const ROOT = join(__dirname, '../../..');

/** A gateway in a process of its own, with a mark in every place for a secret, that tells all it can. */
export function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'trace', STRIPE_SECRET_KEY: STRIPE_KEY },
      ...{ BOOTSTRAP_API_KEY: BOOTSTRAP_KEY, STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET, METRICS_TOKEN },
      // Stripe that keeps silent is not waited for at length, nor calls after it said that they come too fast.
      ...{ OPERATION_TIMEOUT_SECONDS: '3', STRIPE_READS_PER_SECOND: '100000', STRIPE_WRITES_PER_SECOND: '100000' },
      ...{ STORE_KEYS: STORE_KEY },
      ...{ REDIS_URL: `redis://cards:${REDIS_PASSWORD}@127.0.0.1:1` },
      ...env,
    },
  });
  const ended = once(child, 'exit');
  const hear = (listener: (text: string) => void) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => listener(String(part)));
  };
  const listening = new Promise<string>((resolve, reject) => {
    let out = '';
    hear((text) => {
      out += text;
      const at = /"url":"(http[^"]+)"/.exec(out)?.[1];
      if (at !== undefined) resolve(at);
    });
    void ended.then(() => reject(new Error(`It ended: ${out}`)));
  });
  return {
    hear,
    listening,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
