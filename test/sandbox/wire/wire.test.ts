import Stripe from 'stripe';
import { decodeForm, plainForm } from '../../../src/sandbox/wire/form-body.js';
import { IdempotencyKeys } from '../../../src/sandbox/wire/idempotency.js';
import { financialAccount, KEY, newAccount, onboardedAccount, openSandbox, START, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function errorOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'error' in json ? json.error : json;
}

describe('keys', () => {
  it.each([
    ['no key at all', {}, 401, 'You did not provide an API key.'],
    ['a wrong key', { authorization: 'Bearer nonsense1234' }, 401, 'Invalid API Key provided: ********1234'],
    [
      'a live key',
      { authorization: 'Bearer sk_live_abcdefgh1234' },
      401,
      'Invalid API Key provided: sk_live_********1234',
    ],
    [
      'a publishable key',
      { authorization: 'Bearer pk_test_abc' },
      403,
      'This API call cannot be made with a publishable',
    ],
    [
      'an empty basic user',
      { authorization: `Basic ${Buffer.from(':').toString('base64')}` },
      401,
      'You did not provide',
    ],
  ])('refuses %s', async (_, headers, status, message) => {
    const answer = await world.raw('/v1/events', { key: null, headers });
    expect(answer.status).toBe(status);
    expect(errorOf(answer.json)).toMatchObject({
      type: 'invalid_request_error',
      message: expect.stringContaining(message),
    });
    expect(answer.headers.get('request-id')).toMatch(/^req_\w{14}$/);
  });

  it('takes any test key, as bearer or as basic user', async () => {
    const basic = `Basic ${Buffer.from('sk_test_anything:').toString('base64')}`;
    expect((await world.raw('/v1/events', { key: null, headers: { authorization: basic } })).status).toBe(200);
    expect((await world.raw('/v1/events', { key: 'sk_test_other' })).status).toBe(200);
  });

  it('refuses accounts that do not exist, in the header and in the address, with a masked key', async () => {
    const byHeader = await world.raw('/v1/events', { headers: { 'stripe-account': 'acct_nope' } });
    const byPath = await world.raw('/v1/accounts/acct_nope');
    for (const answer of [byHeader, byPath]) {
      expect(answer.status).toBe(403);
      expect(errorOf(answer.json)).toMatchObject({ code: 'account_invalid' });
      expect(answer.text).not.toContain(KEY);
      expect(answer.text).toContain("does not have access to account 'acct_nope'");
    }
  });

  it('keeps platform calls from connected accounts', async () => {
    const account = await newAccount(world.stripe);
    const refused = world.stripe.accounts.list({}, { stripeAccount: account.id });
    await expect(refused).rejects.toMatchObject({ code: 'platform_account_required', statusCode: 400 });
    const own = await world.stripe.accounts.retrieve(account.id, {}, { stripeAccount: account.id });
    expect(own.id).toBe(account.id);
  });
});

describe('headers', () => {
  it('echoes version, account and idempotency key', async () => {
    const account = await newAccount(world.stripe);
    const answer = await world.raw(`/v1/accounts/${account.id}`, {
      body: 'metadata[a]=1',
      headers: { 'stripe-account': account.id, 'stripe-version': '2024-06-20', 'idempotency-key': 'echo-1' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('stripe-version')).toBe('2024-06-20');
    expect(answer.headers.get('stripe-account')).toBe(account.id);
    expect(answer.headers.get('idempotency-key')).toBe('echo-1');
    expect(answer.text).toContain('\n  "id"');
  });

  it('refuses a malformed version', async () => {
    const answer = await world.raw('/v1/events', { headers: { 'stripe-version': 'yesterday' } });
    expect(answer.status).toBe(400);
    expect(errorOf(answer.json)).toMatchObject({ message: 'Invalid Stripe API version: yesterday' });
  });

  it.each(['/v1/nothing', '/v1/events/', '/', '/v1/accounts/acct_x/unknown'])(
    'answers 404 for the address %s',
    async (path) => {
      const answer = await world.raw(path);
      expect(answer.status).toBe(404);
      expect(errorOf(answer.json)).toMatchObject({
        message: `Unrecognized request URL (GET: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      });
    },
  );
});

describe('parameters', () => {
  const cases: [string, string, Record<string, unknown>][] = [
    [
      'email=a@b.example&foo=1',
      'an unknown one',
      { code: 'parameter_unknown', param: 'foo', message: 'Received unknown parameter: foo' },
    ],
    ['foo=1&company[bar]=2', 'several unknown ones', { message: 'Received unknown parameters: foo, company[bar]' }],
    ['capabilities[nonsense][requested]=true', 'an unknown capability', { param: 'capabilities[nonsense]' }],
    [
      'capabilities[treasury][x]=1',
      'an unknown key below',
      { message: 'Received unknown parameter: capabilities[treasury][x]' },
    ],
    ['capabilities[treasury]=', 'a hash that is text', { param: 'capabilities[treasury]' }],
    [
      'capabilities[treasury][requested]=maybe',
      'a bad boolean',
      { message: 'Invalid boolean: maybe', param: 'capabilities[treasury][requested]' },
    ],
    [
      'business_profile[estimated_worker_count]=abc',
      'a bad integer',
      { code: 'parameter_invalid_integer', message: 'Invalid integer: abc' },
    ],
    [
      'business_profile[annual_revenue][amount]=1',
      'a missing nested one',
      { code: 'parameter_missing', message: 'Missing required param: business_profile[annual_revenue][currency].' },
    ],
    [
      'business_profile[annual_revenue][amount]=9007199254740992&business_profile[annual_revenue][currency]=usd&business_profile[annual_revenue][fiscal_year_end]=x',
      'an amount above 2^53 - 1',
      { code: 'parameter_invalid_integer' },
    ],
    [
      'business_profile[annual_revenue][amount]=1.5&business_profile[annual_revenue][currency]=usd&business_profile[annual_revenue][fiscal_year_end]=x',
      'a fraction',
      { message: 'Invalid integer: 1.5' },
    ],
    [
      'business_type=robot',
      'an unknown choice',
      {
        message: 'Invalid business_type: must be one of company, government_entity, individual, or non_profit',
        param: 'business_type',
      },
    ],
    ['email=nobody', 'a bad e-mail', { code: 'email_invalid', message: 'Invalid email address: nobody' }],
    ['email=', 'an empty text that cannot be unset', { code: 'parameter_invalid_empty', param: 'email' }],
    ['type=custom&controller[fees][payer]=application', 'what excludes each other', { code: 'parameters_exclusive' }],
    ['individual[first_name]=A', 'an individual on another type', { param: 'individual' }],
    ['metadata[k]=' + 'x'.repeat(501), 'long metadata', { param: 'metadata[k]' }],
    ['metadata[' + 'k'.repeat(41) + ']=1', 'a long metadata key', { param: 'metadata' }],
    [Array.from({ length: 51 }, (_, i) => `metadata[k${i}]=1`).join('&'), 'too much metadata', { param: 'metadata' }],
  ];

  it.each(cases)('refuses %# %s (%s)', async (body, _, expected) => {
    const answer = await world.raw('/v1/accounts', { body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer.json)).toMatchObject({ type: 'invalid_request_error', ...expected });
  });

  it('gives a code its documentation address and leaves both out otherwise', async () => {
    const coded = await world.raw('/v1/accounts', { body: 'foo=1' });
    const bare = await world.raw('/v1/accounts', { body: 'business_type=robot' });
    expect(errorOf(coded.json)).toMatchObject({ doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown' });
    expect(errorOf(bare.json)).not.toHaveProperty('code');
    expect(errorOf(bare.json)).not.toHaveProperty('doc_url');
  });

  it('reads indexed and bare arrays, encoded brackets and plus signs alike', async () => {
    const account = await onboardedAccount(world.stripe);
    for (const body of ['supported_currencies[]=usd&nickname=a+b', 'supported_currencies%5B0%5D=usd&nickname=a%20b']) {
      const answer = await world.raw('/v1/treasury/financial_accounts', {
        body,
        headers: { 'stripe-account': account },
      });
      expect(answer.json).toMatchObject({ nickname: 'a b', supported_currencies: ['usd'] });
    }
  });

  it('merges metadata key by key', async () => {
    const { id } = await world.stripe.accounts.create({ metadata: { a: '1', b: '2' } });
    expect((await world.stripe.accounts.update(id, { metadata: { a: '', c: '3' } })).metadata).toEqual({
      b: '2',
      c: '3',
    });
    expect((await world.stripe.accounts.update(id, { metadata: '' })).metadata).toEqual({});
  });
});

describe('hostile bodies', () => {
  it.each([
    ['__proto__[polluted]=1', 400],
    ['constructor[prototype][polluted]=1', 400],
    ['metadata[__proto__]=x', 200],
    ['%zz=1', 400],
    ['a[b', 400],
    ['a]=1', 400],
    ['[a]=1', 400],
    [`a${'[b]'.repeat(50)}=1`, 400],
    ['email=a@b.example&email[x]=1', 400],
    ['metadata=1&metadata[a]=2', 400],
    ['metadata[a][b]=2', 400],
    ['&&&', 200],
    ['=1', 400],
  ])('answers %s with %i', async (body, status) => {
    const answer = await world.raw('/v1/accounts', { body });
    expect(answer.status).toBe(status);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('refuses more than a megabyte, and JSON', async () => {
    const large = await world.raw('/v1/accounts', { body: `email=${'x'.repeat(1_100_000)}` });
    expect(large.status).toBe(413);
    const json = await world.raw('/v1/accounts', {
      body: '{"email":"a"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
    expect(errorOf(json.json)).toMatchObject({ type: 'invalid_request_error' });
  });
});

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

describe('idempotency', () => {
  const post = (key: string, body: string, path = '/v1/accounts') =>
    world.raw(path, { body, headers: { 'idempotency-key': key } });

  it('replays the first answer and does nothing twice', async () => {
    const first = await post('once', 'email=a@b.example&metadata[x]=1');
    const again = await post('once', 'metadata[x]=1&email=a@b.example');
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
    expect(world.sandbox.requests.at(-1)).toMatchObject({ replayed: true, idempotencyKey: 'once', status: 200 });
  });

  it('refuses other parameters or another address under the same key', async () => {
    const account = await newAccount(world.stripe);
    await post('mine', 'email=a@b.example');
    for (const other of [
      await post('mine', 'email=c@b.example'),
      await post('mine', 'email=a@b.example', `/v1/accounts/${account.id}`),
    ]) {
      expect(other.status).toBe(400);
      expect(errorOf(other.json)).toMatchObject({
        type: 'idempotency_error',
        message:
          "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'mine' if you meant to execute a different request.",
      });
      expect(errorOf(other.json)).not.toHaveProperty('code');
    }
    await expect(
      world.stripe.accounts.create({ email: 'x@b.example' }, { idempotencyKey: 'mine' }),
    ).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it('stores refusals of the state but not of the parameters', async () => {
    const account = await onboardedAccount(world.stripe);
    const headers = { 'stripe-account': account, 'idempotency-key': 'refused' };
    const path = '/v1/test_helpers/treasury/received_credits';
    const bad = await world.raw(path, { body: 'amount=0', headers });
    const missing = 'amount=5&currency=usd&network=ach&financial_account=fa_nope';
    const first = await world.raw(path, { body: missing, headers });
    const again = await world.raw(path, { body: missing, headers });
    expect([bad.status, first.status, again.status]).toEqual([400, 400, 400]);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('keeps keys of two accounts apart and forgets them after a day', async () => {
    const [one, two] = [await onboardedAccount(world.stripe), await onboardedAccount(world.stripe)];
    const open = (account: string) =>
      world.raw('/v1/treasury/financial_accounts', {
        body: 'supported_currencies[]=usd',
        headers: { 'stripe-account': account, 'idempotency-key': 'shared' },
      });
    const [first, second] = [await open(one), await open(two)];
    expect(first.text).not.toBe(second.text);
    world.sandbox.clock.advance(24 * 60 * 60);
    const next = await open(one);
    expect(next.headers.get('idempotent-replayed')).toBeNull();
    expect(next.text).not.toBe(first.text);
  });

  it('does not look at the key of a GET and refuses one above 255 characters', async () => {
    const get = () => world.raw('/v1/events', { headers: { 'idempotency-key': 'reading' } });
    expect((await get()).status).toBe(200);
    expect((await get()).headers.get('idempotent-replayed')).toBeNull();
    expect((await post('k'.repeat(256), 'email=a@b.example')).status).toBe(400);
  });
});

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

describe('the form decoder', () => {
  it.each([
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[1]=y&a[0]=x', { a: ['x', 'y'] }],
    ['a[][k]=1&a[][l]=2&a[][k]=3', { a: [{ k: '1', l: '2' }, { k: '3' }] }],
    ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['a%5Bb%5D=%26+x&c', { a: { b: '& x' }, c: '' }],
    ['a=1&a=2', { a: '2' }],
  ])('reads %s', (text, expected) => {
    expect(JSON.parse(JSON.stringify(plainForm(decodeForm(text))))).toEqual(expected);
  });
});

describe('a key whose first call is still running', () => {
  const answer = { status: 200, body: {}, requestId: 'req_1' };
  const claimed = (keys: IdempotencyKeys, now = 0) => {
    const claim = keys.claim('acct', 'k', 'f', now);
    if ('body' in claim) throw new Error('The key has an answer already');
    return claim;
  };

  it('is refused with 409 until the call has been answered', () => {
    const keys = new IdempotencyKeys();
    const claim = claimed(keys);
    expect(() => keys.claim('acct', 'k', 'f', 1)).toThrow(
      expect.objectContaining({ status: 409, details: { code: 'idempotency_key_in_use' } }),
    );
    claim.settle(answer);
    expect(keys.claim('acct', 'k', 'f', 2)).toMatchObject({ requestId: 'req_1' });
  });

  it('is not answered by a call of a world that was replaced meanwhile', () => {
    const keys = new IdempotencyKeys();
    const lost = claimed(keys);
    keys.load([]);
    const claim = claimed(keys, 1);
    lost.settle(answer);
    lost.release();
    expect(() => keys.claim('acct', 'k', 'f', 2)).toThrow(expect.objectContaining({ status: 409 }));
    claim.settle({ ...answer, requestId: 'req_2' });
    expect(keys.claim('acct', 'k', 'f', 3)).toMatchObject({ requestId: 'req_2' });
  });
});
