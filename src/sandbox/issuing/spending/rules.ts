import type { Tenant } from '../../state/tenant.js';
import { authorizations } from '../authorization/state.js';
import { cards, type StoredCard } from '../card/state.js';
import type { StoredCardholder } from '../cardholder/state.js';
import type { Merchant } from './merchant.js';
import { issuingTransactions } from '../transaction/state.js';
import type { CardPresence, SpendingControls, SpendingLimit } from './controls.js';
import { totalsOf, type Window } from './windows.js';

/** Nobody can lift this limit: 10,000 USD per authorization. */
export const MOST_PER_AUTHORIZATION = 1_000_000;

export interface Purchase {
  /** What is asked for now, and what the authorization would come to. They differ on an increment. */
  amount: number;
  total: number;
  merchant: Merchant;
  presence: CardPresence;
  at: number;
}

interface Windowed {
  categories: SpendingLimit['categories'];
  interval: Window;
}

/** Whether every rule of the card and of its holder lets the purchase pass; the strictest one decides. */
export function withinControls(
  tenant: Tenant,
  card: StoredCard,
  holder: StoredCardholder,
  purchase: Purchase,
): boolean {
  if (purchase.total > MOST_PER_AUTHORIZATION) return false;
  const byCard = card.spending_controls;
  const byHolder = holder.spending_controls;
  return (
    [byCard, byHolder].every((controls) => isAllowed(controls, purchase)) &&
    byCard.spending_limits.every((limit) => withinLimit(tenant, limit, purchase, () => chainOf(tenant, card))) &&
    byHolder.spending_limits.every((limit) => withinLimit(tenant, limit, purchase, () => [holder.id]))
  );
}

function isAllowed(controls: SpendingControls, { merchant, presence }: Purchase): boolean {
  return (
    passes(controls.allowed_card_presences, controls.blocked_card_presences, presence) &&
    passes(controls.allowed_categories, controls.blocked_categories, merchant.category) &&
    passes(controls.allowed_merchant_countries, controls.blocked_merchant_countries, merchant.country)
  );
}

/** An empty list restricts nothing. */
function passes<T>(allowed: readonly T[] | null, blocked: readonly T[] | null, value: T | null): boolean {
  const isIn = (list: readonly T[]) => list.some((entry) => entry === value);
  if (allowed?.length && !isIn(allowed)) return false;
  return !(blocked?.length && isIn(blocked));
}

function withinLimit(tenant: Tenant, limit: SpendingLimit, purchase: Purchase, owners: () => string[]): boolean {
  const { categories, interval } = limit;
  if (categories.length > 0 && !categories.includes(purchase.merchant.category)) return true;
  if (interval === 'per_authorization') return purchase.total <= limit.amount;
  return spent(tenant, owners(), { categories, interval }, purchase.at) + purchase.amount <= limit.amount;
}

/** Refunds do not restore what may be spent; captures that no authorization announced count. */
function spent(tenant: Tenant, owners: readonly string[], limit: Windowed, at: number): number {
  const keys = owners.flatMap((owner) => totalsOf(owner, limit.categories, limit.interval, at));
  const [held, booked] = [authorizations.in(tenant), issuingTransactions.in(tenant)];
  return keys.reduce((total, key) => total + held.total(key) + booked.total(key), 0);
}

/** A card's spending goes on over all its replacements. */
function chainOf(tenant: Tenant, card: StoredCard): string[] {
  const ids = [card.id];
  for (let next = card.replacement_for; next !== null; next = cards.in(tenant).get(next)?.replacement_for ?? null) {
    ids.push(next);
  }
  for (let next = card.replaced_by; next !== null; next = cards.in(tenant).get(next)?.replaced_by ?? null) {
    ids.push(next);
  }
  return ids;
}
