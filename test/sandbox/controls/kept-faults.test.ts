import { cardholder, givenCardProgram, type CardProgram } from '../programs.js';
import { openSandbox, type World } from '../given.js';

let world: World;
let program: CardProgram;
beforeAll(async () => {
  world = await openSandbox();
  program = await givenCardProgram(world);
});
afterEach(() => world.sandbox.faults.remove());

const order = (fault: object) => world.raw('/_sandbox/faults', { method: 'POST', body: JSON.stringify(fault) });
const holders = async () =>
  (await program.stripe.issuing.cardholders.list({ limit: 100 }, program.options)).data.length;

describe('an error that is kept', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('%s the work is what the key brings from then on', async (when, made) => {
    const count = await holders();
    const options = { ...program.options, idempotencyKey: `kept ${when}` };
    await order({ kind: 'error', on: 'POST /v1/issuing/cardholders', when, kept: true, count: 1 });
    await expect(cardholder(program.stripe, options)).rejects.toMatchObject({ statusCode: 500, rawType: 'api_error' });
    await expect(cardholder(program.stripe, options)).rejects.toMatchObject({
      statusCode: 500,
      headers: { 'idempotent-replayed': 'true', 'stripe-should-retry': 'false' },
    });
    expect(world.sandbox.requests.at(-1)).toMatchObject({ status: 500, replayed: true, fault: null });
    expect(await holders()).toBe(count + made);
  });

  it('strikes a read like every error', async () => {
    await order({ kind: 'error', on: 'GET /v1/issuing/cards', kept: true, count: 1 });
    await expect(program.stripe.issuing.cards.list({}, program.options)).rejects.toMatchObject({ statusCode: 500 });
    await expect(program.stripe.issuing.cards.list({}, program.options)).resolves.toBeDefined();
  });
});

describe('a latency during a call', () => {
  it('holds its idempotency key: whoever comes with the same one gets 409', async () => {
    const count = await holders();
    const options = { ...program.options, idempotencyKey: 'held' };
    await order({ kind: 'latency', on: 'POST /v1/issuing/cardholders', when: 'during', ms: 150, count: 1 });
    const outcomes = await Promise.allSettled([
      cardholder(program.stripe, options),
      cardholder(program.stripe, options),
    ]);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { statusCode: 409, code: 'idempotency_key_in_use' } });
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await cardholder(program.stripe, options);
    expect(await holders()).toBe(count + 1);
  });

  it('ends with 429 when the world is replaced meanwhile, and leaves nothing in the new one', async () => {
    world.sandbox.snapshots.take('before');
    const count = await holders();
    await order({ kind: 'latency', on: 'POST /v1/issuing/cardholders', when: 'during', ms: 150, count: 1 });
    const held = cardholder(program.stripe, program.options);
    const refused = expect(held).rejects.toMatchObject({ statusCode: 429, code: 'lock_timeout' });
    while (world.sandbox.faults.list()[0]?.hits === 0) await new Promise((resolve) => setImmediate(resolve));
    world.sandbox.snapshots.restore('before');
    await refused;
    expect(await holders()).toBe(count);
  });
});

describe('a fault', () => {
  it('that has struck as often as it was to is shown as spent', async () => {
    expect((await order({ kind: 'error', on: '/v1/accounts', count: 1 })).json).toMatchObject({ spent: false });
    await expect(world.stripe.accounts.list()).rejects.toMatchObject({ statusCode: 500 });
    expect(world.sandbox.faults.list()).toMatchObject([{ hits: 1, spent: true }]);
    await expect(world.stripe.accounts.list()).resolves.toBeDefined();
  });

  it.each([
    [{ kind: 'error', count: 0 }, 'count must be a whole number from 1'],
    [{ kind: 'error', share: 0 }, 'share must be a number above 0'],
    [{ kind: 'latency' }, 'A latency needs ms or spread'],
    [{ kind: 'latency', ms: 0 }, 'A latency needs ms or spread'],
    [{ kind: 'latency', ms: 5, when: 'after' }, 'A latency cannot come after the work'],
    [{ kind: 'rate_limit', when: 'after' }, 'A rate_limit cannot come after the work'],
    [{ kind: 'error', on: 'FETCH /v1/accounts' }, 'on must be a path, or GET, POST or DELETE'],
    [{ kind: 'error', on: 'v1/accounts' }, 'on must be a path, or GET, POST or DELETE'],
    [{ kind: 'reset', kept: true }, 'Only an error can be kept'],
    [{ kind: 'error', kept: 'yes' }, 'kept must be true or false'],
  ])('that could never strike is refused: %j', async (fault, message) => {
    const answer = await order(fault);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(message);
    expect(world.sandbox.faults.list()).toEqual([]);
  });
});
