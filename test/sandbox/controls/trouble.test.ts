import { connect } from 'node:net';
import { givenCardProgram, cardholder, type CardProgram } from '../programs.js';
import { KEY, onboardedAccount, openSandbox, type Raw, type World } from '../given.js';

let world: World;
let program: CardProgram;
beforeAll(async () => {
  world = await openSandbox();
  program = await givenCardProgram(world);
});
afterEach(() => {
  world.sandbox.faults.remove();
  world.sandbox.limits.set(undefined);
});

const order = (fault: object): Promise<Raw> =>
  world.raw('/_sandbox/faults', { method: 'POST', headers: {}, body: JSON.stringify(fault) });
const lastEntry = () => world.sandbox.requests.at(-1);
const holders = async () =>
  (await program.stripe.issuing.cardholders.list({ limit: 100 }, program.options)).data.length;

describe('ordered faults', () => {
  it('slow calls down, by a fixed time or a spread, and only those that they name', async () => {
    await order({ kind: 'latency', on: 'GET /v1/issuing/cards/*', ms: 5, spread: 5, count: 1 });
    await program.stripe.issuing.cards.list({}, program.options);
    expect(world.sandbox.faults.list()).toMatchObject([{ hits: 0 }]);
    await program.stripe.issuing.cards.retrieve(program.card, {}, program.options);
    await program.stripe.issuing.cards.retrieve(program.card, {}, program.options);
    expect(world.sandbox.faults.list()).toMatchObject([{ hits: 1 }]);
    expect(lastEntry()?.milliseconds).toBeGreaterThan(0);
  });

  it('answer 429 with Stripe’s headers', async () => {
    await order({ kind: 'rate_limit', account: program.account, count: 1 });
    const answer = await world.raw('/v1/issuing/cards', { headers: { 'stripe-account': program.account } });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('stripe-rate-limited-reason')).toBe('global-rate');
    expect(answer.json).toMatchObject({ error: { code: 'rate_limit', type: 'invalid_request_error' } });
    expect(lastEntry()).toMatchObject({ status: 429, fault: 'rate_limit', account: program.account });
    await expect(program.stripe.issuing.cards.list({}, program.options)).resolves.toBeDefined();
  });

  it('answer 500 before the work, or after it was done; the same key then brings the answer', async () => {
    const count = await holders();
    const options = { ...program.options, idempotencyKey: 'after-500' };
    await order({ kind: 'error', on: 'POST /v1/issuing/cardholders', count: 1 });
    await expect(cardholder(program.stripe, options)).rejects.toMatchObject({ statusCode: 500, rawType: 'api_error' });
    expect(await holders()).toBe(count);
    await order({ kind: 'error', on: 'POST /v1/issuing/cardholders', when: 'after', count: 1 });
    await expect(cardholder(program.stripe, options)).rejects.toMatchObject({ statusCode: 500 });
    expect(await holders()).toBe(count + 1);
    await cardholder(program.stripe, options);
    expect(lastEntry()).toMatchObject({ status: 200, replayed: true });
    expect(await holders()).toBe(count + 1);
  });

  it('answer 502 with HTML', async () => {
    await order({ kind: 'bad_gateway', count: 1 });
    const answer = await fetch(`${world.sandbox.url}/v1/accounts`, { headers: { authorization: `Bearer ${KEY}` } });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(await answer.text()).toContain('<h1>502 Bad Gateway</h1>');
  });

  it.each([
    ['reset', 'before', 0],
    ['reset', 'during', 1],
    ['reset', 'after', 1],
    ['truncated', 'after', 1],
  ])('end the connection: %s, %s the work', async (kind, when, made) => {
    const count = await holders();
    await order({ kind, when, on: 'POST /v1/issuing/cardholders', count: 1 });
    const options = { ...program.options, idempotencyKey: `${kind} ${when}` };
    const body =
      'name=Ada&type=individual&billing[address][line1]=1&billing[address][city]=a&billing[address][state]=CA';
    const broken = fetch(`${world.sandbox.url}/v1/issuing/cardholders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'stripe-account': program.account,
        'idempotency-key': options.idempotencyKey,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `${body}&billing[address][postal_code]=94104&billing[address][country]=US`,
    }).then((answer) => answer.text());
    await expect(broken).rejects.toThrow();
    expect(lastEntry()).toMatchObject({ fault: kind, status: when === 'before' ? 0 : 200 });
    expect(await holders()).toBe(count + made);
  });

  it('leave a call without an answer until the caller gives up', async () => {
    await order({ kind: 'timeout', on: '/v1/accounts*', count: 1 });
    const impatient = world.stripe.accounts.list({}, { timeout: 50 });
    await expect(impatient).rejects.toMatchObject({ type: 'StripeConnectionError' });
    await expect(world.stripe.accounts.list()).resolves.toBeDefined();
  });

  it('strike a share of the calls, the same ones in each run', async () => {
    const struck = async () => {
      const { sandbox, stripe } = await openSandbox();
      sandbox.faults.add({ kind: 'error', share: 0.3 });
      const outcomes: boolean[] = [];
      for (let call = 0; call < 40; call += 1) {
        outcomes.push(
          await stripe.accounts.list().then(
            () => true,
            () => false,
          ),
        );
      }
      return outcomes;
    };
    const first = await struck();
    expect(first.filter((passed) => !passed).length).toBeGreaterThan(3);
    expect(first.filter((passed) => passed).length).toBeGreaterThan(15);
    expect(await struck()).toEqual(first);
  });

  it('are listed and removed', async () => {
    const { json } = await order({ kind: 'error', on: '/v1/nothing' });
    expect(json).toMatchObject({ id: expect.stringMatching(/^fault_/), hits: 0, kind: 'error' });
    expect((await world.raw('/_sandbox/faults')).json).toEqual({ faults: [json] });
    const [fault] = world.sandbox.faults.list();
    const remove = () => world.raw(`/_sandbox/faults/${fault?.id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(200);
    expect((await remove()).status).toBe(404);
  });

  it.each([
    ['{"kind":"earthquake"}', 'kind must be one of'],
    ['{"kind":"error","when":"during"}', 'Only a reset'],
    ['{"kind":"error","share":2}', 'share must be'],
    ['{"kind":"error","count":-1}', 'count must be'],
    ['{"kind":"error","on":"********"}', 'on must be'],
    ['{"kind":"error","often":true}', 'Unknown: often'],
    ['[]', 'Send a JSON object'],
    ['{', 'Send a JSON object'],
  ])('are refused when they make no sense: %s', async (body, message) => {
    const answer = await world.raw('/_sandbox/faults', { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(message);
  });
});

describe('Stripe’s limits', () => {
  it('let 25 reads and 25 writes a second through in test mode, for each account', async () => {
    expect((await world.raw('/_sandbox/limits', { method: 'POST', body: '{"mode":"test"}' })).json).toEqual({
      limits: { reads: 25, writes: 25, concurrency: 25 },
    });
    const read = (account: string) => world.raw('/v1/issuing/cards', { headers: { 'stripe-account': account } });
    const statuses: number[] = [];
    for (let call = 0; call < 27; call += 1) statuses.push((await read(program.account)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(25);
    expect(statuses.slice(25)).toEqual([429, 429]);
    await expect(cardholder(program.stripe, program.options)).resolves.toBeDefined();
    expect((await world.raw('/v1/accounts')).status).toBe(200);
    world.sandbox.clock.advance(1);
    expect((await read(program.account)).status).toBe(200);
  });

  it('refuse what is too much at once, and keep no key of what they refused', async () => {
    world.sandbox.limits.set({ reads: 100, writes: 100, concurrency: 1 });
    await order({ kind: 'latency', ms: 30, on: 'POST *', count: 1 });
    const options = { ...program.options, idempotencyKey: 'crowd' };
    const [first, second] = await Promise.allSettled([
      cardholder(program.stripe, program.options),
      cardholder(program.stripe, options),
    ]);
    expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [first, second].find((outcome) => outcome?.status === 'rejected');
    expect(refused).toMatchObject({ reason: { statusCode: 429 } });
    const again = await cardholder(program.stripe, options);
    expect(again.id).toMatch(/^ich_/);
  });

  it('are off unless switched on', async () => {
    const many = Array.from({ length: 60 }, () => world.stripe.accounts.list());
    await expect(Promise.all(many)).resolves.toHaveLength(60);
    expect((await world.raw('/_sandbox/limits')).json).toEqual({ limits: null });
    expect((await world.raw('/_sandbox/limits', { method: 'POST', body: '{"mode":"fast"}' })).status).toBe(400);
  });
});

describe('hostile input', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = form) =>
    fetch(`${world.sandbox.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'stripe-account': program.account, ...headers },
      body,
    });
  const nested = (depth: number) => `a${'[b]'.repeat(depth)}=1`;
  const bodies: readonly [string, string | Uint8Array, Record<string, string>?][] = [
    ['nesting a thousand deep', nested(1_000)],
    ['nesting a hundred thousand deep', nested(100_000)],
    ['a key of a megabyte less a little', `${'k'.repeat(1_000_000)}=1`],
    ['ten megabytes', `name=${'x'.repeat(10_000_000)}`],
    ['ten thousand pairs', Array.from({ length: 10_000 }, (_, index) => `m${index}=1`).join('&')],
    ['__proto__', '__proto__[polluted]=1&name=a'],
    ['constructor.prototype', 'constructor[prototype][polluted]=1'],
    ['__proto__ in metadata', 'metadata[__proto__]=1&name='],
    ['toString as a parameter', 'toString=1&hasOwnProperty=2'],
    ['invalid UTF-8, percent-encoded', 'name=%ff%fe%80'],
    ['invalid UTF-8, raw', new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff, 0xc0, 0x80])],
    ['a cut percent', 'name=%e'],
    ['zero bytes', 'name=%00%00&type=individual'],
    ['unbalanced brackets', 'billing[address=1&billing]=2&[x]=3'],
    ['a hash where text stands', 'name=a&name[b]=c'],
    ['text where a hash stands', 'billing=street'],
    ['an array of arrays', 'expand[][]=a&expand[0][0]=b'],
    ['a huge index', 'expand[99999999999]=a'],
    ['negative indexes', 'expand[-1]=a'],
    ['JSON', '{"name":"a"}', { 'content-type': 'application/json' }],
    ['XML', '<name/>', { 'content-type': 'text/xml' }],
    ['multipart without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    ['bytes of nothing', new Uint8Array(4096), { 'content-type': 'application/octet-stream' }],
    ['a form of binary noise', new Uint8Array(4096).map((_, index) => (index * 7919) % 256)],
    ['an empty content type', 'name=a', { 'content-type': '' }],
  ];
  const paths = ['/v1/issuing/cardholders', '/v1/issuing/cards', '/v1/treasury/financial_accounts', '/v1/nowhere'];

  it.each(bodies.map(([name, body, headers = form]) => [name, body, headers] as const))(
    '%s is refused in Stripe’s form by every route, and changes nothing',
    async (_, body, headers) => {
      const before = world.sandbox.contents();
      for (const path of paths) {
        const answer = await post(path, body, headers);
        expect([400, 404, 413]).toContain(answer.status);
        expect(await answer.json()).toMatchObject({
          error: { type: 'invalid_request_error', message: expect.any(String) },
        });
        expect(answer.headers.get('request-id')).toMatch(/^req_/);
      }
      expect(world.sandbox.contents() === before).toBe(true);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  it.each([
    ['a key with a newline’s escape', `Bearer sk_test_${'a'.repeat(4000)}`, 200],
    ['a key with spaces', 'Bearer sk_test_a b c', 200],
    ['a bearer without a key', 'Bearer', 401],
    ['a basic header that is no base64', 'Basic !!!', 401],
    ['a digest', 'Digest username="sk_test_a"', 401],
    ['an object’s inherited property', 'Bearer __proto__', 401],
  ])('%s is judged and nothing breaks', async (_, authorization, status) => {
    const answer = await fetch(`${world.sandbox.url}/v1/accounts?limit=1`, { headers: { authorization } });
    expect(answer.status).toBe(status);
    await answer.json();
  });

  it.each(['GET / HTTP/9.9\r\n\r\n', '\0\0\0\0', 'POST /v1/accounts HTTP/1.1\r\nContent-Length: x\r\n\r\n'])(
    'what is no HTTP (%j) ends its own connection only',
    async (bytes) => {
      const heard = await new Promise<string>((resolve) => {
        const socket = connect(world.sandbox.port, '127.0.0.1', () => socket.end(bytes));
        let text = '';
        socket.on('data', (chunk) => (text += String(chunk)));
        socket.on('close', () => resolve(text));
        socket.on('error', () => resolve(text));
      });
      expect(heard).not.toContain('200');
      expect((await world.raw('/v1/accounts')).status).toBe(200);
    },
  );

  it.each([
    '/v1/issuing/cards/%',
    '/v1/issuing/cards/%00',
    '/v1//issuing/cards',
    '/v1/accounts/__proto__',
    '/%2e%2e/x',
  ])('the address %s is a plain refusal', async (path) => {
    const answer = await world.raw(path, { headers: { 'stripe-account': program.account } });
    expect([403, 404]).toContain(answer.status);
  });
});

describe('calls at the same time', () => {
  it('to one object each take effect whole: nothing is lost and no money is spent twice', async () => {
    const { stripe, options, card, fa } = await givenCardProgram(world, 1_000);
    const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
    const authorize = () => stripe.testHelpers.issuing.authorizations.create({ card, amount: 300 }, options);
    const [authorizations] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, authorize)),
      Promise.all(keys.map((key) => stripe.issuing.cards.update(card, { metadata: { [key]: '1' } }, options))),
    ]);
    const { metadata } = await stripe.issuing.cards.retrieve(card, {}, options);
    expect(Object.keys(metadata).sort()).toEqual([...keys].sort());
    expect(authorizations.filter(({ approved }) => approved)).toHaveLength(3);
    const { balance } = await stripe.treasury.financialAccounts.retrieve(fa, {}, options);
    expect(balance).toMatchObject({ cash: { usd: 100 }, outbound_pending: { usd: 900 } });
  });

  it('with equal idempotency keys make one object', async () => {
    const account = await onboardedAccount(world.stripe);
    const options = { stripeAccount: account, idempotencyKey: 'one-for-all' };
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => cardholder(world.stripe, options)));
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(new Set(ids).size).toBe(1);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'idempotency_key_in_use', statusCode: 409 });
    const list = await world.stripe.issuing.cardholders.list({}, { stripeAccount: account });
    expect(list.data).toHaveLength(1);
  });
});
