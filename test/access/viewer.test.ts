import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const LIST = `query($first: Int, $after: String, $last: Int, $before: String, $created: TimeRange) {
  connectedAccounts(first: $first, after: $after, last: $last, before: $before, created: $created) {
    nodes { id email } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Listed {
  readonly connectedAccounts: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string; readonly startCursor: string };
  };
}

describe('A viewer', () => {
  let gateway: Gateway;
  let accounts: string[];
  let given: string[];
  let tenant: Client;

  beforeAll(async () => {
    gateway = await startGateway();
    accounts = [];
    for (let made = 0; made < 6; made++) accounts.push((await anOnboardedAccount(gateway.stripe)).id);
    given = accounts.slice(1, 5).sort();
    tenant = await gateway.viewer({ accounts: given });
  });
  afterAll(() => gateway.close());

  const list = (client: Client, variables: object) =>
    client.run<Listed>(LIST, { ...variables }).then((data) => data.connectedAccounts);

  it('learns who it is and what it may do, without a Stripe call', async () => {
    const reader = await gateway.viewer({ accounts: given, permissions: ['cards:read', 'accounts:read'] });
    const document = '{ viewer { principal name mode permissions allAccounts } }';
    const calls = await gateway.calls(async () =>
      expect(await reader.run(document)).toEqual({
        viewer: {
          principal: expect.stringMatching(/^prin_/),
          name: 'test',
          mode: 'TEST',
          permissions: ['CARDS_READ', 'ACCOUNTS_READ'],
          allAccounts: false,
        },
      }),
    );
    expect(calls).toEqual([]);
  });

  it('of all accounts pages through them as Stripe lists them', async () => {
    const first = await list(gateway.client, { first: 4 });
    const rest = await list(gateway.client, { first: 4, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id).sort()).toEqual([...accounts].sort());
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('of some accounts pages through exactly those, both ways', async () => {
    const first = await list(tenant, { first: 3 });
    expect(first.nodes.map(({ id }) => id)).toEqual(given.slice(0, 3));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = await list(tenant, { first: 3, after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }) => id)).toEqual(given.slice(3));
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await list(tenant, { last: 2, before: rest.pageInfo.startCursor });
    expect(back.nodes.map(({ id }) => id)).toEqual(given.slice(1, 3));
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: true });
  });

  it("reads each of its accounts by its id: the platform's list holds those of others", async () => {
    const calls = await gateway.calls(() => list(tenant, { first: 4 }));
    expect(calls.sort()).toEqual(given.slice(0, 4).map((id) => `GET /v1/accounts/${id}`));
  });

  it('filters its accounts by the time they were made', async () => {
    const none = { created: { lt: '2000-01-01T00:00:00Z' } };
    const all = { created: { gte: '2000-01-01T00:00:00Z' } };
    for (const client of [tenant, gateway.client]) expect((await list(client, none)).nodes).toEqual([]);
    expect((await list(tenant, all)).nodes).toHaveLength(4);
  });

  it('finds no account that Stripe does not have among its own', async () => {
    const one = await gateway.viewer({ accounts: ['acct_gone', given[0] ?? ''] });
    expect((await list(one, {})).nodes).toMatchObject([{ id: given[0] }]);
  });

  it('has no use for the cursor of another list, of another viewer, or for none at all', async () => {
    const { pageInfo } = await list(tenant, { first: 1 });
    const other = await gateway.viewer({ accounts: given });
    for (const [client, variables] of [
      [other, { after: pageInfo.endCursor }],
      [gateway.client, { after: pageInfo.endCursor }],
      [tenant, { after: 'nonsense' }],
      [tenant, { first: 0 }],
      [tenant, { first: 101 }],
      [tenant, { last: 1 }],
    ] as const) {
      const error = await client.refused(LIST, variables);
      expect(error.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('lists the accounts that it reaches, unless it may not read accounts', async () => {
    const document = '{ viewer { name accounts { nodes { id } } } }';
    expect(await tenant.run(document)).toEqual({
      viewer: { name: 'test', accounts: { nodes: given.map((id) => ({ id })) } },
    });
    const reader = await gateway.viewer({ accounts: given, permissions: ['cards:read'] });
    const { data, errors } = await reader.ask(document, {});
    expect(data).toEqual({ viewer: { name: 'test', accounts: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'accounts:read' });
  });

  it('that shows no credentials is not told who it is', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
