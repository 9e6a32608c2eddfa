import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCardholder } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = `userErrors { __typename code message path retryable
  ... on CapabilityPending { capability status wayOut } ... on AccountTokenRequired { wayOut } }`;
const CARD = `mutation($input: CreateCardInput!) { createCard(input: $input) { card { id } ${ERRORS} } }`;
const OPEN = `mutation($input: OpenFinancialAccountInput!) { openFinancialAccount(input: $input) {
  financialAccount { id } ${ERRORS} } }`;
const REQUEST = `mutation($input: RequestCapabilitiesInput!) { requestCapabilities(input: $input) {
  account { capabilities { name status } } ${ERRORS} } }`;
const UPDATE = `mutation($input: UpdateConnectedAccountInput!) { updateConnectedAccount(input: $input) {
  account { individual { firstName } } ${ERRORS} } }`;
const PERSON = `mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { firstName } ${ERRORS} } }`;

describe('An account that was made with Accounts v2', () => {
  let gateway: Gateway;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  const key = () => `v2-${++keys}`;
  const madeWithV2 = async (account: string) => {
    const url = `${gateway.sandbox.url}/_sandbox/causes/v2.core.account.created`;
    expect((await fetch(url, { method: 'POST', body: JSON.stringify({ account }) })).status).toBe(200);
    return account;
  };
  const anAccount = async () => madeWithV2((await anOnboardedAccount(gateway.stripe)).id);

  it('is told at an issuing step what v2 cannot, and how Accounts v1 mends it', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const { id: cardholder } = await aCardholder(gateway.stripe, id);
    await aFinancialAccount(gateway.stripe, id, 0);
    await madeWithV2(id);
    const input = { idempotencyKey: key(), cardholderId: `${id}/${cardholder}`, type: 'VIRTUAL', currency: 'USD' };
    expect(await gateway.client.run(CARD, { input })).toMatchObject({
      createCard: {
        card: null,
        userErrors: [
          {
            __typename: 'CapabilityPending',
            capability: 'card_issuing',
            status: 'unrequested',
            retryable: true,
            wayOut: expect.stringMatching(/requestCapabilities.*Accounts v1.*Accounts v2/),
          },
        ],
      },
    });
  });

  it('goes on with the same key once its capabilities are requested', async () => {
    const id = await anAccount();
    const open = { idempotencyKey: key(), accountId: id };
    expect(await gateway.client.run(OPEN, { input: open })).toMatchObject({
      openFinancialAccount: { userErrors: [{ capability: 'treasury', status: 'unrequested' }] },
    });
    const input = { idempotencyKey: key(), accountId: id, capabilities: ['CARD_ISSUING', 'TREASURY'] };
    expect(await gateway.client.run(REQUEST, { input })).toMatchObject({
      requestCapabilities: {
        account: { capabilities: expect.arrayContaining([{ name: 'TREASURY', status: 'ACTIVE' }]) },
        userErrors: [],
      },
    });
    expect(await gateway.client.run(OPEN, { input: open })).toMatchObject({
      openFinancialAccount: { financialAccount: { id: expect.any(String) }, userErrors: [] },
    });
  });

  it('is identified by a token, where it is told so', async () => {
    const id = await anAccount();
    const update = (more: object) =>
      gateway.client.run(UPDATE, { input: { idempotencyKey: key(), accountId: id, ...more } });
    expect(await update({ individual: { firstName: 'Ada' } })).toMatchObject({
      updateConnectedAccount: {
        account: null,
        userErrors: [
          {
            __typename: 'AccountTokenRequired',
            code: 'ACCOUNT_TOKEN_REQUIRED',
            path: ['input', 'accountToken'],
            retryable: false,
            wayOut: 'Make a token of it with Stripe.js, and send it as accountToken.',
          },
        ],
      },
    });
    const token = await gateway.stripe.tokens.create({ account: { individual: { first_name: 'Ada' } } });
    expect(await update({ accountToken: token.id })).toMatchObject({
      updateConnectedAccount: { account: { individual: { firstName: 'Ada' } }, userErrors: [] },
    });
    expect(await update({ accountToken: token.id })).toMatchObject({
      updateConnectedAccount: { userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'accountToken'] }] },
    });
  });

  it('names its people by a token, too', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    await gateway.stripe.accounts.update(id, { business_type: 'company' });
    await madeWithV2(id);
    const person = (more: object) =>
      gateway.client.run(PERSON, { input: { idempotencyKey: key(), accountId: id, ...more } });
    expect(await person({ firstName: 'Kim' })).toMatchObject({
      createPerson: { userErrors: [{ __typename: 'AccountTokenRequired', path: ['input', 'personToken'] }] },
    });
    const token = await gateway.stripe.tokens.create({ person: { first_name: 'Kim' } });
    expect(await person({ personToken: token.id, relationship: { owner: true } })).toMatchObject({
      createPerson: { person: { firstName: 'Kim' }, userErrors: [] },
    });
    const input = { idempotencyKey: key(), accountId: id, representative: { firstName: 'Kim' } };
    expect(await gateway.client.run(UPDATE, { input })).toMatchObject({
      updateConnectedAccount: {
        userErrors: [{ path: ['input', 'representative'], wayOut: expect.stringContaining('createPerson') }],
      },
    });
  });
});
