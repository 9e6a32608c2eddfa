/*
 * A Stripe you can run: Connect, Treasury and Issuing behind Stripe's own HTTP API, stateful per connected account.
 * Door: `startSandbox`. Any Stripe SDK or curl talks to `url` with any `sk_test_…` key; `/_sandbox/` holds the request
 * log and the clock. wire/ knows the protocol and no resource, state/ knows neither, one file per resource knows both.
 * It must not know the rest of the product: it meets the gateway over HTTP only.
 */
import type { Server } from 'node:http';
import { createEndpointTable } from './endpoints.js';
import { advance } from './control.js';
import { Faults } from './controls/faults.js';
import { Forks, type ForkOptions } from './controls/forks.js';
import { loadImage, takeImage, type Living, type WorldImage } from './controls/image.js';
import { RateLimits } from './controls/rate-limits.js';
import { Snapshots } from './controls/snapshots.js';
import { WorldFile } from './controls/world-file.js';
import { Dispatcher, type RequestLogEntry } from './dispatch.js';
import { plantSeed, type Seeded } from './seed.js';
import { createSandboxServer } from './server.js';
import type { ClockKind } from './state/clock.js';
import { World } from './state/world.js';
import { disableEndpoints } from './webhooks/state.js';
import { openCourier } from './webhooks/courier.js';
import { registerListener, type Listener, type RegisteredListener } from './webhooks/listeners.js';

export type { RequestLogEntry } from './dispatch.js';
export type { FaultOrder } from './controls/faults.js';
export type { Seeded } from './seed.js';
export type { Listener, RegisteredListener } from './webhooks/listeners.js';

export interface SandboxOptions {
  /** 0, the default: one that is free. */
  port?: number;
  host?: string;
  seed?: 'demo' | 'empty';
  clock?: ClockKind;
  /** Unix seconds at which a frozen clock stands. */
  startAt?: number;
  /** The same seed and calls give the same ids. */
  rngSeed?: string;
  /** A file that the world is kept in. If there is one already, its world goes on and nothing is seeded. */
  data?: string;
  /** Webhook endpoints that are there from the start, after the demo world was made. */
  webhooks?: readonly Listener[];
}

export interface Sandbox {
  url: string;
  port: number;
  /** The live log: oldest first, without the seed's own calls. */
  requests: readonly RequestLogEntry[];
  clearRequests(): void;
  clock: { now(): number; advance(seconds: number): void };
  /** Everything that is stored, as text: while it stays the same, nothing has been changed. */
  contents(): string;
  /** How many objects are stored, events included. */
  size(): number;
  /** Worlds put aside by name. A fork is another sandbox with such a world, its webhooks off unless asked for; it ends with this one. */
  snapshots: {
    take(name: string): void;
    restore(name: string): void;
    names(): string[];
    fork(name: string, options?: ForkOptions): Promise<Sandbox>;
  };
  faults: Pick<Faults, 'add' | 'list' | 'remove'>;
  limits: Pick<RateLimits, 'set' | 'current'>;
  /** The endpoints asked for at the start, a way to add one, and a wait until no delivery is under way. */
  webhooks: {
    listeners: readonly RegisteredListener[];
    listen(listener: Listener): RegisteredListener;
    settled(): Promise<void>;
  };
  /** Ids of the demo world. */
  seeded?: Seeded;
  close(): Promise<void>;
}

/** `silent`: its webhook endpoints start disabled. */
type StartImage = WorldImage & { silent: boolean };

const DEFAULT_START = 1_793_318_400;
/** How late, on a real clock, a retry may be. */
const TICK_MS = 1_000;

export function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return open(options, undefined);
}

async function open(options: SandboxOptions, image: StartImage | undefined): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, clock = 'real', startAt = DEFAULT_START } = options;
  const rngSeed = options.rngSeed ?? 'cardgraph';
  const world = new World({ clock, startAt, rngSeed });
  const dispatcher = new Dispatcher(world, createEndpointTable());
  const living = { world, keys: dispatcher.keys };
  const seeded = populate(options, dispatcher, living, image);
  const file = options.data === undefined ? undefined : WorldFile.follow(options.data, living);
  const courier = openCourier(world);
  const listeners = (options.webhooks ?? []).map((listener) => registerListener(world, listener));
  courier.recover();
  const ticking = clock === 'real' ? setInterval(() => dispatcher.tick(), TICK_MS).unref() : undefined;
  const snapshots = new Snapshots(living, () => {
    file?.renew();
    courier.recover();
  });
  const faults = new Faults(rngSeed);
  const limits = new RateLimits(world);
  const forks = forksOf(options, snapshots);
  const server = createSandboxServer(dispatcher, world, { snapshots, faults, limits, courier, forks }, async () => {
    await file?.settled();
  });
  const stop = () => {
    clearInterval(ticking);
    courier.close();
  };
  const bound = await listening(server, port, host).catch((error: unknown) => {
    stop();
    file?.close();
    throw error;
  });
  world.address = `http://${host}:${bound}`;
  return {
    url: world.address,
    port: bound,
    requests: dispatcher.log,
    clearRequests: () => {
      dispatcher.log.length = 0;
    },
    clock: { now: () => world.clock.now(), advance: (seconds) => advance(dispatcher, world, seconds) },
    size: () => takeImage(living).objects.length,
    contents: () => JSON.stringify(takeImage(living).objects),
    snapshots: doorOf(snapshots, forks),
    faults,
    limits,
    webhooks: {
      listeners,
      listen: (listener) => registerListener(world, listener),
      settled: () => courier.settled(),
    },
    ...(seeded ? { seeded } : {}),
    async close() {
      stop();
      await forks.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      file?.close();
    },
  };
}

/** With the same options, but for the file, the port and the listeners, which are in the snapshot. */
function forksOf(options: SandboxOptions, snapshots: Snapshots): Forks<Sandbox> {
  const { data: _, port: __, webhooks: ___, ...same } = options;
  return new Forks((name, { webhooks = false }) => open(same, { ...snapshots.image(name), silent: !webhooks }));
}

function doorOf(snapshots: Snapshots, forks: Forks<Sandbox>): Sandbox['snapshots'] {
  return {
    take: (name) => snapshots.take(name),
    restore: (name) => snapshots.restore(name),
    names: () => snapshots.names(),
    fork: (name, asked) => forks.start(name, asked),
  };
}

/** The world to begin with: an image, what the file holds, or a seed. */
function populate(
  { data, seed, clock = 'real', rngSeed }: SandboxOptions,
  dispatcher: Dispatcher,
  living: Living,
  image: StartImage | undefined,
): Seeded | undefined {
  const { world } = living;
  if (image) loadImage(living, image);
  if (image?.silent) disableEndpoints(world.platform);
  const isOld = image !== undefined || (data !== undefined && WorldFile.load(data, living));
  const seeded = seed === 'demo' && !isOld ? plantSeed(dispatcher, world) : undefined;
  dispatcher.log.length = 0;
  // The demo world has the same ids at each start; what people add to it must not be mistaken for an earlier run's.
  if (clock === 'real' && rngSeed === undefined) world.ids.reseed(`${process.pid} ${Date.now()}`);
  return seeded;
}

async function listening(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EACCES: `Port ${port} is not yours to listen on: choose one above 1023`,
    EADDRINUSE: `Port ${port} is in use on ${host}: stop what listens there, or choose another port`,
    EADDRNOTAVAIL: `${host} is no address of this machine: choose another host`,
  };
  return new Error(reasons[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
}
