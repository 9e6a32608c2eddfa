import { isTimeZone, startOf, zonedTime } from './zoned-time.js';

const at = (text: string) => Date.parse(text);
const start = (unit: 'day' | 'week' | 'month', text: string, zone: string) =>
  new Date(startOf(unit, at(text), zone)).toISOString();

describe('The time of a zone', () => {
  it('is that on its wall', () => {
    expect(zonedTime(at('2026-11-22T03:30:00Z'), 'America/New_York')).toEqual({
      year: 2026,
      month: 11,
      day: 21,
      weekday: 6,
      minutes: 22 * 60 + 30,
    });
    expect(zonedTime(at('2026-11-22T00:00:00Z'), 'UTC').minutes).toBe(0);
  });

  it.each([
    ['day', '2026-11-22T03:30:00Z', 'America/New_York', '2026-11-21T05:00:00.000Z'],
    ['week', '2026-11-22T03:30:00Z', 'America/New_York', '2026-11-16T05:00:00.000Z'],
    ['month', '2026-11-22T03:30:00Z', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['day', '2026-03-08T20:00:00Z', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['week', '2026-03-01T00:00:00Z', 'UTC', '2026-02-23T00:00:00.000Z'],
    ['day', '2026-01-01T12:00:00Z', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ] as const)('has a %s that began before %s in %s', (unit, text, zone, began) => {
    expect(start(unit, text, zone)).toBe(began);
  });

  it('begins a day whose midnight is skipped with its first minute', () => {
    expect(start('day', '2018-11-04T15:00:00Z', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('is known for zones alone', () => {
    expect(['UTC', 'Europe/Berlin', 'Mars/Olympus', '', '+01:00'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
