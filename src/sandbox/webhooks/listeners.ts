import { Turn } from '../state/turn.js';
import type { World } from '../state/world.js';
import { webhookEndpoints } from './state.js';
import { addEndpoint } from './webhook-endpoints.js';

/** An endpoint that is there from the start. */
export interface Listener {
  url: string;
  /** Hears of connected accounts instead of the platform. */
  connect?: boolean;
  /** `['*']` unless said otherwise, which does not include `issuing_authorization.request`. */
  enabledEvents?: readonly string[];
  /** Made up unless given. */
  secret?: string;
  /** Gets thin event notifications, where there are such. */
  thin?: boolean;
}

export interface RegisteredListener {
  id: string;
  url: string;
  connect: boolean;
  secret: string;
}

/** A world that is taken up again may have the endpoint already. */
export function registerListener(world: World, wanted: Listener): RegisteredListener {
  const { connect = false, enabledEvents = ['*'], secret, thin, url } = wanted;
  const turn = new Turn(world, world.platform, world.clock.now(), null, null);
  const known = webhookEndpoints
    .in(world.platform)
    .all()
    .find((endpoint) => endpoint.url === url && endpoint.connect === connect);
  const made =
    known ??
    addEndpoint(turn, {
      url,
      connect,
      enabled_events: [...enabledEvents],
      ...(secret === undefined ? {} : { secret }),
      ...(thin === undefined ? {} : { thin }),
    });
  return { id: made.id, url, connect, secret: made.secret };
}
