import { schedule, type JobRunner } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { changeCard } from './change.js';
import { nextStop, shippingMoved, type ShippingStatus } from './shipping.js';
import { cards, type StoredCard } from './state.js';

/*
 * A physical card on its way through the post. The clock takes it from stop to stop; the test helpers move it at once,
 * and it goes on from where they left it. What was returned or lost stays so.
 */

const STEP = 'issuing_card.ship';

/** Plans the next stop. The job has an id of its own, since no shipment leaves the same place twice. */
export function onItsWay(turn: Turn, { id, shipping }: StoredCard): void {
  const next = shipping && nextStop(shipping, turn.now);
  if (!next) return;
  const from = shipping.status ?? '';
  schedule(turn, STEP, next.at, { card: id, from }, `job_${id}_${from}`);
}

export function shipmentMoved(turn: Turn, card: StoredCard, to: ShippingStatus): StoredCard {
  if (!card.shipping) return card;
  const shipping = shippingMoved(card.shipping, to, turn.now, (count) => turn.world.ids.digits(count));
  const moved = changeCard(turn, card, { shipping });
  onItsWay(turn, moved);
  return moved;
}

/** Moves nothing that has left the place meanwhile, and nothing whose card was canceled. */
const step: JobRunner = (turn, { card: id, from }) => {
  const card = cards.in(turn.tenant).get(id ?? '');
  if (!card?.shipping || card.status === 'canceled' || card.shipping.status !== from) return;
  const next = nextStop(card.shipping, turn.now);
  if (next) shipmentMoved(turn, card, next.to);
};

export const shipmentJobs = { [STEP]: step };
