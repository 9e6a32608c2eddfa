import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Client } from '../kit/client.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CARD = 'query($id: ID!) { card(id: $id) { id stripeId } }';
const CARD_LAST4 = 'query($id: ID!) { card(id: $id) { last4 } }';

describe('Ids', () => {
  let gateway: Gateway;
  let mine: CardProgram;
  let theirs: CardProgram;
  let tenant: Client;

  beforeAll(async () => {
    gateway = await startGateway();
    mine = await aCardProgram(gateway.stripe);
    theirs = await aCardProgram(gateway.stripe);
    tenant = await gateway.viewer({ accounts: [mine.account] });
  });
  afterAll(() => gateway.close());

  it('name their tenant and their type, and are readable', async () => {
    const id = `${mine.account}/${mine.card}`;
    expect(await tenant.run(CARD_LAST4.replace('last4', 'id stripeId last4'), { id })).toMatchObject({
      card: { id, stripeId: mine.card },
    });
  });

  it("of another's account get the answer of an id that does not exist, without a Stripe call", async () => {
    const missing = await tenant.refused(CARD_LAST4, { id: `${mine.account}/ic_missing` });
    for (const id of [`${theirs.account}/${theirs.card}`, 'acct_unknown/ic_1', `${theirs.account}/ic_missing`]) {
      const calls = await gateway.calls(async () => expect(await tenant.refused(CARD_LAST4, { id })).toEqual(missing));
      expect(calls).toEqual([]);
    }
  });

  it('of another type get the answer of an id that does not exist', async () => {
    const missing = await tenant.refused(CARD_LAST4, { id: `${mine.account}/ic_missing` });
    expect(missing.extensions.code).toBe('NOT_FOUND');
    expect(await tenant.refused(CARD_LAST4, { id: `${mine.account}/${mine.cardholder}` })).toEqual(missing);
    expect(await tenant.refused(CARD_LAST4, { id: mine.account })).toEqual(missing);
  });

  it('that are no ids are refused by the name of their argument', async () => {
    for (const id of ['', 'nonsense', '../../v1/accounts', `${mine.account}/`, `${mine.account}/ic_1/ic_2`, '💳']) {
      const error = await tenant.refused(CARD, { id });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
    }
  });

  it('may be bare where the account is known from the credential', async () => {
    expect(await tenant.run(CARD, { id: mine.card })).toEqual({
      card: { id: `${mine.account}/${mine.card}`, stripeId: mine.card },
    });
  });

  it('may be bare where the account is known from the header, and not otherwise', async () => {
    const named = await gateway.viewer({ accounts: 'all', headers: { 'stripe-account': theirs.account } });
    expect(await named.run(CARD_LAST4, { id: theirs.card })).toMatchObject({ card: { last4: expect.any(String) } });
    const error = await gateway.client.refused(CARD_LAST4, { id: theirs.card });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
  });

  it('that disagree with the header are refused, and so is a header that names no account', async () => {
    const named = await gateway.viewer({ accounts: 'all', headers: { 'stripe-account': theirs.account } });
    const error = await named.refused(CARD_LAST4, { id: `${mine.account}/${mine.card}` });
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } });
    const odd = await gateway.viewer({ accounts: 'all', headers: { 'stripe-account': 'not an account' } });
    expect((await odd.refused(CARD_LAST4, { id: theirs.card })).extensions).toMatchObject({
      argument: 'Stripe-Account',
    });
  });

  it('of two accounts in one input are refused', async () => {
    const input = {
      idempotencyKey: 'two-accounts',
      cardholderId: `${mine.account}/${mine.cardholder}`,
      financialAccountId: `${theirs.account}/${theirs.financialAccount}`,
      currency: 'USD',
      type: 'VIRTUAL',
    };
    const document =
      'mutation($input: CreateCardInput!) { createCard(input: $input) { card { id } userErrors { code path } } }';
    const calls = await gateway.calls(async () => {
      expect(await gateway.client.run(document, { input })).toEqual({
        createCard: { card: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'financialAccountId'] }] },
      });
    });
    expect(calls).toEqual([]);
  });

  it('asked for nothing but their lists cost nothing but the lists, and asked for nothing else are looked up', async () => {
    const id = `${mine.account}/${mine.cardholder}`;
    const document = 'query($id: ID!) { cardholder(id: $id) { id cards { nodes { last4 } } } }';
    const bare = 'query($id: ID!) { cardholder(id: $id) { id } }';
    expect(await gateway.calls(() => tenant.run(bare, { id }))).toEqual([
      `GET /v1/issuing/cardholders/${mine.cardholder}`,
    ]);
    expect((await tenant.refused(bare, { id: `${mine.account}/ich_missing` })).extensions.code).toBe('NOT_FOUND');
    expect(await gateway.calls(() => tenant.run(document, { id }))).toEqual(['GET /v1/issuing/cards']);
  });

  it('that lead nowhere are missing even if only their lists are asked', async () => {
    const document = 'query($id: ID!) { cardholder(id: $id) { id cards { nodes { last4 } } } }';
    const { data, errors } = await tenant.ask(document, { id: `${mine.account}/ich_missing` });
    expect({ data, errors }).toMatchObject({
      data: { cardholder: null },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});
