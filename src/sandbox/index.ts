/*
 * A Stripe you can run: Connect, Treasury and Issuing behind Stripe's own HTTP API, stateful per connected account.
 * Door: `startSandbox`. Any Stripe SDK or curl talks to `url` with any `sk_test_…` key; `/_sandbox/` holds the request
 * log and the clock. wire/ knows the protocol and no resource, state/ knows neither, one file per resource knows both.
 * It must not know the rest of the product: it meets the gateway over HTTP only.
 */
import { createEndpointTable } from './endpoints.js';
import { advance } from './control.js';
import { Dispatcher, type RequestLogEntry } from './dispatch.js';
import { plantSeed, type Seeded } from './seed.js';
import { createSandboxServer } from './server.js';
import type { ClockKind } from './state/clock.js';
import { World } from './state/world.js';

export type { RequestLogEntry } from './dispatch.js';
export type { Seeded } from './seed.js';

export interface SandboxOptions {
  /** 0, the default: any free port. */
  port?: number;
  host?: string;
  seed?: 'demo' | 'empty';
  clock?: ClockKind;
  /** Unix seconds at which a frozen clock stands. */
  startAt?: number;
  /** The same seed and calls give the same ids. */
  rngSeed?: string;
}

export interface Sandbox {
  url: string;
  port: number;
  /** The live log: oldest first, without the seed's own calls. */
  requests: readonly RequestLogEntry[];
  clearRequests(): void;
  clock: { now(): number; advance(seconds: number): void };
  /** Ids of the demo world. */
  seeded?: Seeded;
  close(): Promise<void>;
}

const DEFAULT_START = 1_793_318_400;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, clock = 'real', startAt = DEFAULT_START } = options;
  const world = new World({ clock, startAt, rngSeed: options.rngSeed ?? 'cardgraph' });
  const dispatcher = new Dispatcher(world, createEndpointTable());
  const seeded = options.seed === 'demo' ? plantSeed(dispatcher, world) : undefined;
  dispatcher.log.length = 0;
  // The demo world has the same ids at each start; what people add to it must not be mistaken for an earlier run's.
  if (clock === 'real' && options.rngSeed === undefined) world.ids.reseed(`${process.pid} ${Date.now()}`);
  const server = createSandboxServer(dispatcher, world);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    requests: dispatcher.log,
    clearRequests: () => {
      dispatcher.log.length = 0;
    },
    clock: { now: () => world.clock.now(), advance: (seconds) => advance(dispatcher, world, seconds) },
    ...(seeded ? { seeded } : {}),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
