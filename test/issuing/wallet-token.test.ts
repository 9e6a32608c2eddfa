import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const FIELDS = `id stripeId account { id } status walletProvider last4 network networkUpdatedAt deviceFingerprint createdAt
  livemode card { id }`;
const READ = `query($id: ID!) { walletToken(id: $id) { __typename ${FIELDS} } }`;
const STATUS = 'query($id: ID!) { walletToken(id: $id) { id status } }';
const LIST = `query($id: ID!, $first: Int, $after: String, $status: WalletTokenStatus) { card(id: $id) {
  walletTokens(first: $first, after: $after, status: $status) { nodes { id status } pageInfo { hasNextPage endCursor } } } }`;
const TOKEN = 'mutation($input: CreateClientTokenInput!) { createClientToken(input: $input) { token } }';
const ERRORS = 'userErrors { __typename code path ... on InvalidState { state } }';
const move = (verb: string) => `mutation($input: ${verb}WalletTokenInput!) {
  answer: ${verb.toLowerCase()}WalletToken(input: $input) { walletToken { id status } ${ERRORS} } }`;

describe('A wallet token', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const idOf = (stripeId: string) => `${program.account}/${stripeId}`;
  const newCard = async () => (await aCard(gateway.stripe, program.account, { cardholder: program.cardholder })).id;
  /** A purchase by wallet puts the card there. */
  const aPurchase = async (card = program.card) => {
    const made = await anAuthorization(gateway.stripe, program.account, { card, wallet: 'apple_pay' });
    return { authorization: made.id, token: idOf(String(made.token)) };
  };
  const to = async (verb: string, walletTokenId: string, by: Client = gateway.client) =>
    (await by.run<{ answer: object }>(move(verb), { input: { idempotencyKey: `token-${++keys}`, walletTokenId } }))
      .answer;

  it('is shown whole by one Stripe call, its card with it', async () => {
    const { token } = await aPurchase();
    const calls = await gateway.calls(async () =>
      expect(await gateway.client.run(READ, { id: token })).toEqual({
        walletToken: {
          __typename: 'WalletToken',
          id: token,
          stripeId: token.split('/')[1],
          account: { id: program.account },
          status: 'ACTIVE',
          walletProvider: 'APPLE_PAY',
          last4: expect.stringMatching(/^\d{4}$/),
          network: 'VISA',
          networkUpdatedAt: expect.any(String),
          deviceFingerprint: null,
          createdAt: expect.any(String),
          livemode: false,
          card: { id: idOf(program.card) },
        },
      }),
    );
    expect(calls).toEqual([`GET /v1/issuing/tokens/${token.split('/')[1]}`]);
    const node = 'query($id: ID!) { node(id: $id) { id ... on WalletToken { status } } }';
    expect(await gateway.client.run(node, { id: token })).toEqual({ node: { id: token, status: 'ACTIVE' } });
  });

  it('is listed with its card, page by page and by status, in one call', async () => {
    const card = await newCard();
    const [first, second] = [(await aPurchase(card)).token, (await aPurchase(card)).token];
    await to('Suspend', first);
    const list = async (variables: object) =>
      (
        await gateway.client.run<{ card: { walletTokens: { nodes: object[]; pageInfo: { endCursor: string } } } }>(
          LIST,
          {
            id: idOf(card),
            ...variables,
          },
        )
      ).card.walletTokens;
    const page = await list({ first: 1 });
    expect(page).toMatchObject({ nodes: [{ id: second, status: 'ACTIVE' }], pageInfo: { hasNextPage: true } });
    expect((await list({ first: 1, after: page.pageInfo.endCursor })).nodes).toEqual([
      { id: first, status: 'SUSPENDED' },
    ]);
    const calls = await gateway.calls(async () =>
      expect((await list({ status: 'SUSPENDED' })).nodes).toEqual([{ id: first, status: 'SUSPENDED' }]),
    );
    expect(calls).toEqual(['GET /v1/issuing/tokens']);
  });

  it('is linked from the authorization and the transaction that it was used for, and read with them', async () => {
    const { authorization, token } = await aPurchase();
    const { transactions } = await gateway.stripe.testHelpers.issuing.authorizations.capture(authorization, {}, on());
    const transaction = transactions[0]!.id;
    const document = `query($authorization: ID!, $transaction: ID!) {
      authorization(id: $authorization) { walletToken { id status } }
      issuingTransaction(id: $transaction) { walletToken { id walletProvider } } }`;
    const calls = await gateway.calls(async () =>
      expect(
        await gateway.client.run(document, { authorization: idOf(authorization), transaction: idOf(transaction) }),
      ).toEqual({
        authorization: { walletToken: { id: token, status: 'ACTIVE' } },
        issuingTransaction: { walletToken: { id: token, walletProvider: 'APPLE_PAY' } },
      }),
    );
    expect(calls.sort()).toEqual([
      `GET /v1/issuing/authorizations/${authorization}`,
      `GET /v1/issuing/transactions/${transaction}`,
    ]);
  });

  it('is suspended, activated and deleted by one call each', async () => {
    const { token } = await aPurchase();
    const calls = await gateway.calls(async () => {
      expect(await to('Suspend', token)).toEqual({ walletToken: { id: token, status: 'SUSPENDED' }, userErrors: [] });
      expect(await to('Activate', token)).toEqual({ walletToken: { id: token, status: 'ACTIVE' }, userErrors: [] });
      expect(await to('Delete', token)).toEqual({ walletToken: { id: token, status: 'DELETED' }, userErrors: [] });
    });
    expect(calls).toEqual(Array(3).fill(`POST /v1/issuing/tokens/${token.split('/')[1]}`));
  });

  it('that is deleted is changed no more', async () => {
    const { token } = await aPurchase();
    await to('Delete', token);
    const refusal = {
      walletToken: null,
      userErrors: [
        { __typename: 'InvalidState', code: 'INVALID_STATE', path: ['input', 'walletTokenId'], state: 'deleted' },
      ],
    };
    for (const verb of ['Suspend', 'Activate', 'Delete']) expect(await to(verb, token)).toEqual(refusal);
  });

  it('is not activated while its card is not active', async () => {
    const card = await newCard();
    const { token } = await aPurchase(card);
    await gateway.stripe.issuing.cards.update(card, { status: 'inactive' }, on());
    expect(await to('Activate', token)).toEqual({
      walletToken: null,
      userErrors: [
        { __typename: 'InvalidState', code: 'INVALID_STATE', path: ['input', 'walletTokenId'], state: 'inactive' },
      ],
    });
  });

  it('that does not exist, is of another type, or is of another account, is not found', async () => {
    const { token } = await aPurchase();
    const missing = await gateway.client.refused(READ, { id: idOf('intok_missing') });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await gateway.client.refused(READ, { id: idOf(program.card) })).toEqual(missing);
    const refusal = { userErrors: [{ code: 'NOT_FOUND', path: ['input', 'walletTokenId'] }] };
    expect(await to('Suspend', idOf('intok_missing'))).toMatchObject(refusal);
    const other = await gateway.viewer({ accounts: ['acct_other'] });
    const calls = await gateway.calls(async () => {
      expect(await other.refused(READ, { id: token })).toEqual(missing);
      expect(await to('Delete', token, other)).toMatchObject(refusal);
    });
    expect(calls).toEqual([]);
  });

  it('is seen and moved by a client token for its card, and by none for another', async () => {
    const { token } = await aPurchase();
    const enter = async (card: string) => {
      const input = {
        idempotencyKey: `enter-${card}`,
        accountId: program.account,
        cardId: idOf(card),
        permissions: ['CARDS_READ', 'CARDS_WRITE'],
      };
      const made = await gateway.client.run<{ createClientToken: { token: string } }>(TOKEN, { input });
      return createClient(gateway.url, made.createClientToken.token);
    };
    const [own, others] = [await enter(program.card), await enter(await newCard())];
    expect(await own.run(STATUS, { id: token })).toMatchObject({ walletToken: { id: token } });
    expect(await to('Suspend', token, own)).toMatchObject({ walletToken: { status: 'SUSPENDED' } });
    expect((await others.refused(STATUS, { id: token })).extensions.code).toBe('NOT_FOUND');
    expect(await to('Activate', token, others)).toMatchObject({
      walletToken: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'walletTokenId'] }],
    });
  });

  it('is read with cards:read and moved with cards:write alone', async () => {
    const { token } = await aPurchase();
    const stranger = await gateway.viewer({ accounts: [program.account], permissions: ['accounts:read'] });
    expect((await stranger.refused(READ, { id: token })).extensions.code).toBe('FORBIDDEN');
    const reader = await gateway.viewer({ accounts: [program.account], permissions: ['cards:read'] });
    const input = { idempotencyKey: 'reader', walletTokenId: token };
    expect((await reader.refused(move('Suspend'), { input })).extensions.code).toBe('FORBIDDEN');
  });
});
