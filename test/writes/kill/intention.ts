import { verifyAudit } from '../../../src/writes/audit/index.js';
import { type Client, createClient } from '../../kit/client.js';
import type { StripePoint } from './gate.js';
import type { StorePoint } from './orders.js';
import type { Given, KilledMutation } from './killed-mutation.js';
import type { World } from './world.js';

/** Where a process is killed. */
export type Point = { readonly stripe: StripePoint } | { readonly store: StorePoint };

export interface Payload {
  readonly replayed: boolean;
  readonly userErrors: readonly unknown[];
}

export interface Status {
  readonly state: string;
  readonly steps: readonly { readonly name: string; readonly outcome: string }[];
}

/** What an intention came to, as Stripe and our store tell it. */
export interface Came {
  /** How many objects of each kind are there that were not. */
  readonly made: Readonly<Record<string, number>>;
  readonly left: unknown;
  /** The idempotency keys that came with each kind of write. */
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  readonly auditFaults: readonly unknown[];
}

const STATUS = `query ($key: String!) { mutationStatus(idempotencyKey: $key) { state steps { name outcome } } }`;

/** One mutation under one key, sent until it is done. */
export class Intention {
  private constructor(
    private readonly world: World,
    private readonly mutation: KilledMutation,
    private readonly given: Given,
    private readonly key: string,
    private readonly before: Readonly<Record<string, number>>,
  ) {}

  static async in(world: World, mutation: KilledMutation): Promise<Intention> {
    const given = await mutation.given(world);
    world.sandbox.clearRequests();
    return new Intention(world, mutation, given, world.nextName(), world.census());
  }

  async send(): Promise<Payload> {
    const { name, input, selects } = this.mutation;
    const document = `mutation ($input: ${input}!) {
      done: ${name}(input: $input) { ${selects} replayed userErrors { code message path } } }`;
    const variables = { input: { ...this.given, idempotencyKey: this.key } };
    return (await this.client().run<{ done: Payload }>(document, variables)).done;
  }

  /** Sends, kills at the point and starts again. False: it was done before it came there. */
  async sendAndKill(point: Point): Promise<boolean> {
    const { gate, gateway } = this.world;
    const { held } = 'stripe' in point ? gate.trace(point.stripe) : await gateway.trace(point.store);
    const sent = this.send();
    const killed = await Promise.race([held.then(() => true), sent.then(() => false)]);
    if (killed) await Promise.all([gateway.killed(), sent.catch(() => undefined)]);
    gate.trace();
    await gateway.trace();
    return killed;
  }

  async status(): Promise<Status | null> {
    return (await this.client().run<{ mutationStatus: Status | null }>(STATUS, { key: this.key })).mutationStatus;
  }

  async came(): Promise<Came> {
    const { sandbox, store, census } = this.world;
    const now = census();
    const added = Object.entries(now).map(([kind, count]) => [kind, count - (this.before[kind] ?? 0)] as const);
    const keys: Record<string, (string | null)[]> = {};
    for (const { method, path, idempotencyKey } of sandbox.requests) {
      if (method === 'GET') continue;
      const known = (keys[`${method} ${path}`] ??= []);
      if (!known.includes(idempotencyKey)) known.push(idempotencyKey);
    }
    return {
      made: Object.fromEntries(added.filter(([, count]) => count !== 0)),
      keys,
      left: await this.mutation.leaves?.(this.world, this.given),
      auditFaults: (await verifyAudit(store)).faults,
    };
  }

  private client(): Client {
    return createClient(this.world.gateway.url, this.world.secret);
  }
}
