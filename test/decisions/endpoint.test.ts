import { createHmac } from 'node:crypto';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { approves, type Asked, declines, openPartner, type Partner, type Reply } from './partner.js';
import { ruleMaker } from './rule-maker.js';

const SET = `mutation($input: SetDecisionEndpointInput!) { setDecisionEndpoint(input: $input) {
  endpoint { id url } secret userErrors { code message path } } }`;
const ROTATE = `mutation($input: RotateDecisionEndpointSecretInput!) { rotateDecisionEndpointSecret(input: $input) {
  endpoint { previousSecretUntil } secret userErrors { code path } } }`;
const REMOVE = `mutation($input: RemoveDecisionEndpointInput!) { removeDecisionEndpoint(input: $input) {
  accountId userErrors { code path } } }`;
const DECISION = `query($id: ID!) { authorization(id: $id) { approved metadata { key value } decision {
  approved reason decidedBy fallbackReason latencyMs partnerLatencyMs approvedAmount { amount } } } }`;

interface Made {
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: string[] }[];
}

interface Decided {
  readonly authorization: { readonly approved: boolean; readonly decision: Readonly<Record<string, unknown>> };
}

describe("A partner's endpoint", () => {
  let gateway: Gateway;
  let program: CardProgram;
  let partner: Partner;
  let secret: string;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway({}, { decides: true });
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    [program, partner] = await Promise.all([aCardProgram(gateway.stripe, 1_000_000), openPartner()]);
    secret = (await set({ url: partner.url })).secret ?? '';
  });
  afterEach(() => partner.close());

  const input = (more: object) => ({ idempotencyKey: `endpoint-${count++}`, accountId: program.account, ...more });
  const set = async (more: object) =>
    (await gateway.client.run<{ setDecisionEndpoint: Made }>(SET, { input: input(more) })).setDecisionEndpoint;
  const buy = async (params: Omit<Parameters<typeof anAuthorization>[2], 'card'> = {}) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: program.card, ...params });
    await gateway.settled();
    return (await gateway.client.run<Decided>(DECISION, { id: `${program.account}/${id}` })).authorization;
  };
  const signature = ({ headers, text }: Asked, by: string) => {
    const key = Buffer.from(by.replace('whsec_', ''), 'base64');
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  };

  it('is asked where no rule decides, signed, and decides', async () => {
    partner.answers(() => declines('Not on Sundays.'));
    expect(await buy({ amount: 1200 })).toMatchObject({
      approved: false,
      decision: { decidedBy: 'ENDPOINT', reason: 'Not on Sundays.', fallbackReason: null },
    });
    const [asked] = partner.asked;
    expect(asked?.headers['webhook-signature']).toBe(signature(asked!, secret));
    expect(asked?.question).toMatchObject({
      type: 'authorization.decision_requested',
      account: program.account,
      card: program.card,
      amount: 1200,
      currency: 'usd',
      respond_by: expect.any(String),
    });
  });

  it('approves less, and leaves entries, where it may', async () => {
    partner.answers(() => approves({ amount: 500, metadata: { policy: 'v7' } }));
    expect(await buy({ amount: 1200, is_amount_controllable: true })).toMatchObject({
      approved: true,
      metadata: [{ key: 'policy', value: 'v7' }],
      decision: { approvedAmount: { amount: 500 } },
    });
  });

  it('is not asked where a rule decides, and asked at once where a rule says so', async () => {
    const rules = ruleMaker(gateway.client, program.account);
    await rules.active({ amount: { currency: 'USD', atLeast: 5000 } }, { action: 'DECLINE', reason: 'Too much.' });
    expect(await buy({ amount: 6000 })).toMatchObject({ approved: false });
    expect(partner.asked).toEqual([]);
    const ask = { action: 'ASK_PARTNER' };
    await rules.active({ amount: { currency: 'USD', atLeast: 8000 } }, ask, { priority: 1 });
    expect(await buy({ amount: 9000 })).toMatchObject({ approved: true, decision: { decidedBy: 'ENDPOINT' } });
  });

  it.each<[string, Reply, string]>([
    ['hangs', 'hang', 'LATE'],
    ['fails', { status: 500, body: '{"approved":false}' }, 'STATUS'],
    ['sends elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, 'REDIRECT'],
    ['babbles', { body: 'yes' }, 'NOT_UNDERSTOOD'],
    ['says more than is known', { body: '{"approved":false,"tip":1}' }, 'NOT_UNDERSTOOD'],
    ['approves less where it may not', { body: '{"approved":true,"amount":1}' }, 'NOT_UNDERSTOOD'],
    ['floods', { body: `{"approved":false,"reason":"${'x'.repeat(100_000)}"}` }, 'TOO_LARGE'],
  ])('that %s is answered for by the default, which says why', async (_what, reply, fallbackReason) => {
    partner.answers(() => reply);
    const { approved, decision } = await buy();
    expect(decision).toMatchObject({ decidedBy: 'CONFIGURED_DEFAULT', fallbackReason });
    expect(approved).toBe(true);
  });

  it('that fails five times in a row is left alone', async () => {
    partner.answers(() => ({ status: 500, body: '' }));
    for (let time = 0; time < 5; time++) await buy();
    expect((await buy()).decision).toMatchObject({ fallbackReason: 'CIRCUIT_OPEN' });
    expect(partner.asked).toHaveLength(5);
  });

  it('gets a new secret, beside which the old one signs for a while', async () => {
    const rotate = (overlapSeconds: number, idempotencyKey = `rotate-${count++}`) =>
      gateway.client
        .run<{ rotateDecisionEndpointSecret: Made }>(ROTATE, {
          input: input({ overlapSeconds, idempotencyKey }),
        })
        .then((data) => data.rotateDecisionEndpointSecret.secret ?? '');
    const next = await rotate(60, 'once');
    expect(next).not.toBe(secret);
    expect(await rotate(60, 'once')).toBe(next);
    await buy();
    const [first] = partner.asked;
    expect(first?.headers['webhook-signature']).toBe(`${signature(first!, next)} ${signature(first!, secret)}`);
    const last = await rotate(0);
    await buy();
    expect(partner.asked[1]?.headers['webhook-signature']).toBe(signature(partner.asked[1]!, last));
  });

  it('keeps its secret, which is not shown again, when the same URL is set again; another URL brings a new one', async () => {
    expect(await set({ url: partner.url })).toMatchObject({ secret: null, userErrors: [] });
    await buy();
    expect(partner.asked[0]?.headers['webhook-signature']).toBe(signature(partner.asked[0]!, secret));
    const other = await set({ url: `${partner.url}?other` });
    expect(other.secret).toMatch(/^whsec_/);
    expect(other.secret).not.toBe(secret);
  });

  it('is asked no more when it is removed', async () => {
    await gateway.client.run(REMOVE, { input: input({}) });
    expect((await buy()).decision).toMatchObject({ decidedBy: 'CONFIGURED_DEFAULT', fallbackReason: null });
    expect(partner.asked).toEqual([]);
  });

  it.each(['ftp://partner.example/', 'http://partner.example/', 'https://user:pw@partner.example/', 'nothing'])(
    'is not set to %s',
    async (url) => {
      expect((await set({ url })).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'url'] }]);
    },
  );
});
