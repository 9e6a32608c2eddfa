import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import { createClient } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CARDS = 'query($id: ID!) { connectedAccount(id: $id) { cards { nodes { last4 } } disputes { nodes { id } } } }';
const TOKEN = 'mutation($input: CreateClientTokenInput!) { createClientToken(input: $input) { token } }';
const LEFT = '{ rateLimit { limit remaining mostCallsPerOperation resetsAt } }';

interface Made {
  readonly createClientToken: { readonly token: string | null } | null;
}

describe("A viewer's budget", () => {
  let gateway: Gateway;
  let program: CardProgram;
  let tokens = 0;

  beforeAll(async () => {
    gateway = await startGateway({ VIEWER_CALLS_PER_MINUTE: '5', OPERATION_MAX_CALLS: '3' });
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  it('is taken call by call, told by rateLimit, and refuses what it does not hold before anything is read', async () => {
    const viewer = await gateway.viewer({ accounts: 'all' });
    for (const remaining of [3, 1]) {
      const { extensions } = await viewer.ask(CARDS, { id: program.account });
      expect(extensions?.['cost']).toMatchObject({ estimatedCalls: 2, actualCalls: 2, limit: 5, remaining });
    }
    const made = await gateway.calls(async () => {
      const { status, errors, headers } = await viewer.ask(CARDS, { id: program.account });
      expect(status).toBe(429);
      expect(errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'RATE_LIMITED', price: 2, limit: 5, remaining: 1, retryAfterMs: expect.any(Number) },
        dearestPath: 'connectedAccount.cards',
      });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });
    expect(made).toEqual([]);
    expect(await viewer.run(LEFT)).toMatchObject({ rateLimit: { limit: 5, remaining: 1, mostCallsPerOperation: 3 } });
  });

  it('is of one viewer only, and gets back what an operation did not need', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account] });
    const document = 'query($id: ID!) { card(id: $id) { financialAccount { balance { cash { amount } } } } }';
    const { extensions } = await viewer.ask(document, { id: `${program.account}/ic_missing` });
    expect(extensions?.['cost']).toMatchObject({ estimatedCalls: 2, actualCalls: 1, remaining: 4 });
  });

  it('is spent by the client tokens that the viewer makes, however many, and not by their bearers', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account] });
    const spend = async () => {
      const input = { idempotencyKey: `token-${(tokens += 1)}`, permissions: ['CARDS_READ'] };
      const { data } = await viewer.ask<Made, object>(TOKEN, { input });
      const bearer = createClient(gateway.url, data?.createClientToken?.token ?? null);
      return bearer.ask('query($id: ID!) { card(id: $id) { last4 } }', { id: `${program.account}/${program.card}` });
    };
    expect((await spend()).extensions?.['cost']).toMatchObject({ limit: 5, remaining: 3 });
    expect((await spend()).extensions?.['cost']).toMatchObject({ limit: 5, remaining: 1 });
    expect(await viewer.run(LEFT)).toMatchObject({ rateLimit: { remaining: 1 } });
    const { data } = await viewer.ask<Made, object>(TOKEN, {
      input: { idempotencyKey: 'last', permissions: ['CARDS_READ'] },
    });
    const bearer = createClient(gateway.url, data?.createClientToken?.token ?? null);
    expect(await bearer.run(LEFT)).toMatchObject({ rateLimit: { remaining: 0 } });
    const { status, errors } = await bearer.ask('query($id: ID!) { card(id: $id) { last4 } }', {
      id: `${program.account}/${program.card}`,
    });
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
  });

  it('does not matter to an operation that is dearer than any may be', async () => {
    const document = '{ connectedAccounts(first: 10) { nodes { cards { nodes { last4 } } } } }';
    const made = await gateway.calls(async () => {
      const { extensions } = await gateway.client.refused(document);
      const path = 'connectedAccounts.nodes.cards';
      expect(extensions).toMatchObject({ code: 'COST_EXCEEDED', price: 11, limit: 3, dearestPath: path });
    });
    expect(made).toEqual([]);
  });
});
