import type { Turn } from '../../state/turn.js';
import { disputes, type StoredDispute } from './state.js';
import { renderDispute } from './view.js';

/** What people change is told as an update; what the network does has events of its own. */
export function changeDispute(turn: Turn, dispute: StoredDispute, patch: Partial<StoredDispute>): StoredDispute {
  const changed = disputes.in(turn.tenant).update(dispute.id, patch);
  turn.emit('issuing_dispute.updated', renderDispute(changed), renderDispute(dispute));
  return changed;
}

type Moment = 'closed' | 'funds_reinstated' | 'funds_rescinded' | 'submitted';

export function disputeMoved(
  turn: Turn,
  dispute: StoredDispute,
  patch: Partial<StoredDispute>,
  moments: readonly Moment[],
): StoredDispute {
  const changed = disputes.in(turn.tenant).update(dispute.id, patch);
  for (const moment of moments) turn.emit(`issuing_dispute.${moment}`, renderDispute(changed));
  return changed;
}
