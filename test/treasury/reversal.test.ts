import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ERRORS = 'userErrors { __typename code path ... on InvalidState { state } }';
const BALANCE = 'financialAccount { balance { cash { amount } } }';
const CREDIT = `mutation($input: CreateCreditReversalInput!) { createCreditReversal(input: $input) {
  creditReversal { id status receivedCreditId amount { amount } metadata { key value } } ${BALANCE} ${ERRORS} } }`;
const DEBIT = `mutation($input: CreateDebitReversalInput!) { createDebitReversal(input: $input) {
  debitReversal { id status receivedDebitId amount { amount } } ${BALANCE} ${ERRORS} } }`;

describe('A reversal', () => {
  let gateway: Gateway;
  let account: string;
  let financialAccount: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(async () => {
    account = (await anOnboardedAccount(gateway.stripe)).id;
    financialAccount = (await aFinancialAccount(gateway.stripe, account, 0)).id;
  });
  afterAll(() => gateway.close());

  const idOf = (stripeId: string) => `${account}/${stripeId}`;
  const some = (amount: number) => ({ amount, currency: 'usd', financial_account: financialAccount });
  const helpers = () => gateway.stripe.testHelpers.treasury;
  const receive = async (amount: number, network: 'ach' | 'rtp' = 'ach') =>
    idOf((await helpers().receivedCredits.create({ ...some(amount), network }, { stripeAccount: account })).id);
  const lose = async (amount: number) =>
    idOf((await helpers().receivedDebits.create({ ...some(amount), network: 'ach' }, { stripeAccount: account })).id);
  const credit = (receivedCreditId: string, more: object = {}) =>
    gateway.client.run(CREDIT, { input: { idempotencyKey: `reversal-${keys++}`, receivedCreditId, ...more } });
  const debit = (receivedDebitId: string) =>
    gateway.client.run(DEBIT, { input: { idempotencyKey: `reversal-${keys++}`, receivedDebitId } });

  it('of a credit gives the money back, by one Stripe call and one for the balance', async () => {
    const received = await receive(500);
    const calls = await gateway.calls(async () =>
      expect(await credit(received, { metadata: [{ key: 'why', value: 'twice' }] })).toEqual({
        createCreditReversal: {
          creditReversal: {
            id: expect.stringContaining('/credrev_'),
            status: 'PROCESSING',
            receivedCreditId: received,
            amount: { amount: 500 },
            metadata: [{ key: 'why', value: 'twice' }],
          },
          financialAccount: { balance: { cash: [{ amount: 0 }] } },
          userErrors: [],
        },
      }),
    );
    expect(calls).toEqual([
      'POST /v1/treasury/credit_reversals',
      `GET /v1/treasury/financial_accounts/${financialAccount}`,
    ]);
  });

  it('of a credit is refused a second time, by networks that forbid it, and without the funds', async () => {
    const path = ['input', 'receivedCreditId'];
    const refusal = (error: object) => ({ createCreditReversal: { creditReversal: null, userErrors: [error] } });
    const received = await receive(500);
    await credit(received);
    const again = { __typename: 'InvalidState', state: 'already_reversed', path };
    expect(await credit(received)).toMatchObject(refusal(again));
    const network = { __typename: 'InvalidState', state: 'network_restricted', path };
    expect(await credit(await receive(5, 'rtp'))).toMatchObject(refusal(network));
    const spent = await receive(700);
    await lose(100);
    expect(await credit(spent)).toMatchObject(refusal({ __typename: 'InsufficientFunds', path }));
    expect(await credit(idOf('rc_missing'))).toMatchObject(refusal({ code: 'NOT_FOUND', path }));
    expect(await credit(idOf('rd_wrong'))).toMatchObject(refusal({ code: 'NOT_FOUND', path }));
  });

  it('of a debit gets the money back, once', async () => {
    await receive(900);
    const lost = await lose(400);
    expect(await debit(lost)).toMatchObject({
      createDebitReversal: {
        debitReversal: { status: 'PROCESSING', receivedDebitId: lost, amount: { amount: 400 } },
        financialAccount: { balance: { cash: [{ amount: 900 }] } },
        userErrors: [],
      },
    });
    const again = { __typename: 'InvalidState', state: 'already_reversed', path: ['input', 'receivedDebitId'] };
    expect(await debit(lost)).toMatchObject({ createDebitReversal: { debitReversal: null, userErrors: [again] } });
  });

  it('of a debit that failed is refused, and so is one of another account', async () => {
    const path = ['input', 'receivedDebitId'];
    const refusal = (error: object) => ({ createDebitReversal: { debitReversal: null, userErrors: [error] } });
    const failed = { __typename: 'InvalidState', state: 'failed', path };
    expect(await debit(await lose(50))).toMatchObject(refusal(failed));
    const stranger = await gateway.viewer({ accounts: ['acct_other'] });
    const input = { idempotencyKey: 'stranger', receivedDebitId: idOf('rd_any') };
    const calls = await gateway.calls(async () =>
      expect(await stranger.run(DEBIT, { input })).toMatchObject(refusal({ code: 'NOT_FOUND', path })),
    );
    expect(calls).toEqual([]);
  });

  it('is made by nobody who may not write', async () => {
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['money_movements:read'] });
    const input = { idempotencyKey: 'reader', receivedCreditId: idOf('rc_any') };
    const forbidden = { code: 'FORBIDDEN', permission: 'money_movements:write' };
    expect((await reader.refused(CREDIT, { input })).extensions).toMatchObject(forbidden);
    const { receivedCreditId: receivedDebitId, ...rest } = input;
    expect((await reader.refused(DEBIT, { input: { ...rest, receivedDebitId } })).extensions).toMatchObject(forbidden);
  });
});
