import { PERMISSIONS } from '../../src/auth/permissions.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const DOCUMENT = 'query($id: ID!) { connectedAccount(id: $id) { cards { nodes { last4 cardholder { name } } } } }';
const headers = { 'X-Cardgraph-Debug': 'upstream' };

describe('The Stripe calls of an operation', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const shown = async (facts: Omit<Parameters<Gateway['viewer']>[0], 'accounts'>) => {
    const viewer = await gateway.viewer({ accounts: 'all', ...facts });
    return (await viewer.ask(DOCUMENT, { id: program.account })).extensions?.['upstream'];
  };

  it('are shown to who has the permission and asks for them', async () => {
    expect(await shown({ headers })).toEqual([
      {
        method: 'GET',
        path: '/v1/issuing/cards',
        account: program.account,
        ms: expect.any(Number),
        queuedMs: expect.any(Number),
        status: 200,
        requestId: expect.stringMatching(/^req_/),
        why: expect.stringContaining('issuing.card'),
        servedFrom: 'STRIPE',
      },
      { objects: 1, servedFrom: 'READ_BEFORE' },
    ]);
  });

  it('are not shown without the permission', async () => {
    const permissions = PERMISSIONS.filter((permission) => permission !== 'debug');
    expect(await shown({ headers, permissions })).toBeUndefined();
  });

  it('are not shown to who does not ask', async () => {
    expect(await shown({})).toBeUndefined();
  });
});
