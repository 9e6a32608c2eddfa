import Stripe from 'stripe';
import { IdempotencyKeys } from '../../../src/sandbox/wire/idempotency.js';
import { KEY, newAccount, onboardedAccount, openSandbox, type World } from '../given.js';

let world: World;
beforeAll(async () => {
  world = await openSandbox();
});
afterAll(() => world.sandbox.close());

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
