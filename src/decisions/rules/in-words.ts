import type { Condition, ListCondition, Outcome, TotalCondition } from './rule.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const FEW = 5;

/** The condition as a sentence's part: "amount from 100.00 USD". Amounts stand in minor units. */
export function inWords(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((each) =>
        'of' in each && each.of.length > 1 ? `(${inWords(each)})` : inWords(each),
      );
      return parts.join(condition.kind === 'all' ? ' and ' : ' or ');
    }
    case 'amount': {
      const { atLeast, below, currency } = condition;
      const bounds = [
        ...(atLeast === null ? [] : [`at least ${atLeast}`]),
        ...(below === null ? [] : [`below ${below}`]),
      ];
      return `amount ${bounds.join(' and ')} ${currency.toUpperCase()} in minor units`;
    }
    case 'total':
      return totalInWords(condition);
    case 'time': {
      const { from, to, timeZone, days } = condition;
      const on = days === null ? '' : ` on ${days.map((day) => WEEKDAYS[day - 1]).join(', ')}`;
      return `time from ${clock(from)} to ${clock(to)} in ${timeZone}${on}`;
    }
    default:
      return listInWords(condition);
  }
}

export function outcomeInWords(outcome: Outcome): string {
  switch (outcome.action) {
    case 'approve':
      return 'approve';
    case 'decline':
      return `decline: ${outcome.reason}`;
    case 'approve_up_to':
      return `approve up to ${outcome.amount} ${outcome.currency.toUpperCase()} in minor units`;
    case 'ask_partner':
      return 'ask the partner';
  }
}

function totalInWords({ measure, by, window, above, currency }: TotalCondition): string {
  const over =
    window.kind === 'sliding' ? `the last ${window.seconds} seconds` : `the ${window.unit} in ${window.timeZone}`;
  const what = measure === 'sum' ? `sum` : 'number of purchases';
  const limit = currency === null ? String(above) : `${above} ${currency.toUpperCase()} in minor units`;
  return `${what} of the ${by} over ${over}, with this one, above ${limit}`;
}

const NAMES: Readonly<Record<ListCondition['kind'], string>> = {
  merchants: 'merchant',
  categories: 'category',
  countries: 'country',
  wallets: 'wallet',
  entry_modes: 'entry mode',
};

function listInWords({ kind, is, values }: ListCondition): string {
  const more = values.length > FEW ? ` and ${values.length - FEW} more` : '';
  return `${NAMES[kind]} ${is === 'any_of' ? 'one' : 'none'} of ${values.slice(0, FEW).join(', ')}${more}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
