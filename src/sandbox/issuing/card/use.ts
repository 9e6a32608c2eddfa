import type { Turn } from '../../state/turn.js';
import { authorizations } from '../authorization/state.js';
import { issuingTransactions } from '../transaction/state.js';
import { cancellation, changeCard } from './change.js';
import { cards, type StoredCard } from './state.js';

/** A card that was made for so many payments ends with the last of them. */
export function cardUsed(turn: Turn, { id }: Pick<StoredCard, 'id'>): void {
  const card = cards.in(turn.tenant).get(id);
  const most = card?.lifecycle_controls?.cancel_after.payment_count;
  if (!card || most === undefined || card.status === 'canceled') return;
  const approved = authorizations
    .in(turn.tenant)
    .all('card', id)
    .filter((entry) => entry.approved && entry.amount > 0);
  const forced = issuingTransactions
    .in(turn.tenant)
    .all('card', id)
    .filter((entry) => entry.type === 'capture' && entry.authorization === null);
  if (approved.length + forced.length >= most) changeCard(turn, card, cancellation(card));
}
