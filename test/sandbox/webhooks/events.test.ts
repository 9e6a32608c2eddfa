import { newAccount, openSandbox, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function errorOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'error' in json ? json.error : json;
}

describe('events', () => {
  it('tell what changed, by whom, and can be filtered', async () => {
    const account = await newAccount(world.stripe);
    const stripeAccount = account.id;
    await world.stripe.accounts.update(account.id, { metadata: { tenant: '42' } }, { idempotencyKey: 'tenant-42' });
    const { data } = await world.stripe.events.list({ type: 'account.updated' }, { stripeAccount });
    expect(data[0]).toMatchObject({
      account: account.id,
      data: { object: { metadata: { tenant: '42' } }, previous_attributes: { metadata: { tenant: null } } },
      request: { id: expect.stringMatching(/^req_/), idempotency_key: 'tenant-42' },
    });
    const one = await world.stripe.events.retrieve(data[0]?.id ?? '', {}, { stripeAccount });
    expect(one).toEqual(data[0]);
    const types = await world.stripe.events.list({ types: ['capability.updated'], limit: 100 }, { stripeAccount });
    expect(new Set(types.data.map(({ type }) => type))).toEqual(new Set(['capability.updated']));
  });

  it('are not found on another account, and take one kind of filter at a time', async () => {
    const account = await newAccount(world.stripe);
    const { data } = await world.stripe.events.list({}, { stripeAccount: account.id });
    await expect(world.stripe.events.retrieve(data[0]?.id ?? '')).rejects.toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    });
    const both = await world.raw('/v1/events?type=a&types[]=b', { headers: form });
    expect(errorOf(both.json)).toMatchObject({ code: 'parameters_exclusive' });
  });
});
