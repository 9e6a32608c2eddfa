import { events } from '../state/events.js';
import { endpoint, inPath, type Resource } from '../wire/endpoint.js';
import { hasThinTwin, snapshotId, thinEvent } from './payload.js';
import { noSuch } from '../wire/error-body.js';

/** What a receiver of a notification fetches. */
const retrieve = endpoint({
  method: 'GET',
  path: '/v2/core/events/:id',
  answers: 'v2.core.event',
  run(turn, _, { id }) {
    const event = inPath(events.in(turn.tenant), snapshotId(id), 'event', 'id');
    if (event.id === id || !hasThinTwin(event.type)) throw noSuch('event', id, 'id', 404);
    return thinEvent(event);
  },
});

export const thinEventResource: Resource = { routes: [retrieve] };
