import { openDeliveries } from '../../src/deliveries/index.js';
import { createEvents } from '../../src/events/bus.js';
import type { Ports } from '../../src/graph/context.js';
import { createLogger } from '../../src/log.js';
import { createPartnerHttp } from '../../src/partner-http/index.js';
import type { Store } from '../../src/store/index.js';
import { createSeal } from '../../src/util/seal.js';

/** Ports of a gateway that has endpoints and sends nothing to them. */
export function stillDeliveries(store: Store): Pick<Ports, 'deliveries' | 'later'> {
  const log = createLogger({ level: 'silent' });
  const { desk } = openDeliveries({
    store,
    events: createEvents(log),
    partners: {
      reach: () => Promise.resolve('revoked'),
      answer: () => Promise.resolve({ kind: 'closed', reason: 'revoked' }),
    },
    http: createPartnerHttp({ local: true }),
    seal: createSeal([]),
    mode: 'test',
    log,
  });
  return { deliveries: desk, later: { lasts: () => true, mayRun: () => Promise.resolve(true) } };
}
