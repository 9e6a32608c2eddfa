import type { Store } from '../../src/store/index.js';
import { type Gateway, startGateway } from '../kit/start-gateway.js';
import { eventBody, send, signature } from './signed.js';

let gateway: Gateway;
let inbox: Store['inbox'];
const NEXT = 'whsec_next';

beforeAll(async () => {
  gateway = await startGateway({ STRIPE_WEBHOOK_SECRETS: `whsec_kit,${NEXT}` });
  inbox = gateway.store.inbox;
});
afterAll(() => gateway.close());

const told = async () => (await inbox.after(0, { accounts: 'all' }, 1000)).map(({ id }) => id);

describe("An event with Stripe's signature", () => {
  it('is stored before it is answered', async () => {
    const body = eventBody({ id: 'evt_stored', account: undefined });
    const answer = await send(gateway.url, body);
    expect(answer.status).toBe(200);
    expect(await inbox.find('evt_stored')).toMatchObject({ type: 'account.updated', account: null, body });
  });

  it('is taken under each of the secrets, of which two may sign at once', async () => {
    const body = eventBody({ id: 'evt_next' });
    const [time, other] = signature(body, { secret: 'whsec_of_nobody' }).split(',');
    const [, good] = signature(body, { secret: NEXT }).split(',');
    const answer = await send(gateway.url, body, `${time},${other},${good},v0=5257a869`);
    expect(answer.status).toBe(200);
    expect(await inbox.find('evt_next')).not.toBeNull();
  });

  it('is one event however often it comes', async () => {
    const body = eventBody({ id: 'evt_twice', account: undefined });
    const answers = await Promise.all([1, 2, 3].map(() => send(gateway.url, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await gateway.settled();
    expect((await told()).filter((id) => id === 'evt_twice')).toEqual(['evt_twice']);
  });

  it('of the other mode is stored and told to nobody', async () => {
    expect((await send(gateway.url, eventBody({ id: 'evt_live', livemode: true }))).status).toBe(200);
    expect(await inbox.find('evt_live')).toMatchObject({ state: 'ignored', reason: 'It is not of test mode.' });
  });

  it('of a type that nobody knows is applied like all others', async () => {
    const body = eventBody({ id: 'evt_unheard', type: 'issuing_teapot.boiled', account: undefined });
    expect((await send(gateway.url, body)).status).toBe(200);
    await gateway.settled();
    expect(await told()).toContain('evt_unheard');
  });

  it('that cannot be read is kept in quarantine, with the reason', async () => {
    const texts = ['no JSON \0', '{"id":"evt_hollow","object":"event"}', 'null'];
    for (const text of texts) expect((await send(gateway.url, text)).status).toBe(200);
    expect((await inbox.find('evt_hollow'))?.reason).toMatch(/It is no event of Stripe's: type: /);
    expect((await inbox.page({ states: ['quarantined'] }, { limit: 10 })).map(({ body }) => body)).toEqual(
      expect.arrayContaining(['no JSON \uFFFD', 'null']),
    );
    await gateway.settled();
    expect(await told()).not.toContain('evt_hollow');
  });

  it('is applied also when it is nested more deeply than anything of Stripe', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const body = eventBody({ id: 'evt_deep', account: undefined }).replace('"object":"account"', `$&,"deep":${deep}`);
    expect((await send(gateway.url, body)).status).toBe(200);
    await gateway.settled();
    expect(await told()).toContain('evt_deep');
  });

  it('is a question that never is in the queue, when it asks whether to approve', async () => {
    const body = eventBody({ id: 'evt_question', type: 'issuing_authorization.request', account: undefined });
    expect((await send(gateway.url, body)).status).toBe(200);
    expect(await inbox.find('evt_question')).toMatchObject({ state: 'answered' });
  });
});

describe('A request that is not from Stripe', () => {
  const body = eventBody({ id: 'evt_forged' });
  const now = Date.now() / 1000;
  const cases: readonly [string, string, string | null, RegExp][] = [
    ['has no signature', body, null, /is missing/],
    ['has something else there', body, 'v1=abc', /no time or no signature/],
    ['has two times', body, `t=1,${signature(body)}`, /no time or no signature/],
    ['has an old signature', body, signature(body, { at: now - 600 }), /too old/],
    ['has one of the future', body, signature(body, { at: now + 600 }), /too old/],
    ['is signed with another secret', body, signature(body, { secret: 'whsec_other' }), /No signature matches/],
    ['was altered', body.replace('acct_1', 'acct_2'), signature(body), /No signature matches/],
    [
      'has a signature in capitals',
      body,
      signature(body).toUpperCase().replace('T=', 't=').replace('V1', 'v1'),
      /No signature matches/,
    ],
    ['is empty', '', signature(body), /No signature matches/],
    ['has thousands of signatures', body, `t=${Math.floor(now)}${',v1=00'.repeat(2_000)}`, /No signature matches/],
  ];
  it.each(cases)('is refused and not stored: it %s', async (_, sent, header, message) => {
    const answer = await send(gateway.url, sent, header);
    expect(answer.status).toBe(400);
    const extensions = { code: 'BAD_SIGNATURE', requestId: expect.any(String) };
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringMatching(message), extensions }] });
    expect(await inbox.find('evt_forged')).toBeNull();
  });

  it('is refused before its end when it is larger than any event', async () => {
    const large = eventBody({ id: 'evt_large', padding: 'x'.repeat(1_000_000) });
    const answer = await send(gateway.url, large);
    expect(answer.status).toBe(413);
    expect(await inbox.find('evt_large')).toBeNull();
  });

  it('finds nothing there where no secret is known', async () => {
    const deaf = await startGateway();
    try {
      expect((await send(deaf.url, body)).status).toBe(404);
    } finally {
      await deaf.close();
    }
  });
});
