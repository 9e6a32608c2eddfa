import type Stripe from 'stripe';
import type { AccountReads } from '../../../stripe/index.js';
import { idOf } from '../../../stripe/index.js';
import { windowAt } from '../../shared/values/spending-window.js';
import type { EffectiveLimit, WhyUnknown } from './card-controls.type.js';
import { RemainingLimit } from './card-controls.type.js';

/** So many Stripe calls one card's limits may take, its replacements and all pages counted. */
export const MOST_CALLS = 5;
const FULL_PAGE = 100;

interface Purchase {
  readonly card: string | null;
  readonly category: string;
  readonly currency: string;
  readonly created: number;
  readonly amount: number;
}

interface Asked {
  readonly reads: AccountReads;
  readonly card: Stripe.Issuing.Card;
  readonly limits: readonly EffectiveLimit[];
  /** The viewer sees this card alone, of all that its cardholder has. */
  readonly seesCardOnly: boolean;
  readonly now: Date;
}

/** What is left of each limit, by what Stripe's lists tell of its window. */
export async function remainingLimits(asked: Asked): Promise<RemainingLimit[]> {
  const { card, limits, now } = asked;
  const windowed = limits.filter(({ limit }) => limit.interval !== 'per_authorization');
  const isReplacing = card.replaced_by !== null || card.replacement_for !== null;
  const isShared = isReplacing || windowed.some(({ from }) => from === 'cardholder');
  const budget = { left: MOST_CALLS };
  const byCardholder = isShared && !asked.seesCardOnly;
  const chain = isReplacing && byCardholder ? await chainOf(asked, budget) : [card.id];
  const since = Math.min(...windowed.map(({ limit }) => startOf(limit.interval, now)));
  const spending = windowed.length > 0 ? await spendingOf(asked, { byCardholder, since, budget }) : null;
  return limits.map((effective) => {
    const { limit, from } = effective;
    const window = windowAt(limit.interval, now);
    const counted = (): number | WhyUnknown => {
      if (limit.interval === 'per_authorization' || spending === null) return 0;
      if (asked.seesCardOnly && (from === 'cardholder' || isReplacing)) return 'not_visible';
      const start = startOf(limit.interval, now);
      if (start < spending.completeFrom || (from === 'card' && chain === null)) return 'too_much_to_read';
      const counts = spending.purchases.filter(
        ({ card: used, category, created }) =>
          created >= start &&
          (from === 'cardholder' || chain?.some((id) => id === used)) &&
          (!limit.categories?.length || limit.categories.includes(category)),
      );
      if (counts.some(({ currency }) => currency !== effective.currency)) return 'other_currency';
      return counts.reduce((sum, { amount }) => sum + amount, 0);
    };
    return new RemainingLimit(effective, window, counted());
  });
}

function startOf(interval: string, now: Date): number {
  return (windowAt(interval, now).startsAt?.getTime() ?? 0) / 1000;
}

interface Budget {
  left: number;
}

/** A card's spending goes on over all its replacements. Null: there are too many of them. */
async function chainOf({ reads, card }: Asked, budget: Budget): Promise<string[] | null> {
  const ids = [card.id];
  for (const way of ['replacement_for', 'replaced_by'] as const) {
    for (let next = idOf(card[way]); next !== null;) {
      ids.push(next);
      if (budget.left <= 2) return null;
      budget.left -= 1;
      next = idOf((await reads.of('issuing.card').byId(next, [{ name: 'createdAt', args: {}, fields: [] }]))?.[way]);
    }
  }
  return ids;
}

interface Spending {
  readonly purchases: readonly Purchase[];
  /** All since then was read. */
  readonly completeFrom: number;
}

interface Listing {
  readonly read: (after: string | undefined) => Promise<{ last: Last | undefined; hasMore: boolean }>;
  after?: string;
  /** Everything that was created later than this was read. */
  readTo: number;
  isOver: boolean;
}

interface Last {
  readonly id: string;
  readonly created: number;
}

async function spendingOf(
  { reads, card }: Asked,
  { byCardholder, since, budget }: { byCardholder: boolean; since: number; budget: Budget },
): Promise<Spending> {
  const purchases: Purchase[] = [];
  const whose = byCardholder ? { cardholder: card.cardholder.id } : { card: card.id };
  const filters = { ...whose, ...(since > 0 ? { created: { gte: since } } : {}) };
  const page = (after: string | undefined) => ({ limit: FULL_PAGE, ...(after ? { starting_after: after } : {}) });
  const listings: Listing[] = [
    listing(async (after) => {
      const { data, hasMore } = await reads.of('issuing.authorization').page(filters, page(after), []);
      purchases.push(...data.map(announced));
      return { last: data.at(-1), hasMore };
    }),
    listing(async (after) => {
      const captures = { ...filters, type: 'capture' } as const;
      const { data, hasMore } = await reads.of('issuing.transaction').page(captures, page(after), []);
      purchases.push(...data.flatMap(unannounced));
      return { last: data.at(-1), hasMore };
    }),
  ];
  for (;;) {
    const next = listings.filter(({ isOver }) => !isOver).slice(0, budget.left);
    if (next.length === 0) break;
    budget.left -= next.length;
    await Promise.all(next.map(onward));
  }
  const completeFrom = Math.max(...listings.map(({ isOver, readTo }) => (isOver ? since : readTo + 1)));
  return { purchases, completeFrom };
}

function listing(read: Listing['read']): Listing {
  return { read, readTo: Number.MAX_SAFE_INTEGER - 1, isOver: false };
}

async function onward(list: Listing): Promise<void> {
  const { last, hasMore } = await list.read(list.after);
  list.isOver = !hasMore || last === undefined;
  if (last === undefined) return;
  list.after = last.id;
  list.readTo = last.created;
}

/** While it is open what may still be captured counts, afterwards what was captured. */
function announced(authorization: Stripe.Issuing.Authorization): Purchase {
  const { amount, approved, status, transactions, card, currency, created, merchant_data } = authorization;
  const captured = transactions
    .filter(({ type }) => type === 'capture')
    .reduce((sum, { amount: taken }) => sum - taken, 0);
  const open = status === 'pending' ? Math.max(amount, captured) : captured;
  return { card: card.id, category: merchant_data.category, currency, created, amount: approved ? open : 0 };
}

/** What an authorization has announced counts there. */
function unannounced(transaction: Stripe.Issuing.Transaction): Purchase[] {
  const { amount, authorization, card, currency, created, merchant_data } = transaction;
  if (authorization !== null) return [];
  return [{ card: idOf(card), category: merchant_data.category, currency, created, amount: -amount }];
}
