import type Stripe from 'stripe';
import { createKeys } from '../../../src/auth/keys.js';
import { PERMISSIONS } from '../../../src/auth/permissions.js';
import { createLogger } from '../../../src/log.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { openStore, type Store } from '../../../src/store/index.js';
import type { TestDatabase } from '../../kit/databases.js';
import { aCardProgram, type CardProgram } from '../../kit/given/cards.js';
import { stripeFor } from '../../kit/start-gateway.js';
import { openGate, type Gate } from './gate.js';
import type { Fleet, Gateway } from './fleet.js';

/** A Stripe and a database that outlive every gateway on them, the gate between, and the gateway that is there at the time. */
export interface World {
  readonly sandbox: Sandbox;
  /** The platform, past the gate. */
  readonly stripe: Stripe;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly gate: Gate;
  readonly program: CardProgram;
  /** Of another account. */
  readonly payee: CardProgram;
  /** Of a viewer of all accounts with every permission. */
  readonly secret: string;
  readonly gateway: Gateway;
  /** How many objects of each kind there are in Stripe. */
  census(): Readonly<Record<string, number>>;
  nextName(): string;
  close(): Promise<void>;
}

const CASH = 100_000_000;

export async function openWorld(fleet: Fleet, database: TestDatabase): Promise<World> {
  const sandbox = await startSandbox({ port: 0, seed: 'empty', clock: 'frozen' });
  const gate = await openGate(sandbox.url);
  const stripe = stripeFor(sandbox);
  const store = await openStore(database.url, createLogger({ level: 'silent' }));
  const terms = { name: 'kill', accounts: 'all', permissions: [...PERMISSIONS], mode: 'test' } as const;
  const { secret } = await createKeys(store).create(terms);
  const program = await aCardProgram(stripe, CASH);
  const payee = await aCardProgram(stripe);
  // Last: whoever has joined keeps the others from being killed until it stands still itself.
  const gateway = await fleet.join({ databaseUrl: database.url, stripeBase: gate.url });
  let names = 0;
  return {
    sandbox,
    stripe,
    store,
    databaseUrl: database.url,
    gate,
    program,
    payee,
    secret,
    gateway,
    census: () => censusOf(sandbox),
    nextName: () => `name-${names++}`,
    async close() {
      gate.close();
      await store.close();
      await sandbox.close();
      await database.drop();
    },
  };
}

function censusOf(sandbox: Sandbox): Readonly<Record<string, number>> {
  const objects: readonly (readonly [string, string, ...unknown[]])[] = JSON.parse(sandbox.contents());
  const counts: Record<string, number> = {};
  for (const [, kind] of objects) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
