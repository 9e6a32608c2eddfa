import type { Known } from './stripe-enum.js';
import type Stripe from 'stripe';

export type Interval = Known<Stripe.Issuing.Card.SpendingControls.SpendingLimit.Interval>;

export interface SpendingWindow {
  /** Null: it never began anew. */
  readonly startsAt: Date | null;
  /** Null: it never ends. */
  readonly resetsAt: Date | null;
}

/** Windows begin at midnight UTC: of the day, of Monday, of the first of the month or of the year. */
export function windowAt(interval: string, now: Date): SpendingWindow {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const monday = day - ((now.getUTCDay() + 6) % 7);
  switch (interval) {
    case 'daily':
      return between(Date.UTC(year, month, day), Date.UTC(year, month, day + 1));
    case 'weekly':
      return between(Date.UTC(year, month, monday), Date.UTC(year, month, monday + 7));
    case 'monthly':
      return between(Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1));
    case 'yearly':
      return between(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
    default:
      return { startsAt: null, resetsAt: null };
  }
}

function between(from: number, to: number): SpendingWindow {
  return { startsAt: new Date(from), resetsAt: new Date(to) };
}
