import { startOf, zonedTime } from '../../util/zoned-time.js';
import type { Purchase } from '../purchase.js';
import type { Total, TotalAsked } from '../totals/running-totals.js';
import type { AmountCondition, Condition, ListCondition, Rule, TimeCondition, TotalCondition, Window } from './rule.js';

/** What came of a condition. */
export interface Finding {
  readonly condition: Condition;
  readonly matches: boolean;
  /** Of a total: what it came to, with this purchase. */
  readonly measured: number | null;
  /** Of `all` and `any`: each of its own. */
  readonly of: readonly Finding[];
}

export interface TotalsAsked {
  total(asked: TotalAsked): Total;
}

/** Looks at all of a condition, so that each part can be told. Bounded by the size of a rule. */
export function evaluate(condition: Condition, purchase: Purchase, totals: TotalsAsked): Finding {
  const found = (matches: boolean, more: Partial<Finding> = {}): Finding => ({
    condition,
    matches,
    measured: null,
    of: [],
    ...more,
  });
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const of = condition.of.map((each) => evaluate(each, purchase, totals));
      const matches = condition.kind === 'all' ? of.every((each) => each.matches) : of.some((each) => each.matches);
      return found(matches, { of });
    }
    case 'amount':
      return found(isWithin(condition, purchase));
    case 'total': {
      const measured = measure(condition, purchase, totals);
      return found(measured !== null && measured > condition.above, { measured });
    }
    case 'time':
      return found(isInTime(condition, purchase.at));
    default:
      return found(isListed(condition, purchase));
  }
}

/** Whether the rule is for this card at all. */
export function isFor({ scope }: Pick<Rule, 'scope'>, { card, cardholder }: Pick<Purchase, 'card' | 'cardholder'>) {
  if (scope.card !== null) return scope.card === card;
  return scope.cardholder === null || scope.cardholder === cardholder;
}

/** Which of them comes first: by priority, then the narrower one, then the older one. */
export function inOrder(one: Rule, other: Rule): number {
  return (
    one.priority - other.priority ||
    narrowness(other) - narrowness(one) ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

function narrowness({ scope: { card, cardholder } }: Rule): number {
  if (card !== null) return 2;
  return cardholder === null ? 0 : 1;
}

function isWithin({ currency, atLeast, below }: AmountCondition, purchase: Purchase): boolean {
  if (purchase.currency !== currency) return false;
  const amount = purchase.held + purchase.amount;
  return (atLeast === null || amount >= atLeast) && (below === null || amount < below);
}

/** Null: the purchase is in another currency than the sum. */
function measure(condition: TotalCondition, purchase: Purchase, totals: TotalsAsked): number | null {
  const { measure: what, by, window, currency } = condition;
  if (currency !== null && currency !== purchase.currency) return null;
  if (by === 'cardholder' && purchase.cardholder === null) return null;
  const [from, to, except] = [windowStart(window, purchase.at), purchase.at, purchase.authorization];
  const before = totals.total({ by, of: purchase, from, to, currency, except });
  return what === 'count' ? before.count + 1 : before.sum + purchase.held + purchase.amount;
}

export function windowStart(window: Window, at: number): number {
  if (window.kind === 'sliding') return at - window.seconds + 1;
  return Math.ceil(startOf(window.unit, at * 1_000, window.timeZone) / 1_000);
}

function isInTime({ from, to, timeZone, days }: TimeCondition, at: number): boolean {
  const { minutes, weekday } = zonedTime(at * 1_000, timeZone);
  const overMidnight = to <= from;
  const isIn = overMidnight ? minutes >= from || minutes < to : minutes >= from && minutes < to;
  const begun = overMidnight && minutes < to ? ((weekday + 5) % 7) + 1 : weekday;
  return isIn && (days === null || days.includes(begun));
}

function isListed({ kind, is, values }: ListCondition, purchase: Purchase): boolean {
  return values.includes(valueOf(kind, purchase)) === (is === 'any_of');
}

function valueOf(kind: ListCondition['kind'], { merchant, wallet, entryMode }: Purchase): string {
  switch (kind) {
    case 'merchants':
      return merchant.id;
    case 'categories':
      return merchant.category;
    case 'countries':
      return merchant.country ?? '';
    case 'wallets':
      return wallet;
    case 'entry_modes':
      return entryMode;
  }
}
