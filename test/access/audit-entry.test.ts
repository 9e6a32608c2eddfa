import type { Client } from '../kit/client.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const FREEZE = `mutation ($input: FreezeCardInput!) { freezeCard(input: $input) { replayed userErrors { code } } }`;
const LOG = `query ($account: ID, $mutation: String, $first: Int, $after: String) {
  auditEntries(account: $account, mutation: $mutation, first: $first, after: $after) {
    nodes { id kind mutation accountId objectIds permissions outcome codes clientAddress requestId credential
      idempotencyKeyHash stripeRequestIds previousHash hash sequence intentId }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Log {
  auditEntries: { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

describe('The audit log', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let card: string;

  beforeEach(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    card = `${program.account}/${program.card}`;
  });
  afterEach(() => gateway.close());

  const freeze = (idempotencyKey: string, cardId = card, client = gateway.client) =>
    client.run(FREEZE, { input: { idempotencyKey, cardId } });
  const entries = async (variables: Record<string, unknown> = {}, client: Client = gateway.client) =>
    (await client.run<Log>(LOG, variables)).auditEntries;

  it('tells of a mutation before it is sent and after, and how Stripe answered', async () => {
    await freeze('freeze-1');
    const [outcome, intent] = (await entries()).nodes;
    const both = {
      mutation: 'freezeCard',
      accountId: program.account,
      objectIds: [program.card],
      permissions: ['cards:write'],
      clientAddress: '127.0.0.1',
      credential: expect.stringMatching(/^key_/),
      requestId: expect.stringMatching(/^req_/),
      idempotencyKeyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(intent).toMatchObject({ ...both, kind: 'INTENT', outcome: null, stripeRequestIds: [] });
    expect(outcome).toMatchObject({ ...both, kind: 'OUTCOME', outcome: 'DONE', intentId: intent?.['id'] });
    expect(outcome?.['stripeRequestIds']).toEqual([expect.stringMatching(/^req_/)]);
    expect(outcome?.['previousHash']).toBe(intent?.['hash']);
  });

  it('tells of what was refused, by Stripe and before', async () => {
    await freeze('freeze-1', `${program.account}/ic_missing`);
    expect((await entries()).nodes[0]).toMatchObject({ outcome: 'REFUSED', codes: ['NOT_FOUND'] });
    await freeze(' ');
    expect((await entries()).nodes[0]).toMatchObject({ intentId: null, outcome: 'REFUSED', codes: ['INVALID_INPUT'] });
  });

  it('holds nothing that a person typed', async () => {
    const create = `mutation ($input: CreateCardholderInput!) { createCardholder(input: $input) { userErrors { code } } }`;
    const billing = { line1: '510 Market Street', city: 'Frisco', state: 'CA', postalCode: '94104', country: 'US' };
    const typed = { name: 'Riley Chen', email: 'riley@bikeshop.example', billing };
    await gateway.client.run(create, { input: { idempotencyKey: 'my-own-key', accountId: program.account, ...typed } });
    const told = JSON.stringify((await entries()).nodes);
    expect(told).toContain('createCardholder');
    for (const value of ['Riley', 'riley@', 'Market', 'Frisco', 'my-own-key']) expect(told).not.toContain(value);
  });

  it('is read in pages, newest first, by account and by mutation', async () => {
    for (const key of ['a', 'b', 'c']) await freeze(key);
    const first = await entries({ mutation: 'freezeCard', account: program.account, first: 4 });
    const rest = await entries({
      mutation: 'freezeCard',
      account: program.account,
      first: 4,
      after: first.pageInfo.endCursor,
    });
    const numbers = [...first.nodes, ...rest.nodes].map(({ sequence }) => sequence);
    expect(numbers).toEqual([6, 5, 4, 3, 2, 1]);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect((await entries({ mutation: 'issueCard' })).nodes).toEqual([]);
  });

  it('shows a viewer of one account that account and its own deeds, and nothing of others', async () => {
    const other = await aCardProgram(gateway.stripe);
    const auditor = await gateway.viewer({ accounts: [other.account], permissions: ['audit:read'] });
    await freeze('mine');
    await freeze('theirs', `${other.account}/${other.card}`);
    const hidden = { sequence: null, hash: null, previousHash: null };
    const seen = { accountId: other.account, ...hidden };
    expect((await entries({}, auditor)).nodes).toMatchObject([seen, seen]);
    expect(await auditor.refused(LOG, { account: program.account })).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('needs its permission', async () => {
    const stranger = await gateway.viewer({ accounts: 'all', permissions: ['cards:read'] });
    expect(await stranger.refused(LOG)).toMatchObject({ extensions: { code: 'FORBIDDEN', permission: 'audit:read' } });
  });
});
