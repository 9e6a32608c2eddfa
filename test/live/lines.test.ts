import { createHash } from 'node:crypto';
import { createKeys } from '../../src/auth/keys.js';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import { createClient } from '../kit/client.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { CardProgram } from '../kit/given/cards.js';
import { type Gateway, startGateway } from '../kit/start-gateway.js';
import { type Line, openLine } from '../kit/subscribe.js';
import { openStream } from '../kit/stream.js';

const CARDS = `subscription ($after: ID) { cardChanged(after: $after) { eventId card { id status } } }`;

const REGISTER = `mutation($input: RegisterDocumentsInput!) { registerDocuments(input: $input) { userErrors { code } } }`;

interface CardTold {
  readonly cardChanged: { readonly eventId: string; readonly card: { readonly status: string } };
}

let gateway: Gateway;
let program: CardProgram;
const lines: Line[] = [];

beforeAll(async () => {
  gateway = await startGateway({ VIEWER_CONNECTIONS: '3' }, { hears: true });
  program = await aCardProgram(gateway.stripe);
  await gateway.settled();
});
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});
afterAll(() => gateway.close());

function lineWith(params: Readonly<Record<string, unknown>>, url = gateway.url): Line {
  const line = openLine(url, params);
  lines.push(line);
  return line;
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const aKey = (more: { readonly expiresAt?: Date } = {}) =>
  createKeys(gateway.store).create({
    ...{ name: 'test', accounts: [program.account], permissions: [...PERMISSIONS], mode: 'test' },
    ...more,
  });
const update = (status: 'active' | 'inactive') =>
  gateway.stripe.issuing.cards.update(program.card, { status }, { stripeAccount: program.account });

describe('A socket', () => {
  it('is closed as forbidden without a credential, or with one that opens nothing', async () => {
    for (const params of [{}, bearer('cg_test_unknown0000'), { authorization: 'nonsense' }])
      expect((await lineWith(params).closed).code).toBe(4403);
  });

  it('answers queries too, within the same permissions', async () => {
    const line = lineWith(bearer((await aKey()).secret));
    await line.open;
    const told = line.subscribe('query($id: ID!) { card(id: $id) { id } }', { id: program.card });
    expect(await told.until(1)).toEqual([{ card: { id: `${program.account}/${program.card}` } }]);
  });

  it.each(['elsewhere', 'here'])('is closed as forbidden when its key is revoked %s', async (where) => {
    const { id, secret } = await aKey();
    const line = lineWith(bearer(secret));
    await line.open;
    const told = line.subscribe(CARDS);
    await line.begun();
    if (where === 'elsewhere') await gateway.keys.revoke(id);
    else
      await gateway.client.run(
        'mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }',
        { input: { idempotencyKey: `revoke-${id}`, apiKeyId: id } },
      );
    expect(await line.closed).toMatchObject({ code: 4403 });
    expect(await told.ended).not.toBeNull();
  });

  it('is closed as forbidden when the time of its credential is over', async () => {
    const line = lineWith(bearer((await aKey({ expiresAt: new Date(Date.now() + 1_200) })).secret));
    await line.open;
    expect(await line.closed).toMatchObject({ code: 4403 });
  });

  it('is one of so many that a viewer may have, whatever they are', async () => {
    const { secret } = await aKey();
    const three = [lineWith(bearer(secret)), lineWith(bearer(secret)), lineWith(bearer(secret))];
    await Promise.all(three.map(({ open }) => open));
    expect(await lineWith(bearer(secret)).closed).toMatchObject({ code: 1013 });
    const { status } = await openStream(gateway.url, secret, CARDS);
    expect(status).toBe(429);
    three[0]?.close();
    await three[0]?.closed;
  });

  it('is told when the gateway goes away', async () => {
    const ending = await startGateway({}, { hears: true });
    const line = lineWith(bearer(await ending.secret({ accounts: 'all' })), ending.url);
    const stream = await openStream(ending.url, await ending.secret({ accounts: 'all' }), CARDS);
    await line.open;
    line.subscribe(CARDS);
    await ending.close();
    expect(await line.closed).toMatchObject({ code: 1001 });
    // No completion: whoever reads comes back.
    expect(await stream.rest()).not.toContain('event: complete');
  });
});

describe('A stream of events', () => {
  it('tells what happens, with the same answers as a socket', async () => {
    const { secret } = await aKey();
    const stream = await openStream(gateway.url, secret, CARDS);
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const line = lineWith(bearer(secret));
    await line.open;
    const told = line.subscribe<CardTold>(CARDS);
    await line.begun();
    await update('inactive');
    const [answer] = await told.until(1);
    expect(await stream.next()).toEqual({ event: 'next', data: { data: answer } });
    stream.close();
  });

  it('goes on after an event', async () => {
    const { secret } = await aKey();
    const stream = await openStream(gateway.url, secret, CARDS);
    await update('active');
    const first = await stream.next();
    stream.close();
    await update('inactive');
    await gateway.settled();
    const { eventId } = Object(first.data).data.cardChanged;
    const again = await openStream(gateway.url, secret, CARDS, { after: eventId });
    expect(await again.next()).toMatchObject({ data: { data: { cardChanged: { card: { status: 'INACTIVE' } } } } });
    again.close();
  });

  it('answers a document that is named by its hash, and refuses one that nobody registered', async () => {
    const { secret } = await aKey();
    const documentId = `sha256:${createHash('sha256').update(CARDS).digest('hex')}`;
    const missing = await openStream(gateway.url, secret, { documentId });
    expect(await missing.next()).toMatchObject({
      data: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    });
    missing.close();
    await createClient(gateway.url, secret).run(REGISTER, {
      input: { idempotencyKey: 'register-cards', documents: [CARDS] },
    });
    const stream = await openStream(gateway.url, secret, { documentId });
    await update('active');
    expect(await stream.next()).toMatchObject({ data: { data: { cardChanged: { card: { status: 'ACTIVE' } } } } });
    stream.close();
    const nothing = await openStream(gateway.url, secret, '');
    expect(await nothing.next()).toMatchObject({ data: { errors: [{ message: expect.stringContaining('query') }] } });
    nothing.close();
  });

  it('ends with an error when its credential is revoked', async () => {
    const { id, secret } = await aKey();
    const stream = await openStream(gateway.url, secret, CARDS);
    await gateway.keys.revoke(id);
    expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    expect(await stream.next()).toMatchObject({ event: 'complete' });
  });

  it('is what who takes anything gets, and says what to ask for to who takes no events', async () => {
    const { secret } = await aKey();
    const body = JSON.stringify({ query: '{ __typename }' });
    const ask = (accept: string) =>
      fetch(`${gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: { ...bearer(secret), accept, 'content-type': 'application/json' },
        body,
      });
    for (const accept of ['*/*', 'application/json, text/event-stream'])
      expect(await (await ask(accept)).text()).toContain('"__typename":"Query"');
    const refused = await ask('application/json');
    expect([refused.status, await refused.text()]).toEqual([406, expect.stringContaining('accept: text/event-stream')]);
  });

  it('is refused without a credential, and tells why a document is refused', async () => {
    expect((await openStream(gateway.url, null, CARDS)).status).toBe(401);
    const { secret } = await aKey();
    const refused = await openStream(gateway.url, secret, 'subscription { nothingChanged { eventId } }');
    expect(await refused.next()).toMatchObject({ data: { errors: [{ message: expect.any(String) }] } });
    refused.close();
  });
});
