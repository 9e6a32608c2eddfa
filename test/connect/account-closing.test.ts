import { aFinancialAccount, anAccountBeforeTerms, anOnboardedAccount } from '../kit/given/accounts.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = 'userErrors { __typename code path ... on InvalidState { state } }';
const REJECT = `mutation($input: RejectConnectedAccountInput!) { rejectConnectedAccount(input: $input) {
  account { id payoutsEnabled requirements { disabledReason } capabilities { status } } ${ERRORS} } }`;
const UNREJECT = `mutation($input: UnrejectConnectedAccountInput!) { unrejectConnectedAccount(input: $input) {
  account { id requirements { disabledReason } } ${ERRORS} } }`;
const DELETE = `mutation($input: DeleteConnectedAccountInput!) { deleteConnectedAccount(input: $input) {
  deletedAccountId ${ERRORS} } }`;
const CLOSE = `mutation($input: CloseConnectedAccountInput!) { closeConnectedAccount(input: $input) {
  obstacles { kind objectId amount { amount currency } wayOut } deletedAccountId ${ERRORS} } }`;

interface Closing {
  readonly closeConnectedAccount: {
    readonly obstacles: readonly { readonly kind: string; readonly objectId: string | null }[];
  };
}

describe('An account that is done with', () => {
  let gateway: Gateway;
  let keys = 0;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  const input = (accountId: string, more: object = {}) => ({ idempotencyKey: `closing-${++keys}`, accountId, ...more });
  const run = (document: string, accountId: string, more: object = {}) =>
    gateway.client.run(document, { input: input(accountId, more) });
  const close = async (accountId: string, more: object = {}) =>
    (await gateway.client.run<Closing>(CLOSE, { input: input(accountId, more) })).closeConnectedAccount;

  it('is rejected by one call, and taken back by one', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const calls = await gateway.calls(async () => {
      expect(await run(REJECT, id, { reason: 'FRAUD_OTHER' })).toEqual({
        rejectConnectedAccount: {
          account: {
            id,
            payoutsEnabled: false,
            requirements: { disabledReason: 'REJECTED_PLATFORM_FRAUD' },
            capabilities: Array.from({ length: 4 }, () => ({ status: 'INACTIVE' })),
          },
          userErrors: [],
        },
      });
      expect(await run(UNREJECT, id)).toEqual({
        unrejectConnectedAccount: { account: { id, requirements: { disabledReason: null } }, userErrors: [] },
      });
    });
    expect(calls).toEqual([`POST /v1/accounts/${id}/reject`, `POST /v1/accounts/${id}/unreject`]);
  });

  it('keeps being paid out after its rejection where the platform says so', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    expect(await run(REJECT, id, { reason: 'CREDIT', pausePayouts: false })).toMatchObject({
      rejectConnectedAccount: { account: { payoutsEnabled: true } },
    });
  });

  it('is not rejected twice, and its rejection not taken back where there is none', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    expect(await run(UNREJECT, id)).toMatchObject({
      unrejectConnectedAccount: { account: null, userErrors: [{ __typename: 'InvalidState', state: 'enabled' }] },
    });
    await run(REJECT, id, { reason: 'OTHER' });
    expect(await run(REJECT, id, { reason: 'OTHER' })).toMatchObject({
      rejectConnectedAccount: {
        userErrors: [{ __typename: 'InvalidState', path: ['input', 'accountId'], state: 'rejected.platform_other' }],
      },
    });
  });

  it('is not rejected where Stripe bears its losses', async () => {
    const { id } = await gateway.stripe.accounts.create({ type: 'standard', country: 'US' });
    expect(await run(REJECT, id, { reason: 'OTHER' })).toMatchObject({
      rejectConnectedAccount: { userErrors: [{ __typename: 'InvalidState', state: 'stripe' }] },
    });
  });

  it('is deleted by one call, and then is no more', async () => {
    const { id } = await anAccountBeforeTerms(gateway.stripe);
    const calls = await gateway.calls(async () =>
      expect(await run(DELETE, id)).toEqual({ deleteConnectedAccount: { deletedAccountId: id, userErrors: [] } }),
    );
    expect(calls).toEqual([`DELETE /v1/accounts/${id}`]);
    expect(await run(DELETE, id)).toMatchObject({
      deleteConnectedAccount: { deletedAccountId: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });

  it('says what stands in the way of closing it, by global id, and changes nothing', async () => {
    const { account, card, financialAccount } = await aCardProgram(gateway.stripe);
    const authorization = await anAuthorization(gateway.stripe, account, { card });
    const on = { stripeAccount: account };
    await gateway.stripe.treasury.financialAccounts.updateFeatures(
      financialAccount,
      { outbound_payments: { ach: { requested: true } } },
      on,
    );
    gateway.sandbox.clock.advance(5);
    const payment = await gateway.stripe.treasury.outboundPayments.create(
      {
        financial_account: financialAccount,
        amount: 700,
        currency: 'usd',
        destination_payment_method_data: {
          type: 'us_bank_account',
          us_bank_account: {
            routing_number: '110000000',
            account_number: '000123456789',
            account_holder_type: 'company',
          },
          billing_details: { name: 'Ada' },
        },
      },
      on,
    );
    const before = gateway.sandbox.contents();
    const calls = await gateway.calls(async () => {
      const { obstacles, ...rest } = await close(account, { validateOnly: true });
      expect(rest).toEqual({
        deletedAccountId: null,
        userErrors: [],
      });
      expect(obstacles).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'FINANCIAL_ACCOUNT', objectId: `${account}/${financialAccount}` }),
          {
            kind: 'MONEY_MOVEMENT',
            objectId: `${account}/${payment.id}`,
            amount: { amount: expect.any(Number), currency: 'USD' },
            wayOut: 'Wait until the money has moved, or call it off.',
          },
          expect.objectContaining({ kind: 'CARD', objectId: `${account}/${card}`, amount: null }),
          expect.objectContaining({ kind: 'AUTHORIZATION', objectId: `${account}/${authorization.id}` }),
        ]),
      );
      expect(obstacles).toHaveLength(4);
    });
    expect(gateway.sandbox.contents()).toBe(before);
    expect(calls.sort()).toEqual(
      [
        `GET /v1/accounts/${account}`,
        'GET /v1/balance',
        'GET /v1/issuing/authorizations',
        'GET /v1/issuing/cards',
        'GET /v1/issuing/cards',
        'GET /v1/issuing/disputes',
        'GET /v1/payouts',
        'GET /v1/topups',
        'GET /v1/treasury/financial_accounts',
        'GET /v1/treasury/transactions',
      ].sort(),
    );
  });

  it('is not closed while anything does', async () => {
    const { account, card } = await aCardProgram(gateway.stripe);
    const calls = await gateway.calls(async () =>
      expect(await close(account)).toMatchObject({
        obstacles: expect.arrayContaining([expect.objectContaining({ kind: 'CARD', objectId: `${account}/${card}` })]),
        deletedAccountId: null,
        userErrors: [
          { __typename: 'InvalidState', code: 'INVALID_STATE', path: ['input', 'accountId'], state: 'in_use' },
        ],
      }),
    );
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('is closed by one call more once nothing stands in the way', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const { id: financialAccount } = await aFinancialAccount(gateway.stripe, id, 0);
    expect(await close(id)).toMatchObject({
      obstacles: [{ kind: 'FINANCIAL_ACCOUNT', objectId: `${id}/${financialAccount}`, amount: { amount: 0 } }],
      deletedAccountId: null,
    });
    gateway.sandbox.clock.advance(76 * 24 * 60 * 60);
    await gateway.stripe.treasury.financialAccounts.close(financialAccount, {}, { stripeAccount: id });
    const calls = await gateway.calls(async () =>
      expect(await close(id)).toEqual({ obstacles: [], deletedAccountId: id, userErrors: [] }),
    );
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([`DELETE /v1/accounts/${id}`]);
  });

  it('without Issuing and Treasury is asked for its balance, payouts and top-ups alone', async () => {
    const { id } = await gateway.stripe.accounts.create({ type: 'custom', country: 'US' });
    const calls = await gateway.calls(async () =>
      expect(await close(id, { validateOnly: true })).toMatchObject({ obstacles: [] }),
    );
    expect(calls.sort()).toEqual([`GET /v1/accounts/${id}`, 'GET /v1/balance', 'GET /v1/payouts', 'GET /v1/topups']);
  });

  it('of another viewer, or that is not there, is left alone', async () => {
    const { id } = await anOnboardedAccount(gateway.stripe);
    const other = await gateway.viewer({ accounts: [(await anOnboardedAccount(gateway.stripe)).id] });
    const missing = [{ code: 'NOT_FOUND', path: ['input', 'accountId'] }];
    const calls = await gateway.calls(async () => {
      for (const [name, document] of Object.entries({ deleteConnectedAccount: DELETE, closeConnectedAccount: CLOSE }))
        expect(await other.run(document, { input: input(id) })).toMatchObject({ [name]: { userErrors: missing } });
    });
    expect(calls).toEqual([]);
    expect(await close('acct_1Missing')).toMatchObject({ userErrors: missing });
    const reader = await gateway.viewer({ accounts: [id], permissions: ['accounts:read'] });
    expect((await reader.refused(CLOSE, { input: input(id, { validateOnly: true }) })).extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
