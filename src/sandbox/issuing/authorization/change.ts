import type { Turn } from '../../state/turn.js';
import { authorizations, type StoredAuthorization } from './state.js';
import { renderAuthorization } from './view.js';

/**
 * The one way in which an authorization changes. `work` moves the money, books transactions and returns what changes in
 * the authorization itself; the event shows all of it, since transactions are part of an authorization.
 */
export function changeAuthorization(
  turn: Turn,
  authorization: StoredAuthorization,
  work: () => Partial<StoredAuthorization>,
): StoredAuthorization {
  const before = renderAuthorization(turn.tenant, authorization);
  const changed = authorizations.in(turn.tenant).update(authorization.id, work());
  turn.emit('issuing_authorization.updated', renderAuthorization(turn.tenant, changed), before);
  return changed;
}

/** The part of the merchant's amount that belongs to a part of the amount, rounded to the nearest unit. */
export function merchantShare(authorization: StoredAuthorization, amount: number): number {
  const { amount: whole, currency, merchant_amount: theirs, merchant_currency } = authorization;
  if (merchant_currency === currency || whole === 0) return amount;
  const [part, total] = [BigInt(amount) * BigInt(theirs), BigInt(whole)];
  return Number((part * 2n + total) / (total * 2n));
}
