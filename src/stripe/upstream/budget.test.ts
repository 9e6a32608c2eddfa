import fc from 'fast-check';
import { Budget } from './budget.js';

/** Sends as soon as it may, with pauses in between, and tells when. */
function send(budget: Budget, pauses: readonly number[]): number[] {
  const sent: number[] = [];
  let now = 0;
  for (const pause of pauses) {
    now += pause;
    now += budget.wait(now);
    budget.begin(now);
    sent.push(now);
  }
  return sent;
}

const mostInASecond = (sent: readonly number[]): number =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length));

describe('The budget of calls', () => {
  it('lets no second have more than its limit, however calls come', () => {
    const pauses = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), pauses, (limit, after) => {
        expect(mostInASecond(send(new Budget(limit), after))).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('lets a burst have nearly all of a second at once', () => {
    const budget = new Budget(25);
    for (let call = 0; call < 23; call++) {
      expect(budget.wait(0)).toBe(0);
      budget.begin(0);
    }
    expect(budget.wait(0)).toBe(1_000);
  });

  it('is halved by a refusal, once for those that come together, and regains its rate', () => {
    const budget = new Budget(100);
    budget.slowDown(0, 0);
    budget.slowDown(100, 0);
    expect(budget.perSecond(100)).toBe(46);
    expect(budget.perSecond(5_000)).toBeGreaterThan(46);
    expect(budget.perSecond(60_000)).toBe(92);
  });

  it('waits as long as Stripe says', () => {
    const budget = new Budget(100);
    budget.slowDown(0, 2_000);
    expect(budget.wait(0)).toBeGreaterThanOrEqual(2_000);
  });

  it('never stops for good', () => {
    const budget = new Budget(1);
    for (let second = 0; second < 10; second++) budget.slowDown(second * 1_000, 0);
    expect(budget.perSecond(10_000)).toBe(1);
  });
});
