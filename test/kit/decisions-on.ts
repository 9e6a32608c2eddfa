import { type Decisions, openDecisions } from '../../src/decisions/index.js';
import { createLogger } from '../../src/log.js';
import type { Store } from '../../src/store/index.js';
import { API_VERSION } from '../../src/stripe/index.js';
import { createSeal } from '../../src/util/seal.js';

/** What decides on a store where nothing is heard of Stripe, and nobody is asked. */
export function decisionsOn(store: Store): Promise<Decisions> {
  return openDecisions({
    store,
    events: { subscribe: () => () => undefined },
    partners: { urlFault: () => null, post: () => Promise.resolve({ kind: 'failed', reason: 'refused' }) },
    seal: createSeal([]),
    otherwise: 'approve',
    mode: 'test',
    apiVersion: API_VERSION,
    log: createLogger({ level: 'silent' }),
  });
}
