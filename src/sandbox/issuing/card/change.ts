import type { Turn } from '../../state/turn.js';
import { cards, type StoredCard } from './state.js';
import { tokensFollow } from './tokens/provision.js';
import { holderOf, renderCard } from './view.js';

/** The one way in which a card changes: stored, and told. */
export function changeCard(turn: Turn, card: StoredCard, patch: Partial<StoredCard>): StoredCard {
  const before = renderCard(turn.tenant, card);
  const changed = cards.in(turn.tenant).update(card.id, patch);
  turn.emit('issuing_card.updated', renderCard(turn.tenant, changed), before);
  if (changed.status !== card.status) followed(turn, changed);
  return changed;
}

/** Wallets learn when the card or its holder cannot be used any more, or again. */
export function followed(turn: Turn, card: StoredCard): void {
  tokensFollow(turn, card, card.status === 'active' && holderOf(turn.tenant, card).status === 'active');
}

/** What canceling changes. A physical card that is not printed yet is not sent either. */
export function cancellation(
  card: StoredCard,
  reason: StoredCard['cancellation_reason'] = null,
): Pick<StoredCard, 'status' | 'cancellation_reason' | 'shipping'> {
  const unsent = card.shipping?.status === 'pending';
  return {
    status: 'canceled',
    cancellation_reason: reason,
    shipping: unsent && card.shipping ? { ...card.shipping, status: 'canceled' } : card.shipping,
  };
}

/** A damaged or expired card ends when its replacement is put to use. */
export function originalRetired(turn: Turn, card: StoredCard): void {
  if (card.replacement_reason !== 'damaged' && card.replacement_reason !== 'expired') return;
  const original = cards.in(turn.tenant).get(card.replacement_for ?? '');
  if (original && original.status !== 'canceled') changeCard(turn, original, cancellation(original));
}
