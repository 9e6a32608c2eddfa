import { financialAccount, onboardedAccount, openSandbox, START, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

function errorOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'error' in json ? json.error : json;
}

describe('lists', () => {
  it('walks pages newest first in both directions', async () => {
    const { stripe, sandbox } = await openSandbox();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift((await stripe.accounts.create({})).id);
    const first = await stripe.accounts.list({ limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/accounts' });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const last = await stripe.accounts.list({ limit: 3, starting_after: ids[1] ?? '' });
    expect(last.data.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(last.has_more).toBe(false);
    const back = await stripe.accounts.list({ limit: 2, ending_before: ids[4] ?? '' });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    expect(back.has_more).toBe(true);
    const all: string[] = [];
    for await (const account of stripe.accounts.list({ limit: 2 })) all.push(account.id);
    expect(all).toEqual(ids);
    await sandbox.close();
  });

  it.each([
    ['limit=0', { code: 'parameter_invalid_integer', param: 'limit' }],
    ['limit=101', { message: 'Invalid integer: limit must be between 1 and 100' }],
    ['limit=x', { message: 'Invalid integer: x' }],
    [
      'starting_after=acct_nope',
      { code: 'resource_missing', param: 'starting_after', message: "No such account: 'acct_nope'" },
    ],
    ['starting_after=a&ending_before=b', { code: 'parameters_exclusive' }],
    ['created[foo]=1', { code: 'parameter_unknown', param: 'created[foo]' }],
    ['created=soon', { code: 'parameter_invalid_integer' }],
  ])('refuses ?%s', async (query, expected) => {
    const answer = await world.raw(`/v1/accounts?${query}`);
    expect(answer.status).toBe(400);
    expect(errorOf(answer.json)).toMatchObject(expected);
  });

  it('filters by the moment of creation', async () => {
    const { stripe, sandbox } = await openSandbox();
    await stripe.accounts.create({});
    sandbox.clock.advance(60);
    const later = await stripe.accounts.create({});
    expect((await stripe.accounts.list({ created: { gt: START } })).data.map(({ id }) => id)).toEqual([later.id]);
    expect((await stripe.accounts.list({ created: START + 60 })).data).toHaveLength(1);
    expect((await stripe.accounts.list({ created: { lt: START } })).data).toHaveLength(0);
    await sandbox.close();
  });
});

describe('expansion', () => {
  it.each([
    [
      '/v1/accounts?expand[]=individual',
      "This property cannot be expanded (individual). You may want to try expanding 'data.individual' instead.",
    ],
    ['/v1/accounts?expand[]=foo', 'This property cannot be expanded (foo).'],
    ['/v1/accounts?expand[]=data.foo', 'This property cannot be expanded (data.foo).'],
    ['/v1/accounts?expand[]=total_count', 'This property cannot be included (total_count)'],
    [
      '/v1/accounts?expand[]=data.individual.b.c.d',
      'You cannot expand more than 4 levels of a property. Property: data.individual.b.c.d',
    ],
    ['/v1/account?expand[]=email', 'This property cannot be expanded (email).'],
  ])('refuses %s', async (path, message) => {
    const answer = await world.raw(path);
    expect(answer.status).toBe(400);
    expect(errorOf(answer.json)).toMatchObject({ message });
    expect(errorOf(answer.json)).not.toHaveProperty('doc_url');
  });

  it('refuses a bad path before anything is created', async () => {
    const before = (await world.stripe.accounts.list({ limit: 100 })).data.length;
    await expect(world.stripe.accounts.create({ expand: ['nonsense'] })).rejects.toThrow('cannot be expanded');
    expect((await world.stripe.accounts.list({ limit: 100 })).data).toHaveLength(before);
  });

  it('expands ids, lists of them and what is shown only then, on writes too', async () => {
    const account = await onboardedAccount(world.stripe);
    const plain = await financialAccount(world.stripe, account);
    const full = await financialAccount(world.stripe, account, { expand: ['features'] });
    expect(plain).not.toHaveProperty('features');
    expect(full.features?.card_issuing).toEqual({ requested: true, status: 'active', status_details: [] });
    const capability = await world.stripe.accounts.retrieveCapability(account, 'treasury', { expand: ['account'] });
    expect(capability.account).toMatchObject({ object: 'account', id: account });
  });
});
