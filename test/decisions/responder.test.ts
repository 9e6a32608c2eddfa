import { PERMISSIONS } from '../../src/auth/permissions.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import { createClient } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { openStream } from '../kit/stream.js';
import { openLine } from '../kit/subscribe.js';
import { openPartner } from './partner.js';
import { openRespondingPartner, REQUESTS, respond, RESPOND, type RespondingPartner } from './responding.js';
import { ruleMaker } from './rule-maker.js';

const DECISION = `query($id: ID!) { authorization(id: $id) { approved metadata { key value } decision {
  id approved reason decidedBy fallbackReason partnerLatencyMs approvedAmount { amount } } } }`;
const WITH_CARD = `subscription { authorizationDecisionRequested {
  id account { id } card { id last4 } cardholder { id name } } }`;

interface Decided {
  readonly authorization: {
    readonly approved: boolean;
    readonly decision: Readonly<Record<string, unknown>> & { readonly id: string };
  };
}

let gateway: Gateway;
let program: CardProgram;
const partners: RespondingPartner[] = [];

beforeAll(async () => {
  gateway = await startGateway({}, { decides: true });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  program = await aCardProgram(gateway.stripe, 1_000_000);
});
afterEach(async () => {
  for (const { line } of partners.splice(0)) {
    line.close();
    await line.closed;
  }
});

async function aPartner(permissions = [...PERMISSIONS], accounts = [program.account]): Promise<RespondingPartner> {
  const partner = await openRespondingPartner(gateway.url, await gateway.secret({ accounts, permissions }));
  partners.push(partner);
  return partner;
}
async function buy(params: Omit<Parameters<typeof anAuthorization>[2], 'card'> = {}, of = program) {
  const { id } = await anAuthorization(gateway.stripe, of.account, { card: of.card, ...params });
  await gateway.settled();
  return (await gateway.client.run<Decided>(DECISION, { id: `${of.account}/${id}` })).authorization;
}
/** The keys of the account's partners. */
async function revokeAll(): Promise<void> {
  const REVOKE = 'mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }';
  for (const { id, accounts } of await gateway.store.apiKeys.list())
    if (accounts.includes(program.account))
      await gateway.client.run(REVOKE, { input: { idempotencyKey: `revoke-${id}`, apiKeyId: id } });
}
const byDefault = (fallbackReason: string | null) => ({ decidedBy: 'CONFIGURED_DEFAULT', fallbackReason });

describe('A partner over GraphQL', () => {
  it('is asked where no rule decides, and decides', async () => {
    const partner = await aPartner();
    partner.says(() => ({ approved: false, reason: 'Not on Sundays.' }));
    const { approved, decision } = await buy({ amount: 1200 });
    expect(approved).toBe(false);
    expect(decision).toMatchObject({ decidedBy: 'RESPONDER', reason: 'Not on Sundays.', fallbackReason: null });
    const [told] = partner.told.answers;
    expect(told?.authorizationDecisionRequested).toEqual({
      id: decision.id,
      authorizationId: expect.stringContaining(`${program.account}/iauth_`),
      cardId: `${program.account}/${program.card}`,
      cardholderId: `${program.account}/${program.cardholder}`,
      askedAt: expect.any(String),
      respondBy: expect.any(String),
      purchase: {
        amount: { amount: 1200, currency: 'USD' },
        merchantCategory: expect.any(String),
        amountControllable: false,
      },
    });
    await partner.settled();
    expect(partner.came).toEqual([{ decisionId: decision.id, approved: false, replayed: false, userErrors: [] }]);
  });

  it('approves less, and leaves entries, where it may', async () => {
    const partner = await aPartner();
    partner.says(() => ({ approved: true, amount: 500, metadata: [{ key: 'policy', value: 'v7' }] }));
    expect(await buy({ amount: 1200, is_amount_controllable: true })).toMatchObject({
      approved: true,
      metadata: [{ key: 'policy', value: 'v7' }],
      decision: { approvedAmount: { amount: 500 } },
    });
  });

  it('is told over server-sent events, with what it may read of card, cardholder and account', async () => {
    const secret = await gateway.secret({ accounts: [program.account] });
    const stream = await openStream(gateway.url, secret, WITH_CARD);
    const bought = buy();
    const { data } = await stream.next();
    const { id, ...read } = Object(data).data.authorizationDecisionRequested;
    expect(read).toEqual({
      account: { id: program.account },
      card: { id: `${program.account}/${program.card}`, last4: expect.any(String) },
      cardholder: { id: `${program.account}/${program.cardholder}`, name: 'Riley Chen' },
    });
    expect((await respond(createClient(gateway.url, secret), id, { approved: false })).userErrors).toEqual([]);
    expect((await bought).decision).toMatchObject({ decidedBy: 'RESPONDER', approved: false });
    stream.close();
  });

  it('is told what it may not read as an error, and answers all the same', async () => {
    const secret = await gateway.secret({ accounts: [program.account], permissions: ['decisions:answer'] });
    const stream = await openStream(gateway.url, secret, WITH_CARD);
    const bought = buy();
    const { data } = await stream.next();
    expect(data).toMatchObject({
      data: { authorizationDecisionRequested: { card: null, cardholder: null } },
      errors: expect.arrayContaining([
        expect.objectContaining({ extensions: { code: 'FORBIDDEN', permission: 'cards:read' } }),
      ]),
    });
    const { id } = Object(data).data.authorizationDecisionRequested;
    await respond(createClient(gateway.url, secret), id, { approved: false });
    expect((await bought).decision).toMatchObject({ decidedBy: 'RESPONDER', approved: false });
    stream.close();
  });

  it('is asked for those of its accounts alone', async () => {
    const other = await aCardProgram(gateway.stripe, 1_000_000);
    const partner = await aPartner();
    expect((await buy({}, other)).decision).toMatchObject(byDefault(null));
    await buy();
    expect(partner.told.answers).toHaveLength(1);
  });

  it('is not asked where the account has an endpoint', async () => {
    const endpoint = await openPartner();
    const partner = await aPartner();
    const set = 'mutation($input: SetDecisionEndpointInput!) { setDecisionEndpoint(input: $input) { secret } }';
    const input = { idempotencyKey: program.account, accountId: program.account, url: endpoint.url };
    await gateway.client.run(set, { input });
    expect((await buy()).decision).toMatchObject({ decidedBy: 'ENDPOINT' });
    expect(partner.told.answers).toEqual([]);
    await endpoint.close();
  });

  it('is missed where a rule wants it asked, and nowhere else', async () => {
    expect((await buy()).decision).toMatchObject(byDefault(null));
    const rules = ruleMaker(gateway.client, program.account);
    await rules.active({ amount: { currency: 'USD', atLeast: 5000 } }, { action: 'ASK_PARTNER' });
    expect((await buy({ amount: 6000 })).decision).toMatchObject(byDefault('NO_PARTNER'));
  });

  it('that says nothing is answered for by the default, and an answer after that counts nothing', async () => {
    const partner = await aPartner();
    partner.says(() => null);
    const { approved, decision } = await buy();
    expect(approved).toBe(true);
    expect(decision).toMatchObject(byDefault('LATE'));
    expect(await respond(partner.client, decision.id, { approved: false })).toMatchObject({
      decisionId: null,
      userErrors: [{ code: 'INVALID_STATE', state: 'over', path: ['input', 'decisionId'] }],
    });
  });

  it.each<[string, (partner: RespondingPartner) => unknown]>([
    ['leaves', ({ told }) => told.stop()],
    ['loses its line', ({ line }) => line.socket.terminate()],
    ['is revoked', () => revokeAll()],
  ])('that %s while it is asked is not waited for', async (_what, leave) => {
    const partner = await aPartner();
    partner.says(() => {
      void leave(partner);
      return null;
    });
    expect((await buy()).decision).toMatchObject(byDefault('GONE'));
  });

  it('that is revoked is cut off with the code of its protocol', async () => {
    const { line } = await aPartner();
    await revokeAll();
    expect(await line.closed).toMatchObject({ code: 4403 });
  });

  it('that leaves is not missed while another listens', async () => {
    const [one, other] = [await aPartner(), await aPartner()];
    one.says(() => {
      one.told.stop();
      return null;
    });
    other.says(() => ({ approved: false }));
    expect((await buy()).decision).toMatchObject({ decidedBy: 'RESPONDER', approved: false });
  });

  it('whose credential opens nothing more may not answer', async () => {
    const { id, secret } = await gateway.keys.create({
      ...{ name: 'x', accounts: [program.account], permissions: ['decisions:answer'], mode: 'test' },
    });
    await gateway.keys.revoke(id);
    const input = { idempotencyKey: 'x', decisionId: `${program.account}/dec_1`, approved: true };
    const { extensions } = await createClient(gateway.url, secret).refused(RESPOND, { input });
    expect(extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('An answer', () => {
  it('counts if it is the first; the second is told so', async () => {
    const partner = await aPartner();
    const second = new Promise((resolve) => {
      partner.says(({ id }) => {
        void respond(partner.client, id, { approved: false }).then(() =>
          resolve(respond(partner.client, id, { approved: true })),
        );
        return null;
      });
    });
    const { approved, decision } = await buy();
    expect([approved, decision['approved']]).toEqual([false, false]);
    expect(await second).toMatchObject({
      decisionId: null,
      approved: null,
      userErrors: [{ code: 'INVALID_STATE', state: 'answered', path: ['input', 'decisionId'] }],
    });
  });

  it('is one answer however often it is sent under its key', async () => {
    const partner = await aPartner();
    partner.says(() => ({ approved: false, idempotencyKey: `once-${program.account}` }));
    const { decision } = await buy();
    await partner.settled();
    const again = await respond(partner.client, decision.id, {
      approved: false,
      idempotencyKey: `once-${program.account}`,
    });
    expect(again).toEqual({ decisionId: decision.id, approved: false, replayed: true, userErrors: [] });
  });

  it.each<[string, object, string[]]>([
    ['no id', { decisionId: 'nonsense', approved: true }, ['decisionId']],
    ['the id of something else', { decisionId: 'ic_1', approved: true }, ['decisionId']],
    ['an amount that is none', { approved: true, amount: 0 }, ['amount']],
    ['an amount that is declined', { approved: false, amount: 5 }, ['amount']],
    ['too long a reason', { approved: false, reason: 'x'.repeat(201) }, ['reason']],
    ['a bad entry', { approved: true, metadata: [{ key: '', value: 'x' }] }, ['metadata', '0', 'key']],
    [
      'too many entries',
      { approved: true, metadata: Array.from({ length: 21 }, (_each, at) => ({ key: `k${at}`, value: '' })) },
      ['metadata'],
    ],
    [
      'too much in its entries',
      {
        approved: true,
        metadata: Array.from({ length: 9 }, (_each, at) => ({ key: `k${at}`, value: 'x'.repeat(500) })),
      },
      ['metadata'],
    ],
  ])('with %s is refused, which names the field', async (_what, answer, path) => {
    const client = await gateway.viewer({ accounts: [program.account] });
    const { userErrors } = await respond(client, `${program.account}/dec_1`, answer);
    expect(userErrors.map((error) => error.path)).toEqual([['input', ...path]]);
  });

  it('with an amount that cannot be approved is refused, and the request waits on', async () => {
    const partner = await aPartner();
    partner.says(() => ({ approved: true, amount: 100 }));
    const { decision } = await buy({ amount: 1200 });
    await partner.settled();
    expect(partner.came).toMatchObject([{ userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'amount'] }] }]);
    expect(decision).toMatchObject(byDefault('LATE'));
  });

  it('to what is not asked, or of another account, gets one answer', async () => {
    const other = await aCardProgram(gateway.stripe, 1_000_000);
    const stranger = await gateway.viewer({ accounts: [other.account] });
    const partner = await aPartner();
    const told: unknown[] = [];
    partner.says(({ id }) => {
      const own = `${other.account}/${id.split('/')[1]}`;
      void Promise.all([id, own, `${other.account}/dec_1`].map((one) => respond(stranger, one, { approved: false })))
        .then((came) => told.push(...came))
        .then(() => respond(partner.client, id, { approved: true, reason: 'Mine.' }));
      return null;
    });
    expect((await buy()).decision).toMatchObject({ reason: 'Mine.' });
    const { userErrors } = await respond(stranger, `${other.account}/dec_1`, { approved: false });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'decisionId'] }]);
    expect(told).toEqual([1, 2, 3].map(() => expect.objectContaining({ userErrors })));
  });

  it('to what a rule decided counts nothing', async () => {
    const rules = ruleMaker(gateway.client, program.account);
    await rules.active({ amount: { currency: 'USD', atLeast: 1 } }, { action: 'DECLINE', reason: 'No.' });
    const { decision } = await buy();
    const client = await gateway.viewer({ accounts: [program.account] });
    expect(await respond(client, decision.id, { approved: true })).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE', state: 'over' }],
    });
  });

  it('and the question need their permission, and their account', async () => {
    const permissions = PERMISSIONS.filter((permission) => permission !== 'decisions:answer');
    const secret = await gateway.secret({ accounts: [program.account], permissions });
    const input = { idempotencyKey: 'x', decisionId: `${program.account}/dec_1`, approved: true };
    const { extensions } = await createClient(gateway.url, secret).refused(RESPOND, { input });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'decisions:answer' });
    const line = openLine(gateway.url, { authorization: `Bearer ${secret}` });
    await line.open;
    expect(await line.subscribe(REQUESTS).ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    line.close();
    const { line: own } = await aPartner();
    const accountId = (await aCardProgram(gateway.stripe)).account;
    expect(await own.subscribe(REQUESTS, { accountId }).ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});
