import type { Turn } from '../../../state/turn.js';
import type { StoredCard } from '../state.js';
import { renderToken, tokens, type StoredToken } from './state.js';

/** A purchase by wallet puts the card there, each time anew. A wallet takes no card that cannot be used. */
export function tokenProvisioned(turn: Turn, card: StoredCard, wallet: StoredToken['wallet_provider']): string | null {
  if (card.status !== 'active') return null;
  const token = tokens.in(turn.tenant).put({
    id: turn.newId('intok'),
    card: card.id,
    created: turn.now,
    last4: turn.world.ids.digits(4),
    network_updated_at: turn.now,
    status: 'active',
    suspended_with_card: false,
    wallet_provider: wallet,
  });
  turn.emit('issuing_token.created', renderToken(token));
  return token.id;
}

export function changeToken(turn: Turn, token: StoredToken, patch: Partial<StoredToken>): StoredToken {
  const changed = tokens.in(turn.tenant).update(token.id, { ...patch, network_updated_at: turn.now });
  turn.emit('issuing_token.updated', renderToken(changed), renderToken(token));
  return changed;
}

/** A card's tokens go its way: `usable` is whether both the card and its holder are active. */
export function tokensFollow(turn: Turn, card: Pick<StoredCard, 'id' | 'status'>, usable: boolean): void {
  for (const token of tokens.in(turn.tenant).all('card', card.id)) {
    if (token.status === 'deleted') continue;
    if (card.status === 'canceled') changeToken(turn, token, { status: 'deleted', suspended_with_card: false });
    else if (!usable && token.status === 'active') {
      changeToken(turn, token, { status: 'suspended', suspended_with_card: true });
    } else if (usable && token.suspended_with_card) {
      changeToken(turn, token, { status: 'active', suspended_with_card: false });
    }
  }
}
