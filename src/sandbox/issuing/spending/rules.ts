import type { Tenant } from '../../state/tenant.js';
import { authorizations, type StoredAuthorization } from '../authorization/state.js';
import { cards, type StoredCard } from '../card/state.js';
import type { StoredCardholder } from '../cardholder/state.js';
import type { Merchant } from './merchant.js';
import { issuingTransactions, type StoredIssuingTransaction } from '../transaction/state.js';
import type { CardPresence, Interval, SpendingControls, SpendingLimit } from './controls.js';

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
    byCard.spending_limits.every((limit) =>
      withinLimit(limit, purchase, () => spentByCard(tenant, card, limit, purchase)),
    ) &&
    byHolder.spending_limits.every((limit) =>
      withinLimit(limit, purchase, () => spentByHolder(tenant, holder, limit, purchase)),
    )
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

function withinLimit(limit: SpendingLimit, purchase: Purchase, spent: () => number): boolean {
  if (!counts(limit, purchase.merchant)) return true;
  if (limit.interval === 'per_authorization') return purchase.total <= limit.amount;
  return spent() + purchase.amount <= limit.amount;
}

function counts({ categories }: SpendingLimit, { category }: Merchant): boolean {
  return categories.length === 0 || categories.includes(category);
}

/** A card's spending goes on over all its replacements. */
function spentByCard(tenant: Tenant, card: StoredCard, limit: SpendingLimit, { at }: Purchase): number {
  const from = windowStart(limit.interval, at);
  return chainOf(tenant, card).reduce((total, id) => {
    const held = recent(authorizations.in(tenant).rows('card', id), from);
    const booked = recent(issuingTransactions.in(tenant).rows('card', id), from);
    return total + sum(limit, held, booked);
  }, 0);
}

function spentByHolder(tenant: Tenant, { id }: StoredCardholder, limit: SpendingLimit, { at }: Purchase): number {
  const from = windowStart(limit.interval, at);
  const held = recent(authorizations.in(tenant).rows('cardholder', id), from);
  const booked = recent(issuingTransactions.in(tenant).rows('cardholder', id), from);
  return sum(limit, held, booked);
}

/** Refunds do not restore what may be spent; captures that no authorization announced count. */
function sum(
  limit: SpendingLimit,
  held: readonly StoredAuthorization[],
  booked: readonly StoredIssuingTransaction[],
): number {
  const authorized = held.filter((entry) => entry.approved && counts(limit, entry.merchant_data));
  const forced = booked.filter(
    (entry) => entry.type === 'capture' && entry.authorization === null && counts(limit, entry.merchant_data),
  );
  return (
    authorized.reduce((total, entry) => total + spentBy(entry), 0) +
    forced.reduce((total, entry) => total - entry.amount, 0)
  );
}

/** While it is open what may still be captured counts, afterwards what was captured. */
function spentBy({ amount, captured, status }: StoredAuthorization): number {
  return status === 'pending' ? Math.max(amount, captured) : captured;
}

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

/** Rows are in the order of creation, so the walk ends at the first one that is too old. */
function recent<T extends { created: number }>(rows: readonly { value: T }[], from: number): T[] {
  const found: T[] = [];
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const value = rows[at]?.value;
    if (!value || value.created < from) break;
    found.push(value);
  }
  return found;
}

/** Windows begin at midnight UTC: of the day, of Monday, of the first of the month or of the year. */
export function windowStart(interval: Interval, at: number): number {
  const now = new Date(at * 1000);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (interval) {
    case 'daily':
      return Date.UTC(year, month, day) / 1000;
    case 'weekly':
      return Date.UTC(year, month, day - ((now.getUTCDay() + 6) % 7)) / 1000;
    case 'monthly':
      return Date.UTC(year, month, 1) / 1000;
    case 'yearly':
      return Date.UTC(year, 0, 1) / 1000;
    case 'all_time':
      return 0;
    case 'per_authorization':
      return at;
  }
}
