import { isObjectType } from 'graphql';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { FAMILIES, familyOf } from '../../src/graph/live/event/event.type.js';
import { permissionOf } from '../../src/graph/shared/permission.js';
import type { Permission } from '../../src/auth/permissions.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Listed {
  readonly connectedAccount: {
    readonly events: {
      readonly nodes: readonly {
        readonly id: string;
        readonly type: string;
        readonly objectId: string | null;
        readonly object: { readonly id: string } | null;
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

const LIST = `query($id: ID!, $types: [String!], $first: Int, $after: String, $delivered: Boolean, $created: TimeRange) {
  connectedAccount(id: $id) {
    events(types: $types, first: $first, after: $after, deliverySuccess: $delivered, created: $created) {
      nodes { id type objectId objectType changedFields createdAt livemode apiVersion pendingWebhooks stripeRequestId }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const LINKED = `query($id: ID!, $types: [String!]) {
  connectedAccount(id: $id) {
    events(types: $types) {
      nodes { type object { __typename id ... on Card { status } ... on Authorization { decided: status card { last4 } } } }
    }
  }
}`;

describe('Events', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    for (const amount of [100, 200, 300])
      await anAuthorization(gateway.stripe, program.account, { card: program.card, amount });
    await gateway.stripe.issuing.cards.update(program.card, { status: 'inactive', metadata: { why: 'lost' } }, on());
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const list = async (variables: Record<string, unknown> = {}, client: Client = gateway.client) => {
    const { connectedAccount } = await client.run<Listed>(LIST, { id: program.account, ...variables });
    return connectedAccount.events;
  };
  const viewer = (...permissions: Permission[]) =>
    gateway.viewer({ accounts: [program.account], permissions: ['accounts:read', 'events:read', ...permissions] });

  it('of an account are listed newest first, with what changed and of what, by one call', async () => {
    const calls = await gateway.calls(async () => {
      const { nodes } = await list({ types: ['issuing_card.*', 'issuing_authorization.created'] });
      expect(nodes.map(({ type }) => type)).toEqual([
        'issuing_card.updated',
        ...Array(3).fill('issuing_authorization.created'),
        'issuing_card.created',
      ]);
      expect(nodes[0]).toMatchObject({
        id: expect.stringContaining(`${program.account}/evt_`),
        objectId: `${program.account}/${program.card}`,
        objectType: 'issuing.card',
        changedFields: expect.arrayContaining(['status', 'metadata.why']),
        livemode: false,
        stripeRequestId: expect.stringContaining('req_'),
      });
    });
    expect(calls).toEqual(['GET /v1/events']);
  });

  it('link to their objects as they are now, many of a kind by one list', async () => {
    const types = ['issuing_authorization.created', 'issuing_card.created'];
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<Listed>(LINKED, { id: program.account, types });
      const objects = connectedAccount.events.nodes.map(({ object }) => object);
      expect(objects).toMatchObject([
        ...Array(3).fill({ __typename: 'Authorization', decided: 'PENDING', card: { last4: expect.any(String) } }),
        { __typename: 'Card', id: `${program.account}/${program.card}`, status: 'INACTIVE' },
      ]);
    });
    expect(calls.sort()).toEqual([
      'GET /v1/events',
      'GET /v1/issuing/authorizations',
      ...calls.filter((call) => call.startsWith('GET /v1/issuing/cards')),
    ]);
    expect(calls).toHaveLength(3);
  });

  it('link to the account itself where it is what changed', async () => {
    await gateway.stripe.accounts.update(program.account, { email: 'new@bikeshop.example' });
    const { connectedAccount } = await gateway.client.run<Listed>(LINKED, {
      id: program.account,
      types: ['account.updated'],
    });
    expect(connectedAccount.events.nodes[0]?.object).toEqual({ __typename: 'ConnectedAccount', id: program.account });
  });

  it('are kept to a range, and to what was delivered', async () => {
    expect((await list({ created: { lt: '2020-01-01T00:00:00Z' } })).nodes).toEqual([]);
    expect((await list({ delivered: false })).nodes).toEqual([]);
    expect((await list({ delivered: true })).nodes.length).toBeGreaterThan(0);
  });

  it('are refused by types that are none, or too many, without a call', async () => {
    for (const types of [[], ['*'], ['issuing card'], Array(21).fill('issuing_card.created')]) {
      const calls = await gateway.calls(async () => {
        const { extensions } = await gateway.client.refused(LIST, { id: program.account, types });
        expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'types' });
      });
      expect(calls).toEqual([]);
    }
  });

  it('are paged to the end by who sees a part of them, and show no other', async () => {
    const cardsOnly = await viewer('cards:read');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await list({ first: 2, after }, cardsOnly);
      seen.push(...nodes.map(({ type }) => type));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toContain('issuing_card.updated');
    expect(seen.filter((type) => !/^(issuing_card|account|capability|person|file)\b/.test(type))).toEqual([]);
  });

  it('of types that the viewer may not see are refused by name', async () => {
    const cardsOnly = await viewer('cards:read');
    for (const types of [['issuing_authorization.created'], ['issuing_card.created', 'issuing_authorization.*']]) {
      const error = await cardsOnly.refused(LIST, { id: program.account, types });
      expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'authorizations:read' });
    }
    const all = await cardsOnly.refused(LIST, { id: program.account, types: ['treasury.*'] });
    expect(all.extensions['code']).toBe('FORBIDDEN');
  });

  it('by their ids are as missing for who may not see them as those that are not there', async () => {
    const { id } = (await list({ types: ['issuing_authorization.created'] })).nodes[0]!;
    const READ = 'query($id: ID!) { event(id: $id) { type } node(id: $id) { id } }';
    expect(await gateway.client.run(READ, { id })).toMatchObject({ event: { type: 'issuing_authorization.created' } });
    const cardsOnly = await viewer('cards:read');
    for (const query of ['query($id: ID!) { event(id: $id) { id } }', 'query($id: ID!) { node(id: $id) { id } }'])
      expect((await cardsOnly.refused(query, { id })).extensions.code).toBe('NOT_FOUND');
  });

  it('are closed to who may not read events', async () => {
    const reader = await gateway.viewer({ accounts: [program.account], permissions: ['accounts:read', 'cards:read'] });
    expect((await reader.refused(LIST, { id: program.account })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'events:read',
    });
  });

  it('need the permission of the type that shows their object', () => {
    const schema = buildGraphSchema();
    for (const { starts, permission, object } of FAMILIES) {
      if (object === null) continue;
      const type = schema.getType(object.type);
      expect([starts, isObjectType(type) && permissionOf(type)]).toEqual([starts, permission]);
    }
    expect(familyOf('issuing_card.updated').permission).toBe('cards:read');
    expect(familyOf('account.external_account.created').object?.type).toBe('ExternalAccount');
    expect(familyOf('charge.succeeded')).toMatchObject({ permission: 'accounts:read', object: null });
  });
});
