/** The clock on the wall of a time zone. Weekdays count from 1, Monday. */
export interface ZonedTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly minutes: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return /^[A-Za-z][\w+/-]{1,60}$/.test(name);
  } catch {
    return false;
  }
}

/** @param at milliseconds since 1970 */
export function zonedTime(at: number, timeZone: string): ZonedTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minutes: number('hour') * 60 + number('minute'),
  };
}

/** When the day, the week from Monday or the month began that `at` is in; of a day without midnight its first minute. */
export function startOf(unit: 'day' | 'week' | 'month', at: number, timeZone: string): number {
  const { year, month, day, weekday } = zonedTime(at, timeZone);
  const first = unit === 'month' ? 1 : unit === 'week' ? day - weekday + 1 : day;
  const wanted = Date.UTC(year, month - 1, first);
  let guess = wanted - offsetAt(wanted, timeZone);
  guess = wanted - offsetAt(guess, timeZone);
  // Where the clock leaps over midnight, the guess lies before it.
  while (onWall(guess, timeZone) < wanted) guess += 15 * MINUTE;
  return guess;
}

/** How far the wall's clock is ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  return onWall(at, timeZone) - Math.floor(at / MINUTE) * MINUTE;
}

function onWall(at: number, timeZone: string): number {
  const { year, month, day, minutes } = zonedTime(at, timeZone);
  return Date.UTC(year, month - 1, day) + minutes * MINUTE;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
