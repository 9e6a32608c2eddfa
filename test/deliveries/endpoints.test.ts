import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import { type Client, createClient } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { aKey, anEndpoint, CARD_DOCUMENT, create, mutation } from './given.js';

let gateway: Gateway;
let mine: CardProgram;
let partner: Client;
let other: Client;

const url = 'http://127.0.0.1:9/hook';

beforeAll(async () => {
  gateway = await startGateway();
  mine = await aCardProgram(gateway.stripe);
  partner = await gateway.viewer({ accounts: [mine.account] });
  other = await gateway.viewer({ accounts: [mine.account] });
});
afterAll(() => gateway.close());

describe('A new endpoint', () => {
  it('is made once under its key, and its secret shown once', async () => {
    const input = { url, idempotencyKey: aKey(), description: ' purchases ', variables: {} };
    const first = await create(partner, input);
    const second = await create(partner, input);
    expect(first).toMatchObject({
      secret: expect.stringMatching(/^whsec_/),
      replayed: false,
      userErrors: [],
      webhookEndpoint: {
        accountId: mine.account,
        url,
        enabled: true,
        description: 'purchases',
        document: CARD_DOCUMENT,
      },
    });
    expect(second).toEqual({ ...first, secret: null, replayed: true });
  });

  it('is refused with all that is wrong with it', async () => {
    const { webhookEndpoint, userErrors } = await create(partner, {
      url: 'ftp://partner.example/',
      topics: ['cards', 'issuing_card.*', '*.created'],
      document: 'query($objectId: ID!) { card(id: $objectId) { nothing } }',
      variables: { objectId: 'mine' },
      description: 'x'.repeat(201),
    });
    expect(webhookEndpoint).toBeNull();
    expect(userErrors.map(({ path }) => path?.join('.'))).toEqual([
      'input.url',
      'input.topics.0',
      'input.topics.2',
      'input.description',
      'input.variables',
      'input.document',
    ]);
  });

  it.each([
    ['is a mutation', 'mutation { __typename }', 'must have one operation, a query.'],
    ['is a subscription', 'subscription { __typename }', 'does not fit the schema'],
    ['are two', 'query A { __typename } query B { __typename }', 'must have one operation, a query.'],
    ['is none', 'nothing', 'is not a GraphQL document'],
    ['is too large', `{ ${'a: __typename '.repeat(200)} }`, 'is too large'],
    [
      'is too dear',
      `{ ${Array.from({ length: 30 }, (_, at) => `a${at}: card(id: "acct_1/ic_${at}") { status authorizations { nodes { id } } }`).join(' ')} }`,
      'Stripe calls for each event, and may take 20',
    ],
  ])('has a document that %s: refused', async (_what, document, message) => {
    const { userErrors } = await create(partner, { url, document });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'document'] }]);
    expect(userErrors[0]?.message).toContain(message);
  });

  it('has variables that fit its document', async () => {
    const document =
      'query($objectId: ID!, $first: Int!) { cardholder(id: $objectId) { cards(first: $first) { nodes { id } } } }';
    for (const variables of [undefined, { first: 'many' }])
      expect((await create(partner, { url, document, variables })).userErrors).toMatchObject([
        { path: ['input', 'variables'] },
      ]);
    expect((await create(partner, { url, document, variables: { first: 3 } })).userErrors).toEqual([]);
  });

  it('hears of nothing that its maker may not see', async () => {
    const permissions = ['webhooks:write', 'webhooks:read', 'cards:read'] as const;
    const narrow = await gateway.viewer({ accounts: [mine.account], permissions: [...permissions] });
    const { userErrors } = await create(narrow, { url, topics: ['issuing_card.created', 'issuing_dispute.*'] });
    expect(userErrors.map(({ message }) => message)).toEqual([
      'needs the permission disputes:read.',
      'needs the permission events:read.',
    ]);
  });

  it('is of an account that its maker reaches', async () => {
    const theirs = await aCardProgram(gateway.stripe);
    const { userErrors } = await create(partner, { url, accountId: theirs.account });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'accountId'] }]);
  });

  it('is refused to who may not, and to tokens that are gone before long', async () => {
    const reader = await gateway.viewer({ accounts: [mine.account], permissions: ['webhooks:read'] });
    const input = { url, topics: ['issuing_card.*'], document: CARD_DOCUMENT, idempotencyKey: aKey() };
    expect(
      await reader.refused(
        'mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
        { input },
      ),
    ).toMatchObject({ extensions: { code: 'FORBIDDEN', permission: 'webhooks:write' } });
    expect(
      (await mutation(partner, 'createClientToken', { accountId: mine.account, permissions: ['WEBHOOKS_WRITE'] }, ''))
        .userErrors,
    ).toMatchObject([{ path: ['input', 'permissions'] }]);
  });

  it('of a key for trusted documents has one of those', async () => {
    const key = {
      name: 'trusting',
      accounts: 'all',
      permissions: 'all',
      mode: 'test',
      trustedDocumentsOnly: true,
    } as const;
    const { secret, principal } = await gateway.keys.create(key);
    const register = `mutation($input: RegisterDocumentsInput!) { registerDocuments(input: $input) { userErrors { message } } }`;
    const creating = `mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { userErrors { message } } }`;
    const open = await gateway.keys.create({
      name: 'open',
      accounts: 'all',
      permissions: 'all',
      mode: 'test',
      principal,
    });
    const opened = createClient(gateway.url, open.secret);
    await opened.run(register, { input: { documents: [creating], idempotencyKey: aKey() } });
    const input = () => ({ url, topics: ['issuing_card.*'], document: CARD_DOCUMENT, idempotencyKey: aKey() });
    const trusting = createClient(gateway.url, secret);
    expect(await trusting.run(creating, { input: input() })).toMatchObject({
      createWebhookEndpoint: { userErrors: [{ message: expect.stringContaining('is not trusted') }] },
    });
    await opened.run(register, { input: { documents: [CARD_DOCUMENT], idempotencyKey: aKey() } });
    expect(await trusting.run(creating, { input: input() })).toEqual({ createWebhookEndpoint: { userErrors: [] } });
  });
});

describe('An endpoint', () => {
  const read = 'query($id: ID!) { webhookEndpoint(id: $id) { url } }';

  it('of another principal is as missing as none', async () => {
    const { id } = await anEndpoint(partner, { url });
    expect(await partner.run(read, { id })).toEqual({ webhookEndpoint: { url } });
    const missing = await other.refused(read, { id: `${mine.account}/hook_1Missing` });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await other.refused(read, { id })).toEqual(missing);
    for (const [name, more] of [
      ['updateWebhookEndpoint', { url }],
      ['enableWebhookEndpoint', {}],
      ['disableWebhookEndpoint', {}],
      ['deleteWebhookEndpoint', {}],
      ['rotateWebhookSecret', {}],
      ['sendTestDelivery', {}],
      ['replayDeliveries', { since: '2020-01-01T00:00:00Z' }],
    ] as const)
      expect((await mutation(other, name, { webhookEndpointId: id, ...more }, '')).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'webhookEndpointId'] },
      ]);
  });

  it('of anyone is seen, and can be stopped, by who reaches all accounts; it is not theirs to change', async () => {
    const { id } = await anEndpoint(partner, { url });
    expect(await gateway.client.run(read, { id })).toEqual({ webhookEndpoint: { url } });
    for (const name of ['updateWebhookEndpoint', 'rotateWebhookSecret', 'enableWebhookEndpoint'])
      expect((await mutation(gateway.client, name, { webhookEndpointId: id }, '')).userErrors).toMatchObject([
        { code: 'INVALID_STATE' },
      ]);
    for (const name of ['disableWebhookEndpoint', 'deleteWebhookEndpoint'])
      expect((await mutation(gateway.client, name, { webhookEndpointId: id }, '')).userErrors).toEqual([]);
    expect((await partner.refused(read, { id })).extensions.code).toBe('NOT_FOUND');
  });

  it('changes what is named, and nothing else', async () => {
    const { id } = await anEndpoint(partner, { url, description: 'before' });
    const change = { webhookEndpointId: id, topics: ['issuing_dispute.*'], description: 'after' };
    const shown = 'webhookEndpoint { url topics description document }';
    expect(await mutation(partner, 'updateWebhookEndpoint', change, shown)).toEqual({
      webhookEndpoint: { url, topics: ['issuing_dispute.*'], description: 'after', document: CARD_DOCUMENT },
      userErrors: [],
    });
    const wrong = { webhookEndpointId: id, url: 'nowhere', document: '{', variables: { eventId: 1 } };
    expect((await mutation(partner, 'updateWebhookEndpoint', wrong, shown)).userErrors.map((one) => one.path)).toEqual([
      ['input', 'url'],
      ['input', 'variables'],
      ['input', 'document'],
    ]);
  });

  it('that is disabled is sent nothing on demand', async () => {
    const { id } = await anEndpoint(partner, { url });
    await mutation(partner, 'disableWebhookEndpoint', { webhookEndpointId: id }, '');
    expect((await mutation(partner, 'sendTestDelivery', { webhookEndpointId: id }, '')).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'webhookEndpointId'] },
    ]);
  });

  it('is rotated within bounds, and replayed from the past only', async () => {
    const { id } = await anEndpoint(partner, { url });
    const rotate = { webhookEndpointId: id, overlapSeconds: 604_801 };
    expect((await mutation(partner, 'rotateWebhookSecret', rotate, 'secret')).userErrors).toMatchObject([
      { path: ['input', 'overlapSeconds'] },
    ]);
    const replay = { webhookEndpointId: id, since: '2999-01-01T00:00:00Z' };
    expect((await mutation(partner, 'replayDeliveries', replay, 'queued')).userErrors).toMatchObject([
      { path: ['input', 'since'] },
    ]);
  });

  it.each(['hook_1Missing', 'platform/hook_1Missing', 'dlv_1', 'no id'])('named by %s is none', async (id) => {
    const { userErrors } = await mutation(partner, 'deleteWebhookEndpoint', { webhookEndpointId: id }, '');
    expect(userErrors).toHaveLength(1);
    expect((await mutation(partner, 'replayDelivery', { deliveryId: id }, '')).userErrors).toHaveLength(1);
  });
});
