import { events, type StoredEvent } from '../state/events.js';
import { schedule } from '../state/jobs.js';
import { listenToEvents, Turn } from '../state/turn.js';
import type { World } from '../state/world.js';
import { bodyFor } from './payload.js';
import { post, reasonOf } from './post.js';
import {
  changeSettings,
  deliveries,
  settingsOf,
  webhookEndpoints,
  type Attempt,
  type StoredDelivery,
  type StoredEndpoint,
} from './state.js';
import { subscribers } from './subscription.js';

export const RETRY_JOB = 'webhook.retry';
const TIMEOUT_MS = 10_000;

/**
 * Brings events to endpoints. Deliveries are recorded inside the call that makes the event and sent after it has ended,
 * one after the other to each endpoint. What is recorded survives a restart; what is under way is sent again.
 */
export class Courier {
  private waiting = new Set<string>();
  private held: string[] = [];
  private planned = false;
  private closed = false;
  /** By endpoint: what is being sent to it, until the last of it. */
  private readonly chains = new Map<string, Promise<void>>();

  constructor(readonly world: World) {}

  /** Records who is to hear of an event. */
  record(turn: Turn, event: StoredEvent): number {
    const { platform } = this.world;
    const found = subscribers(platform, event);
    for (const endpoint of found) this.enqueue(this.add(turn, event, endpoint).id);
    return found.length;
  }

  add(turn: Turn, event: StoredEvent, endpoint: StoredEndpoint): StoredDelivery {
    return deliveries.in(this.world.platform).put({
      id: this.world.ids.object('whd', this.world.platform.id),
      created: turn.now,
      account: turn.tenant.id,
      attempts: [],
      due: turn.now,
      endpoint: endpoint.id,
      event: event.id,
      status: 'pending',
      type: event.type,
    });
  }

  /** To be sent when the running call has ended. What the call then rolls back is not there any more. */
  enqueue(id: string): void {
    if (this.closed) return;
    this.waiting.add(id);
    if (this.planned) return;
    this.planned = true;
    setImmediate(() => this.flush());
  }

  /** Sends again what was under way when the world was saved. */
  recover(): void {
    const now = this.world.clock.now();
    for (const { value } of deliveries.in(this.world.platform).rows('open', 'open')) {
      if (value.due <= now) this.enqueue(value.id);
    }
  }

  /** Nothing is under way. What waits for a later attempt does not count. */
  async settled(): Promise<void> {
    while (this.waiting.size > 0 || this.chains.size > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all(this.chains.values());
    }
  }

  close(): void {
    this.closed = true;
    this.waiting.clear();
  }

  private flush(): void {
    this.planned = false;
    const ids = [...this.waiting];
    this.waiting.clear();
    for (const id of ids) {
      const delivery = deliveries.in(this.world.platform).get(id);
      if (delivery?.status === 'pending' && !this.closed) this.withFaults(delivery);
    }
  }

  private withFaults(delivery: StoredDelivery): void {
    const { platform } = this.world;
    const { duplicate, lose, reverse } = settingsOf(platform);
    if (lose > 0) {
      changeSettings(platform, platform, { lose: lose - 1 });
      deliveries.in(platform).update(delivery.id, { status: 'lost' });
      return;
    }
    if (reverse > 0) {
      this.held.push(delivery.id);
      if (this.held.length < reverse) return;
      changeSettings(platform, platform, { reverse: 0 });
      return this.release();
    }
    if (duplicate > 0) {
      changeSettings(platform, platform, { duplicate: duplicate - 1 });
      this.send(delivery);
    }
    this.send(delivery);
  }

  /** What is held back goes out, the last one first. */
  release(): void {
    const held = this.held.reverse();
    this.held = [];
    for (const id of held) {
      const delivery = deliveries.in(this.world.platform).get(id);
      if (delivery) this.send(delivery);
    }
  }

  private send(delivery: StoredDelivery): void {
    const { endpoint } = delivery;
    const before = this.chains.get(endpoint) ?? Promise.resolve();
    const chain = before.then(() => this.attempt(delivery));
    this.chains.set(endpoint, chain);
    void chain.then(() => {
      if (this.chains.get(endpoint) === chain) this.chains.delete(endpoint);
    });
  }

  private async attempt({ id, account, endpoint: to, event: of }: StoredDelivery): Promise<void> {
    const tenant = this.world.tenant(account);
    const event = tenant && events.in(tenant).get(of);
    const endpoint = webhookEndpoints.in(this.world.platform).get(to);
    if (this.closed) return;
    if (!event || !endpoint) return this.outcome(id, null, 'The endpoint or the event is gone', true);
    if (endpoint.status === 'disabled') return this.outcome(id, null, 'The endpoint is disabled');
    const body = bodyFor(endpoint, event);
    try {
      const { status } = await post({ url: endpoint.url, secret: endpoint.secret, body, timeoutMs: TIMEOUT_MS });
      this.outcome(id, status, null);
    } catch (error) {
      this.outcome(id, null, reasonOf(error));
    }
  }

  /** What a delivery has come to; one that has arrived once stays so. */
  outcome(id: string, status: number | null, error: string | null, final = false): void {
    const { clock, journal, platform } = this.world;
    const delivery = deliveries.in(platform).get(id);
    if (!delivery || this.closed) return;
    journal.attempt(() => {
      const attempt: Attempt = { at: Math.max(clock.now(), delivery.due), status, error };
      const attempts = [...delivery.attempts, attempt];
      if (status !== null && status >= 200 && status < 300) {
        deliveries.in(platform).update(id, { attempts, status: 'succeeded' });
      } else if (delivery.status === 'pending') this.missed({ ...delivery, attempts }, final);
    });
  }

  private missed(delivery: StoredDelivery, final: boolean): void {
    const { id, attempts } = delivery;
    const { clock, platform } = this.world;
    const delay = settingsOf(platform).retry_delays[attempts.length - 1];
    if (final || delay === undefined) {
      deliveries.in(platform).update(id, { attempts, status: 'failed' });
      return;
    }
    const due = delivery.due + delay;
    deliveries.in(platform).update(id, { attempts, due });
    if (due <= clock.now()) return this.enqueue(id);
    const turn = new Turn(this.world, platform, clock.now(), null, null);
    schedule(turn, RETRY_JOB, due, { delivery: id }, `job_${id}_${attempts.length}`);
  }
}

const couriers = new WeakMap<World, Courier>();

export function openCourier(world: World): Courier {
  const courier = new Courier(world);
  couriers.set(world, courier);
  listenToEvents(world, (turn, event) => courier.record(turn, event));
  return courier;
}

/** None while the demo world is being made. */
export function courierOf(world: World): Courier | undefined {
  return couriers.get(world);
}
