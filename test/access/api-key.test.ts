import { anOnboardedAccount } from '../kit/given/accounts.js';
import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey { id name prefix mode permissions allAccounts accountIds ipRanges expiresAt revokedAt replacesId }
    secret
    userErrors { code message path }
  } }`;
const ROTATE = `mutation($input: RotateApiKeyInput!) {
  rotateApiKey(input: $input) {
    apiKey { id principal replacesId } secret replaced { id expiresAt revokedAt }
    userErrors { code message path ... on InvalidState { state } }
  } }`;
const REVOKE = `mutation($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { id revokedAt } userErrors { code path } } }`;
const LIST = `query($first: Int, $after: String, $last: Int, $before: String) {
  apiKeys(first: $first, after: $after, last: $last, before: $before) {
    nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const WHO = '{ viewer { principal name permissions } }';

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly path: string[];
}
interface Made {
  readonly apiKey: { readonly id: string; readonly principal: string } | null;
  readonly secret: string | null;
  readonly userErrors: readonly Fault[];
}

describe('An API key', () => {
  let gateway: Gateway;
  let account: string;
  let maker: Client;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
  });
  afterAll(() => gateway.close());
  beforeEach(async () => {
    maker = await gateway.viewer({ accounts: [account], permissions: ['keys:write', 'cards:read', 'accounts:read'] });
  });

  const input = (more: object = {}) => ({
    idempotencyKey: `key-${keys++}`,
    name: 'phone',
    permissions: ['CARDS_READ'],
    accountIds: [account],
    ...more,
  });
  const create = (client: Client, given: object) =>
    client.run<{ createApiKey: Made }>(CREATE, { input: given }).then((data) => data.createApiKey);
  const rotate = (client: Client, given: object) =>
    client
      .run<{ rotateApiKey: Made & { replaced: object } }>(ROTATE, {
        input: { idempotencyKey: `r-${keys++}`, ...given },
      })
      .then((data) => data.rotateApiKey);
  const revoke = (client: Client, apiKeyId: string) =>
    client
      .run<{ revokeApiKey: Made }>(REVOKE, { input: { idempotencyKey: `x-${keys++}`, apiKeyId } })
      .then((data) => data.revokeApiKey);
  const enter = (secret: string | null) => createClient(gateway.url, secret);

  it('is made by a viewer who may, shows its secret once, and lets its bearer in', async () => {
    const { apiKey, secret, userErrors } = await create(maker, input({ ipRanges: ['127.0.0.0/8'] }));
    expect(userErrors).toEqual([]);
    expect(apiKey).toEqual({
      id: expect.stringMatching(/^platform\/key_/),
      name: 'phone',
      prefix: secret?.slice(0, 12),
      mode: 'TEST',
      permissions: ['CARDS_READ'],
      allAccounts: false,
      accountIds: [account],
      ipRanges: ['127.0.0.0/8'],
      expiresAt: null,
      revokedAt: null,
      replacesId: null,
    });
    expect(await enter(secret).run(WHO)).toMatchObject({ viewer: { name: 'phone', permissions: ['CARDS_READ'] } });
  });

  it.each(['', 'pho\0ne', 'n'.repeat(101)])('is refused the name %j', async (name) => {
    const { apiKey, userErrors } = await create(maker, input({ name }));
    expect({ apiKey, userErrors }).toMatchObject({
      apiKey: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'name'] }],
    });
  });

  it('is made once however often it is asked for, and its secret is in the first answer only', async () => {
    const same = input();
    const first = await create(maker, same);
    expect(await create(maker, same)).toEqual({ ...first, secret: null });
    expect(await create(maker, { ...same, name: 'other' })).toMatchObject({
      apiKey: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
  });

  it('is neither made, seen, rotated nor revoked by a viewer who may not', async () => {
    const { apiKey } = await create(maker, input());
    const other = await gateway.viewer({ accounts: 'all', permissions: ['cards:read', 'cards:write'] });
    const given = { idempotencyKey: 'f-1', apiKeyId: apiKey!.id };
    const refusals = await Promise.all([
      other.refused(CREATE, { input: input() }),
      other.refused(ROTATE, { input: given }),
      other.refused(REVOKE, { input: given }),
      other.refused(LIST),
    ]);
    expect(refusals.map(({ extensions }) => extensions)).toEqual(
      refusals.map(() => expect.objectContaining({ code: 'FORBIDDEN', permission: 'keys:write' })),
    );
  });

  it.each<[string, object, string]>([
    ['a permission', { permissions: ['CARDS_READ', 'CARDS_WRITE'] }, 'permissions'],
    ['no permission', { permissions: [] }, 'permissions'],
    ['another account', { accountIds: ['acct_elsewhere'] }, 'accountIds.0'],
    ['all accounts', { accountIds: null, allAccounts: true }, 'allAccounts'],
    ['no account', { accountIds: [] }, 'accountIds'],
    ['a time that is over', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['what is no address', { ipRanges: ['localhost'] }, 'ipRanges.0'],
  ])('is not made with what its maker cannot give: %s', async (_what, more, path) => {
    const { apiKey, secret, userErrors } = await create(maker, input(more));
    expect({ apiKey, secret }).toEqual({ apiKey: null, secret: null });
    expect(userErrors.map((error) => error.path.join('.'))).toEqual([`input.${path}`]);
  });

  it('inherits the addresses and the end of its maker, and cannot go beyond them', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const bound = await create(maker, input({ permissions: ['KEYS_WRITE'], ipRanges: ['127.0.0.0/8'], expiresAt }));
    const client = enter(bound.secret);
    const given = { permissions: ['KEYS_WRITE'] };
    expect((await create(client, input(given))).apiKey).toMatchObject({ ipRanges: ['127.0.0.0/8'], expiresAt });
    const wide = { ...given, ipRanges: ['0.0.0.0/0'], expiresAt: '2999-01-01T00:00:00Z' };
    const refused = await create(client, input(wide));
    expect(refused.userErrors.map(({ path }) => path.join('.'))).toEqual(['input.expiresAt', 'input.ipRanges.0']);
  });

  it('opens nothing from elsewhere', async () => {
    const { secret } = await create(maker, input({ ipRanges: ['203.0.113.0/24'] }));
    expect(await enter(secret).ask(WHO, {})).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('is rotated with an overlap in which both secrets work for one principal', async () => {
    const first = await create(maker, input());
    const second = await rotate(maker, { apiKeyId: first.apiKey!.id, overlapSeconds: 3600 });
    expect(second).toMatchObject({ apiKey: { replacesId: first.apiKey!.id }, replaced: { revokedAt: null } });
    expect(await enter(second.secret).run(WHO)).toEqual(await enter(first.secret).run(WHO));
  });

  it('is rotated without an overlap by ending the old secret at once', async () => {
    const first = await create(maker, input());
    const given = { idempotencyKey: 'once', apiKeyId: first.apiKey!.id };
    const second = await rotate(maker, given);
    expect((await enter(first.secret).ask(WHO, {})).status).toBe(401);
    expect((await enter(second.secret).ask(WHO, {})).status).toBe(200);
    expect(await rotate(maker, given)).toEqual({ ...second, secret: null });
  });

  it('cannot be rotated once it is revoked, nor for longer than a month', async () => {
    const { apiKey } = await create(maker, input());
    const long = await rotate(maker, { apiKeyId: apiKey!.id, overlapSeconds: 1e9 });
    expect(long.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'overlapSeconds'] }]);
    await revoke(maker, apiKey!.id);
    const { userErrors } = await rotate(maker, { apiKeyId: apiKey!.id });
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', state: 'revoked' }]);
  });

  it('opens nothing from the moment of its revocation', async () => {
    const { apiKey, secret } = await create(maker, input());
    await enter(secret).run(WHO);
    expect(await revoke(maker, apiKey!.id)).toMatchObject({
      apiKey: { revokedAt: expect.any(String) },
      userErrors: [],
    });
    expect((await enter(secret).ask(WHO, {})).status).toBe(401);
  });

  it('with more than the viewer has is as missing as one that is not there', async () => {
    const { apiKey } = await create(gateway.client, { ...input(), accountIds: null, allAccounts: true });
    for (const id of [apiKey!.id, 'platform/key_none']) {
      const answers = [await rotate(maker, { apiKeyId: id }), await revoke(maker, id)];
      expect(answers.map(({ userErrors }) => userErrors[0])).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'apiKeyId'] },
        { code: 'NOT_FOUND', path: ['input', 'apiKeyId'] },
      ]);
    }
    expect((await revoke(maker, `${account}/ic_1`)).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });

  it('is listed newest first, page by page, to viewers who have as much', async () => {
    const owner = (await anOnboardedAccount(gateway.stripe)).id;
    const mine = await gateway.viewer({ accounts: [owner], permissions: ['keys:write'] });
    for (const name of ['a', 'b', 'c'])
      await create(mine, input({ name, accountIds: [owner], permissions: ['KEYS_WRITE'] }));
    type Page = { apiKeys: { nodes: { name: string }[]; pageInfo: { endCursor: string; startCursor: string } } };
    const list = (variables: object) => mine.run<Page>(LIST, { ...variables }).then((data) => data.apiKeys);
    const first = await list({ first: 2 });
    expect(first).toMatchObject({ nodes: [{ name: 'c' }, { name: 'b' }], pageInfo: { hasNextPage: true } });
    const rest = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({ nodes: [{ name: 'a' }, { name: 'test' }], pageInfo: { hasNextPage: false } });
    expect(await list({ last: 2, before: rest.pageInfo.startCursor })).toMatchObject({ nodes: first.nodes });
  });
});
