import { events, newEvent, type EventObject, type EventType, type StoredEvent } from './events.js';
import type { Tenant } from './tenant.js';
import type { World } from './world.js';

/** Told of each event as it is recorded, inside the call that makes it; returns how many deliveries it starts. */
export type EventListener = (turn: Turn, event: StoredEvent) => number;

const listeners = new WeakMap<World, EventListener>();

export function listenToEvents(world: World, listener: EventListener): void {
  listeners.set(world, listener);
}

/**
 * One request, or one due job, being carried out on one account. Everything that changes state takes it: it knows the
 * time, invents ids and records events with the request that caused them.
 */
export class Turn {
  constructor(
    readonly world: World,
    readonly tenant: Tenant,
    readonly now: number,
    readonly requestId: string | null,
    readonly idempotencyKey: string | null,
  ) {}

  newId(prefix: string): string {
    return this.world.ids.object(prefix, this.tenant.id);
  }

  /**
   * Records an event of this account. Give the object as rendered now and, for an update, as rendered before; an update
   * that changed nothing records nothing.
   */
  emit<K extends EventType>(type: K, object: EventObject<K> & object, before?: EventObject<K> & object): void {
    if (before && JSON.stringify(before) === JSON.stringify(object)) return;
    this.record(type, object, before);
  }

  /** As `emit`, of an object that is rendered for this event alone. */
  record(type: EventType, object: object, before?: object): StoredEvent {
    const event = newEvent(this.newId('evt'), this, type, object, before);
    const pending_webhooks = listeners.get(this.world)?.(this, event) ?? 0;
    return events.in(this.tenant).put({ ...event, pending_webhooks });
  }

  /** The same call, gone on with after it had to wait. */
  later(): Turn {
    return this.on(this.world.tenant(this.tenant.id) ?? this.tenant, this.world.clock.now());
  }

  /** The same turn on another account. */
  on(tenant: Tenant, now = this.now): Turn {
    return new Turn(this.world, tenant, now, this.requestId, this.idempotencyKey);
  }
}
