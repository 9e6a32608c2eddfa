const DAY = 24 * 60 * 60;

/** So many business days later, at the same time of day; banks rest on Saturday and Sunday. */
export function businessDaysLater(from: number, days: number): number {
  let at = from;
  for (let left = days; left > 0;) {
    at += DAY;
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

function isWeekend(at: number): boolean {
  const day = new Date(at * 1000).getUTCDay();
  return day === 0 || day === 6;
}
