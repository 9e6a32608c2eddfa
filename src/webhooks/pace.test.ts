import { createPace } from './pace.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** How many turns each of so many askers gets in a minute, all of them asking again at once. */
async function turnsInAMinute(askers: number, readsPerSecond: number): Promise<number[]> {
  const pace = createPace(readsPerSecond);
  const turns = Array<number>(askers).fill(0);
  for (const asker of turns.keys())
    void (async () => {
      while (await pace.turn()) turns[asker] = (turns[asker] ?? 0) + 1;
    })();
  await jest.advanceTimersByTimeAsync(59_999);
  pace.close();
  return turns;
}

test.each([1, 100])('events are looked for with a tenth of the reads, for %d accounts at once', async (askers) => {
  const turns = await turnsInAMinute(askers, 25);
  expect(turns.reduce((sum, each) => sum + each)).toBe(150);
});

test('whoever waits for a turn when it is over gets none', async () => {
  const pace = createPace(25);
  expect(await pace.turn()).toBe(true);
  const waiting = pace.turn();
  pace.close();
  expect([await waiting, await pace.turn()]).toEqual([false, false]);
});
