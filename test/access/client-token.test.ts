import { createHmac } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { buildGraphSchema } from '../../src/graph/schema.js';
import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import { aCard, aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateClientTokenInput!) {
  createClientToken(input: $input) {
    clientToken { id principal permissions expiresAt createdAt revokedAt scope { accountId cardholderId cardId } }
    token userErrors { code message path }
  } }`;
const REVOKE = `mutation($input: RevokeClientTokenInput!) {
  revokeClientToken(input: $input) { clientToken { revokedAt } userErrors { code path } } }`;
const WHO = '{ viewer { principal permissions scope { accountId cardholderId cardId } } }';
const ACCOUNT = 'query($id: ID!) { connectedAccount(id: $id) { email } }';

interface Made {
  readonly clientToken: { readonly id: string; readonly principal: string; readonly expiresAt: string } | null;
  readonly token: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: string[] }[];
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('A client token', () => {
  let gateway: Gateway;
  let account: string;
  let other: string;
  let cardholder: string;
  let card: string;
  let maker: Client;
  let count = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    account = (await anOnboardedAccount(gateway.stripe)).id;
    other = (await anOnboardedAccount(gateway.stripe)).id;
    cardholder = (await aCardholder(gateway.stripe, account)).id;
    card = (await aCard(gateway.stripe, account, { cardholder })).id;
    const permissions = ['client_tokens:write', 'accounts:read', 'cards:read', 'keys:write'] as const;
    maker = await gateway.viewer({ accounts: [account, other], permissions: [...permissions] });
  });
  afterAll(() => gateway.close());

  const input = (more: object = {}) => ({
    idempotencyKey: `token-${count++}`,
    accountId: account,
    permissions: ['ACCOUNTS_READ', 'CARDS_READ'],
    ...more,
  });
  const create = (given: object, client: Client = maker) =>
    client.run<{ createClientToken: Made }>(CREATE, { input: given }).then((data) => data.createClientToken);
  const revoke = (clientTokenId: string, client: Client = maker) =>
    client
      .run<{ revokeClientToken: Made }>(REVOKE, { input: { idempotencyKey: `x-${count++}`, clientTokenId } })
      .then((data) => data.revokeClientToken);
  const enter = (token: string | null) => createClient(gateway.url, token);
  const status = async (token: string | null) => (await enter(token).ask(WHO, {})).status;

  it('lets its bearer into its account, with what it was given, and nowhere else', async () => {
    const { clientToken, token } = await create(input({ permissions: ['ACCOUNTS_READ'] }));
    const client = enter(token);
    expect(await client.run(WHO)).toEqual({
      viewer: {
        principal: clientToken!.principal,
        permissions: ['ACCOUNTS_READ'],
        scope: { accountId: account, cardholderId: null, cardId: null },
      },
    });
    expect(await client.run(ACCOUNT, { id: account })).toMatchObject({
      connectedAccount: { email: expect.any(String) },
    });
    expect((await client.refused(ACCOUNT, { id: other })).extensions.code).toBe('NOT_FOUND');
    const cards = '{ connectedAccounts { nodes { cards { nodes { id } } } } }';
    expect((await client.refused(cards)).extensions.code).toBe('FORBIDDEN');
  });

  it('lives for fifteen minutes if nothing is said, and tells nothing of what it opens', async () => {
    const { token, clientToken } = await create(input());
    const { iat = 0, exp = 0, jti, ...claims } = decodeJwt(token!);
    expect(exp - iat).toBe(900);
    expect(claims).toEqual({ iss: 'cardgraph', aud: 'cardgraph-test' });
    expect(clientToken!.id).toBe(`${account}/${jti}`);
  });

  it('is the same when it is asked for again, and its successor is the same principal', async () => {
    const same = input({ cardholderId: `${account}/${cardholder}` });
    const first = await create(same);
    expect(await create(same)).toEqual(first);
    const next = await create({ ...same, idempotencyKey: 'next' });
    expect(next.clientToken!.principal).toBe(first.clientToken!.principal);
    expect(next.token).not.toBe(first.token);
    const stranger = await create(input({ cardId: `${account}/${card}` }));
    expect(stranger.clientToken!.principal).not.toBe(first.clientToken!.principal);
  });

  it.each<[string, object, string]>([
    ['a permission that its maker lacks', { permissions: ['CARDS_WRITE'] }, 'permissions'],
    ['no permission', { permissions: [] }, 'permissions'],
    ['the permission to make more', { permissions: ['CLIENT_TOKENS_WRITE'] }, 'permissions'],
    ['the permission to make keys', { permissions: ['KEYS_WRITE'] }, 'permissions'],
    ['the permission to answer for a partner', { permissions: ['DECISIONS_ANSWER'] }, 'permissions'],
    ['the permission to see the inbox', { permissions: ['INBOX_READ'] }, 'permissions'],
    ['an account beyond its maker', { accountId: 'acct_elsewhere' }, 'accountId'],
    ['a cardholder of another account', { cardholderId: 'acct_elsewhere/ich_1' }, 'cardholderId'],
    ['what is no card', { cardId: 'ich_1' }, 'cardId'],
    ['a life of a day', { expiresInSeconds: 86_400 }, 'expiresInSeconds'],
    ['a life of a second', { expiresInSeconds: 1 }, 'expiresInSeconds'],
  ])('is not made with %s', async (_what, more, path) => {
    const { clientToken, token, userErrors } = await create(input(more));
    expect({ clientToken, token }).toEqual({ clientToken: null, token: null });
    expect(userErrors.map((error) => error.path.join('.'))).toContain(`input.${path}`);
  });

  it('is not made for a cardholder and a card at once', async () => {
    const both = { cardholderId: `${account}/ich_1`, cardId: `${account}/ic_1` };
    expect((await create(input(both))).userErrors).toMatchObject([{ path: ['input', 'cardId'] }]);
  });

  it.each([
    ['account', () => ({})],
    ['cardholder', () => ({ cardholderId: `${account}/${cardholder}` })],
    ['card', () => ({ cardId: `${account}/${card}` })],
  ])('is made once its %s has been read, and by no other Stripe call', async (_what, binding) => {
    const calls = await gateway.calls(() => create(input(binding())));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(/^GET /);
  });

  it.each([
    ['cardholderId', 'ich_1missing', 'cardholder'],
    ['cardId', 'ic_1missing', 'card'],
  ])('is not made for a %s that is not there', async (field, id, what) => {
    const made = await create(input({ [field]: `${account}/${id}` }));
    expect(made).toMatchObject({ clientToken: null, token: null });
    expect(made.userErrors).toEqual([
      { code: 'NOT_FOUND', message: expect.stringContaining(what), path: ['input', field] },
    ]);
  });

  it('is not made for what is of another account, nor for an account that is not there', async () => {
    const stranger = await aCardholder(gateway.stripe, other);
    expect((await create(input({ cardholderId: `${account}/${stranger.id}` }))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'cardholderId'] },
    ]);
    expect((await create(input({ accountId: 'acct_1missing' }), gateway.client)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'accountId'] },
    ]);
  });

  it('is not made by a viewer who may not', async () => {
    const viewer = await gateway.viewer({ accounts: 'all', permissions: ['cards:read', 'keys:write'] });
    expect((await viewer.refused(CREATE, { input: input() })).extensions.code).toBe('FORBIDDEN');
  });

  it('ends no later than what its maker showed', async () => {
    const expiresAt = new Date(Date.now() + 120_000);
    const key = await maker.run<{ createApiKey: { secret: string } }>(
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      {
        input: input({
          accountId: undefined,
          accountIds: [account],
          name: 'short',
          permissions: ['CLIENT_TOKENS_WRITE', 'CARDS_READ'],
          expiresAt: expiresAt.toISOString(),
        }),
      },
    );
    const made = await create(
      input({ permissions: ['CARDS_READ'], expiresInSeconds: 3600 }),
      enter(key.createApiKey.secret),
    );
    expect(new Date(made.clientToken!.expiresAt).getTime()).toBeLessThanOrEqual(expiresAt.getTime());
  });

  it('opens nothing from the moment of its revocation', async () => {
    const { clientToken, token } = await create(input());
    expect(await status(token)).toBe(200);
    expect(await revoke(clientToken!.id)).toMatchObject({ clientToken: { revokedAt: expect.any(String) } });
    expect(await status(token)).toBe(401);
  });

  it('is not revoked by who does not reach its account', async () => {
    const { clientToken, token } = await create(input());
    const viewer = await gateway.viewer({ accounts: [other], permissions: ['client_tokens:write'] });
    expect((await revoke(clientToken!.id, viewer)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await revoke(`${other}/${clientToken!.id.split('/')[1]}`, viewer)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await status(token)).toBe(200);
  });

  it('ends with the API key that it was made with', async () => {
    const key = await maker.run<{ createApiKey: { apiKey: { id: string }; secret: string } }>(
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } secret } }',
      {
        input: input({
          accountId: undefined,
          accountIds: [account],
          name: 'backend',
          permissions: ['CLIENT_TOKENS_WRITE', 'CARDS_READ'],
        }),
      },
    );
    const { token } = await create(input({ permissions: ['CARDS_READ'] }), enter(key.createApiKey.secret));
    expect(await status(token)).toBe(200);
    await maker.run('mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }', {
      input: { idempotencyKey: 'end', apiKeyId: key.createApiKey.apiKey.id },
    });
    expect(await status(token)).toBe(401);
  });

  it('that is forged, changed or expired opens nothing', async () => {
    const { token } = await create(input());
    const [header, payload, signature] = token!.split('.') as [string, string, string];
    const claims = decodeJwt(token!);
    const kept = decodeProtectedHeader(token!);
    const signedWith = (secret: string, head: object, body: object) => {
      const text = `${part(head)}.${part(body)}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    };
    const wrong = [
      `${part({ ...kept, alg: 'none' })}.${payload}.`,
      `${part({ ...kept, kid: undefined })}.${payload}.${signature}`,
      `${part({ ...kept, typ: 'JWT' })}.${payload}.${signature}`,
      `${header}.${part({ ...claims, exp: (claims.exp ?? 0) + 3600 })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -3)}AAA`,
      signedWith('guess', kept, claims),
      signedWith('', kept, claims),
    ];
    expect(await Promise.all(wrong.map(status))).toEqual(wrong.map(() => 401));
    expect(await status(token)).toBe(200);
  });

  describe.each([
    ['a cardholder', 'cardholderId', () => cardholder],
    ['a card', 'cardId', () => card],
  ])('for %s', (_what, field, idOf) => {
    it('sees itself, and no root field that is not made for such tokens', async () => {
      const id = idOf();
      const { token } = await create(input({ [field]: `${account}/${id}` }));
      const client = enter(token);
      expect(await client.run(WHO)).toMatchObject({ viewer: { scope: { [field]: `${account}/${id}` } } });
      const calls = await gateway.calls(async () => {
        for (const query of [
          '{ connectedAccounts { nodes { email } } }',
          `{ connectedAccount(id: "${account}") { email } }`,
          `{ financialAccount(id: "${account}/fa_1") { status } }`,
          `{ balanceTransaction(id: "${account}/txn_1") { id } }`,
        ])
          expect([query, (await client.refused(query)).extensions.code]).toEqual([query, 'FORBIDDEN']);
      });
      expect(calls).toEqual([]);
    });
  });
});

test("root fields are closed to tokens for a cardholder or a card, but those of such a token's own things", () => {
  const schema = buildGraphSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const open = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).filter((field) => field.extensions['narrow'] === 'open'),
  );
  expect(open.map(({ name }) => name).sort()).toEqual([
    'activateCard',
    'activateWalletToken',
    'authorization',
    'authorizationChanged',
    'cancelCard',
    'card',
    'cardChanged',
    'cardholder',
    'cardholderChanged',
    'createCardEphemeralKey',
    'createDispute',
    'decision',
    'deleteWalletToken',
    'dispute',
    'disputeChanged',
    'freezeCard',
    'issuingTransaction',
    'issuingTransactionChanged',
    'merchantCategories',
    'node',
    'nodes',
    'setCardPin',
    'submitDispute',
    'suspendWalletToken',
    'updateDispute',
    'viewer',
    'walletToken',
  ]);
});
