import { openSandbox, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

describe('controls', () => {
  it('shows and clears the request log with decoded parameters', async () => {
    await world.raw('/_sandbox/requests', { method: 'DELETE' });
    await world.stripe.accounts.create({ capabilities: { transfers: { requested: true } } });
    const log = await world.raw('/_sandbox/requests');
    expect(log.json).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/v1/accounts',
        account: null,
        params: { capabilities: { transfers: { requested: 'true' } } },
        status: 200,
      }),
    ]);
  });

  it('moves a frozen clock and refuses to move it back', async () => {
    const before = world.sandbox.clock.now();
    const body = JSON.stringify({ seconds: 5 });
    expect((await world.raw('/_sandbox/clock/advance', { body })).json).toEqual({ now: before + 5, kind: 'frozen' });
    for (const bad of ['{"seconds":-1}', '{"seconds":1.5}', 'x', '{}', 'null']) {
      expect((await world.raw('/_sandbox/clock/advance', { body: bad })).status).toBe(400);
    }
    expect((await world.raw('/_sandbox/clock')).json).toEqual({ now: before + 5, kind: 'frozen' });
    expect((await world.raw('/_sandbox/other')).status).toBe(404);
  });

  it('invents the same ids for the same seed and calls', async () => {
    const ids = await Promise.all(
      ['a', 'a', 'b'].map(async (rngSeed) => {
        const { stripe, sandbox } = await openSandbox({ rngSeed });
        const { id } = await stripe.accounts.create({});
        await sandbox.close();
        return id;
      }),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(ids[0]).toMatch(/^acct_1\w{15}$/);
  });
});
