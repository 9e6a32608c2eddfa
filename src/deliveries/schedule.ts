const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Between two attempts, as Standard Webhooks recommends; together more than three days. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** Of a wait, so that what failed together is not tried again together. */
const JITTER = 0.2;
const LONGEST_ASKED = 24 * HOUR;

export const MOST_TRIES = WAITS.length + 1;

/** How long to wait after so many tries; null when that was the last. A partner may ask for more, up to a day. */
export function waitAfter(tries: number, askedMs: number | null, random: () => number): number | null {
  const wait = WAITS[tries - 1];
  if (wait === undefined) return null;
  const scattered = wait * (1 - JITTER + 2 * JITTER * random());
  return Math.round(Math.max(scattered, Math.min(askedMs ?? 0, LONGEST_ASKED)));
}

/** What `Retry-After` asks for, in seconds or as a date. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
