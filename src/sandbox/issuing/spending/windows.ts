import type { Interval } from './controls.js';
import type { Merchant } from './merchant.js';

export type Window = Exclude<Interval, 'per_authorization'>;

const WINDOWS: readonly Window[] = ['daily', 'weekly', 'monthly', 'yearly', 'all_time'];
const EVERY_CATEGORY = '*';

/** Where money was spent, and by whom. */
interface Spending {
  card: string;
  cardholder: string;
  created: number;
  merchant_data: Merchant;
}

/** The running totals that a spending adds to: of its card and of its cardholder, in its category and in all. */
export function* sharesOf(spending: Spending, amount: number): Iterable<readonly [string, number]> {
  if (amount === 0) return;
  const { card, cardholder, created, merchant_data } = spending;
  for (const window of WINDOWS) {
    const from = windowStart(window, created);
    for (const owner of [card, cardholder]) {
      yield [key(owner, EVERY_CATEGORY, window, from), amount];
      yield [key(owner, merchant_data.category, window, from), amount];
    }
  }
}

/** The totals that make up what `owner` has spent in the window of `at`; no categories are all of them. */
export function totalsOf(owner: string, categories: readonly string[], window: Window, at: number): string[] {
  const from = windowStart(window, at);
  const counted = categories.length === 0 ? [EVERY_CATEGORY] : [...new Set(categories)];
  return counted.map((category) => key(owner, category, window, from));
}

function key(owner: string, category: string, window: Window, from: number): string {
  return `${owner} ${category} ${window} ${from}`;
}

/** Windows begin at midnight UTC: of the day, of Monday, of the first of the month or of the year. */
function windowStart(window: Window, at: number): number {
  const now = new Date(at * 1000);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (window) {
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
  }
}
