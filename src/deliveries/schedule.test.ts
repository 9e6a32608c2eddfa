import { MOST_TRIES, retryAfterMs, waitAfter } from './schedule.js';

const HOUR = 3_600_000;
const middle = () => 0.5;

describe('A delivery is tried', () => {
  it('ten times over more than three days', () => {
    const waits = Array.from({ length: MOST_TRIES }, (_, tries) => waitAfter(tries + 1, null, middle));
    expect(waits.at(-1)).toBeNull();
    expect(waits.slice(0, 3)).toEqual([5_000, 300_000, 1_800_000]);
    const all = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(all).toBeGreaterThan(72 * HOUR);
  });

  it('again after times that are scattered by a fifth', () => {
    expect(waitAfter(2, null, () => 0)).toBe(240_000);
    expect(waitAfter(2, null, () => 1)).toBe(360_000);
  });

  it('later where the partner asks for it, by a day at most', () => {
    expect(waitAfter(1, 60_000, middle)).toBe(60_000);
    expect(waitAfter(1, 1_000, middle)).toBe(5_000);
    expect(waitAfter(1, 99 * HOUR, middle)).toBe(24 * HOUR);
  });

  it('not when it asks to wait beyond the last try', () => expect(waitAfter(MOST_TRIES, 1_000, middle)).toBeNull());
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');

  it.each([
    ['120', 120_000],
    ['Sat, 21 Nov 2026 00:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 00:01:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('of %s asks for %s ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});
