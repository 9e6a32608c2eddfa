import { defineCollection } from './collection.js';
import { World } from './world.js';

const sums = defineCollection<{ id: string; to: string; amount: number }>('collection.test')({}, ({ to, amount }) => [
  [to, amount],
]);

describe('A running total', () => {
  it('follows its objects as they come, change, go and come back with a call that is refused', () => {
    const { platform, journal } = new World({ clock: 'frozen', startAt: 0, rngSeed: 'totals' });
    const collection = sums.in(platform);
    collection.put({ id: 'a', to: 'x', amount: 5 });
    collection.put({ id: 'b', to: 'x', amount: 7 });
    const refused = () => {
      collection.update('a', { to: 'y', amount: 50 });
      collection.delete('b');
      collection.put({ id: 'c', to: 'x', amount: 100 });
      expect([collection.total('x'), collection.total('y')]).toEqual([100, 50]);
      throw new Error('Refused');
    };
    expect(() => journal.attempt(refused)).toThrow('Refused');
    expect([collection.total('x'), collection.total('y')]).toEqual([12, 0]);
  });
});
