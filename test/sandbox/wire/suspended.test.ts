import { Dispatcher } from '../../../src/sandbox/dispatch.js';
import { World } from '../../../src/sandbox/state/world.js';
import { endpoint } from '../../../src/sandbox/wire/endpoint.js';
import { Expander } from '../../../src/sandbox/wire/expand.js';
import { Suspended } from '../../../src/sandbox/wire/suspended.js';
import { START } from '../given.js';

describe('A call that had to wait', () => {
  it('ends in one step: whoever sees what it did finds the answer kept for its idempotency key', async () => {
    const world = new World({ clock: 'frozen', startAt: START, rngSeed: 'waits' });
    let answered = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const keptBefore: number[] = [];
    const waits = endpoint({
      method: 'POST',
      path: '/v1/waits',
      answers: 'wait',
      run: () =>
        new Suspended(until, () => {
          keptBefore.push(dispatcher.keys.image().length);
          return { object: 'wait' };
        }),
    });
    const find = () => ({ endpoint: waits, ids: {} });
    const dispatcher = new Dispatcher(world, { find, expander: new Expander([]), jobs: new Map() });
    const call = (key: string) =>
      dispatcher.answer({
        method: 'POST',
        path: '/v1/waits',
        headers: { authorization: 'Bearer sk_test_waits', 'idempotency-key': key },
        params: () => ({}),
      });
    const calls = ['one', 'two', 'three'].map(call);
    answered();
    expect(await Promise.all(calls.map(async (answer) => await answer))).toMatchObject([
      { status: 200 },
      { status: 200 },
      { status: 200 },
    ]);
    expect(keptBefore).toEqual([0, 1, 2]);
  });
});
