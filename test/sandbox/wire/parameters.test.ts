import { decodeForm, plainForm } from '../../../src/sandbox/wire/form-body.js';
import { onboardedAccount, openSandbox, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

function errorOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'error' in json ? json.error : json;
}

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
