import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../../kit/compiled.js';
import { WEBHOOK_SECRET } from '../../kit/start-gateway.js';
import type { Heard, Order, Told } from './orders.js';

export interface HearingGateway {
  readonly url: string;
  /** Resolves when it has taken events from the queue that it will never apply. */
  readonly stuck: Promise<unknown>;
  /** Resolves when all that was received is applied and told. */
  settled(): Promise<void>;
  /** Its clock goes so far ahead. */
  ahead(ms: number): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface Opening {
  readonly databaseUrl: string;
  /** Nobody answers there if nothing is said. */
  readonly stripeBase?: string;
  /** A free one if nothing is said. */
  readonly port?: number;
  readonly after?: number | null;
  readonly stuck?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly hear: (events: readonly Heard[]) => void;
}

export interface Gateways {
  open(opening: Opening): Promise<HearingGateway>;
  close(): Promise<void>;
}

const NOWHERE = 'http://127.0.0.1:1';
const PLENTY = '100000';

/** Gateways as processes of their own. */
export function openGateways(): Gateways {
  const directory = compiled(['src', 'test/webhooks/hearing']);
  const alive = new Set<ChildProcess>();
  return {
    async open(opening) {
      const program = join(directory, 'test/webhooks/hearing/gateway-process.js');
      const child = spawn(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: {} });
      alive.add(child);
      child.once('exit', () => alive.delete(child));
      return openOn(child, opening);
    },
    async close() {
      const ended = [...alive].map((child) => once(child, 'exit'));
      for (const child of alive) child.kill('SIGKILL');
      await Promise.all(ended);
      rmSync(directory, { recursive: true });
    },
  };
}

async function openOn(child: ChildProcess, { hear, ...opening }: Opening): Promise<HearingGateway> {
  child.on('message', (told: Told) => {
    if (told.kind === 'heard') hear(told.events);
  });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The gateway has ended.')));
  gone.catch(() => undefined);
  const told = <K extends Told['kind']>(kind: K) => {
    const heard = new Promise<Extract<Told, { kind: K }>>((resolve) => {
      const listen = (message: Told) => {
        if (!isOf(message, kind)) return;
        child.off('message', listen);
        resolve(message);
      };
      child.on('message', listen);
    });
    const answer = Promise.race([heard, gone]);
    answer.catch(() => undefined);
    return answer;
  };
  const ask = async <K extends Told['kind']>(order: Order, kind: K) => {
    const answer = told(kind);
    child.send(order);
    return answer;
  };
  const stuck = told('stuck');
  const { after = null, stuck: isStuck = false } = opening;
  const { url } = await ask({ do: 'open', env: envOf(opening), after, stuck: isStuck, aheadMs: 0 }, 'opened');
  return {
    url,
    stuck,
    settled: async () => void (await ask({ do: 'settle' }, 'done')),
    ahead: async (ms) => void (await ask({ do: 'ahead', ms }, 'done')),
    async kill() {
      child.kill('SIGKILL');
      await gone.catch(() => undefined);
    },
    async close() {
      await ask({ do: 'close' }, 'done');
      child.disconnect();
      await gone.catch(() => undefined);
    },
  };
}

function isOf<K extends Told['kind']>(told: Told, kind: K): told is Extract<Told, { kind: K }> {
  return told.kind === kind;
}

function envOf({ databaseUrl, stripeBase = NOWHERE, port = 0, env = {} }: Omit<Opening, 'hear'>) {
  return {
    PORT: String(port),
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    STRIPE_SECRET_KEY: 'sk_test_hearing',
    STRIPE_API_BASE: stripeBase,
    STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
    STRIPE_READS_PER_SECOND: PLENTY,
    STRIPE_WRITES_PER_SECOND: PLENTY,
    VIEWER_CALLS_PER_MINUTE: '1000000',
    EVENT_CHECK_MINUTES: '0',
    ...env,
  };
}
