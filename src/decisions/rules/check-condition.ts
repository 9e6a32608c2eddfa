import { isTimeZone } from '../../util/zoned-time.js';
import type { Condition, ListCondition, TotalCondition } from './rule.js';
import { LONGEST_WINDOW_SECONDS } from './rule.js';

/** What is wrong with a condition; `at` leads to it: `['all', 0, 'amount']`. */
export interface Fault {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

export const MOST_DEPTH = 5;
export const MOST_CONDITIONS = 50;
export const MOST_VALUES = 200;

/** Every fault of a condition: what is out of bounds, and, of one that was `read` without fault, what can never match. */
export function checkCondition(condition: Condition, read: boolean): Fault[] {
  const size = sizeOf(condition, 1);
  if (size.depth > MOST_DEPTH) return [{ at: [], message: `must be nested ${MOST_DEPTH} deep at most.` }];
  if (size.count > MOST_CONDITIONS)
    return [{ at: [], message: `must be made of ${MOST_CONDITIONS} conditions at most, not ${size.count}.` }];
  const faults = faultsOf(condition, []);
  return faults.length > 0 || !read ? faults : contradictions(condition, []);
}

function sizeOf(condition: Condition, depth: number): { depth: number; count: number } {
  if (condition.kind !== 'all' && condition.kind !== 'any') return { depth, count: 1 };
  const parts = depth > MOST_DEPTH ? [] : condition.of.map((each) => sizeOf(each, depth + 1));
  return {
    depth: Math.max(depth, ...parts.map((part) => part.depth)),
    count: parts.reduce((sum, part) => sum + part.count, 1),
  };
}

function faultsOf(condition: Condition, at: Fault['at']): Fault[] {
  const here = (message: string, ...more: string[]): Fault => ({ at: [...at, ...more], message });
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const { kind, of } = condition;
      if (of.length === 0) return [here('must name a condition at least.', kind)];
      return of.flatMap((each, index) => faultsOf(each, [...at, kind, index]));
    }
    case 'amount': {
      const { atLeast, below } = condition;
      if (atLeast === null && below === null) return [here('needs atLeast, below or both.', 'amount')];
      const negative = [atLeast, below].some((bound) => bound !== null && bound < 0);
      return negative ? [here('must not be negative.', 'amount')] : [];
    }
    case 'total':
      return totalFaults(condition).map((fault) => here(fault.message, 'total', ...fault.at.map(String)));
    case 'time': {
      const { from, to, timeZone, days } = condition;
      return [
        ...(from === to ? [here('must differ from `from`: no time is between them.', 'timeOfDay', 'to')] : []),
        ...(isTimeZone(timeZone) ? [] : [here('is no time zone, such as Europe/Berlin.', 'timeOfDay', 'timeZone')]),
        ...(days?.length === 0 ? [here('must name a day at least.', 'timeOfDay', 'days')] : []),
      ];
    }
    default: {
      const { length } = condition.values;
      if (length > 0 && length <= MOST_VALUES) return [];
      return [here(`must name 1 to ${MOST_VALUES}, not ${length}.`, FIELDS[condition.kind])];
    }
  }
}

function totalFaults({ measure, currency, above, window }: TotalCondition): Fault[] {
  const faults: Fault[] = [];
  if (above < 0) faults.push({ at: ['above'], message: 'must not be negative.' });
  if (measure === 'sum' && currency === null) faults.push({ at: ['currency'], message: 'is needed for a sum.' });
  if (measure === 'count' && currency !== null)
    faults.push({ at: ['currency'], message: 'does not go with a count, which is over all currencies.' });
  if (window.kind === 'calendar' && !isTimeZone(window.timeZone))
    faults.push({ at: ['window', 'calendar', 'timeZone'], message: 'is no time zone, such as Europe/Berlin.' });
  if (window.kind === 'sliding' && (window.seconds < 1 || window.seconds > LONGEST_WINDOW_SECONDS))
    faults.push({
      at: ['window', 'slidingSeconds'],
      message: `must be from 1 to ${LONGEST_WINDOW_SECONDS}, which is 31 days.`,
    });
  return faults;
}

/** The name of a list condition in the graph. */
const FIELDS: Readonly<Record<ListCondition['kind'], string>> = {
  merchants: 'merchantIds',
  categories: 'categories',
  countries: 'countries',
  wallets: 'wallets',
  entry_modes: 'entryModes',
};

/** What nothing can match: in `any`, each alternative by itself; in `all`, what must hold at once. */
function contradictions(condition: Condition, at: Fault['at']): Fault[] {
  if (condition.kind === 'any')
    return condition.of.flatMap((each, index) => contradictions(each, [...at, 'any', index]));
  const never = impossible(togetherIn(condition));
  if (never !== null) return [{ at, message: `can never match: ${never}` }];
  if (condition.kind !== 'all') return [];
  return condition.of.flatMap((each, index) => contradictions(each, [...at, 'all', index]));
}

/** All that must hold where the condition matches; of alternatives nothing is said. */
function togetherIn(condition: Condition): Condition[] {
  if (condition.kind === 'all') return condition.of.flatMap(togetherIn);
  return condition.kind === 'any' ? [] : [condition];
}

function impossible(together: readonly Condition[]): string | null {
  const amounts = together.flatMap((each) => (each.kind === 'amount' ? [each] : []));
  const currencies = new Set(together.flatMap(currencyOf));
  if (currencies.size > 1) return 'a purchase is in one currency, and two are asked.';
  const least = Math.max(0, ...amounts.map(({ atLeast }) => atLeast ?? 0));
  const end = Math.min(...amounts.map(({ below }) => below ?? Number.POSITIVE_INFINITY));
  if (least >= end) return 'no amount is so high and so low at once.';
  for (const kind of Object.keys(FIELDS)) {
    const lists = together.flatMap((each) => (isList(each) && each.kind === kind ? [each] : []));
    const allowed = lists.filter(({ is }) => is === 'any_of').map(({ values }) => new Set(values));
    const excluded = new Set(lists.flatMap(({ is, values }) => (is === 'none_of' ? values : [])));
    if (allowed.length === 0) continue;
    const left = [...allowed[0]!].filter((value) => allowed.every((set) => set.has(value)) && !excluded.has(value));
    if (left.length === 0) return `none of the ${kind.replace('_', ' ')} is left.`;
  }
  return null;
}

function currencyOf(condition: Condition): string[] {
  if (condition.kind === 'amount') return [condition.currency];
  return condition.kind === 'total' && condition.currency !== null ? [condition.currency] : [];
}

function isList(condition: Condition): condition is ListCondition {
  return condition.kind in FIELDS;
}
