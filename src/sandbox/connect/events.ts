import { events, type StoredEvent } from '../state/events.js';
import { renderEvent } from '../webhooks/payload.js';
import { undelivered } from '../webhooks/state.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid, noSuch } from '../wire/error-body.js';
import { inRange, boolean, range, string } from '../wire/param-kinds.js';
import { arrayOf } from '../wire/params.js';

const NOUN = 'event';
const KEPT_FOR = 30 * 24 * 60 * 60;

const list = listEndpoint({
  path: '/v1/events',
  answers: 'event',
  filters: {
    created: range(),
    delivery_success: boolean(),
    type: string(),
    types: arrayOf(string(), { max: 20 }),
  },
  source(turn, { created, delivery_success: arrived, type, types }) {
    if (type !== undefined && types !== undefined) {
      throw invalid('You may only specify one of these parameters: type, types.', { code: 'parameters_exclusive' });
    }
    const collection = events.in(turn.tenant);
    const wanted = types ?? (type === undefined ? undefined : [type]);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (event) =>
        inRange(created, event.created) &&
        (!wanted || wanted.some((pattern) => matches(pattern, event.type))) &&
        kept(turn.now, event) &&
        (arrived === undefined || arrived === (undelivered(turn.world.platform, event.id) === 0)),
      render: (event) => renderEvent(turn.world, event),
      noun: NOUN,
    };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/events/:id',
  answers: 'event',
  run(turn, _, { id }) {
    const event = inPath(events.in(turn.tenant), id, NOUN, 'id');
    if (!kept(turn.now, event)) throw noSuch(NOUN, id, 'id', 404);
    return renderEvent(turn.world, event);
  },
});

/** `issuing_card.*` selects a family, as on Stripe. */
function matches(pattern: string, type: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

function kept(now: number, event: StoredEvent): boolean {
  return now - event.created <= KEPT_FOR;
}

export const eventResource: Resource = { routes: [list, retrieve] };
