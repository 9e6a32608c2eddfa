import { aCard, aCardProgram } from '../kit/given/cards.js';
import { openDisputeDesk, OPERATIONS, WHOLE, type DisputeDesk } from './dispute-desk.js';

describe('A dispute', () => {
  let gateway: DisputeDesk['gateway'];
  let program: DisputeDesk['program'];
  let ask: DisputeDesk['ask'];
  let aPurchase: DisputeDesk['aPurchase'];
  let aDispute: DisputeDesk['aDispute'];

  beforeAll(async () => {
    ({ gateway, program, ask, aPurchase, aDispute } = await openDisputeDesk());
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });

  it('of a purchase on a financial account names what was taken from it', async () => {
    const issuingTransactionId = await aPurchase(1200);
    const calls = await gateway.calls(async () => {
      const done = await ask('create', {
        issuingTransactionId,
        amount: 800,
        evidence: { fraudulent: { explanation: 'Not mine.' } },
      });
      expect(done).toMatchObject({
        userErrors: [],
        dispute: {
          status: 'UNSUBMITTED',
          lossReason: null,
          amount: { amount: 800, currency: 'USD' },
          evidence: { reason: 'FRAUDULENT', fraudulent: { explanation: 'Not mine.' }, notReceived: null },
          treasury: { debitReversalId: null, receivedDebitId: expect.stringContaining(`${program.account}/rd_`) },
        },
        issuingTransaction: { id: issuingTransactionId, dispute: { id: done.dispute?.id } },
        financialAccount: { stripeId: program.financialAccount },
      });
    });
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual(['POST /v1/issuing/disputes']);
    const [created] = gateway.sandbox.requests.filter(({ method }) => method === 'POST');
    expect(JSON.stringify(created)).toContain('received_debit');
  });

  it('of a purchase on the Issuing balance names the purchase itself', async () => {
    const { account, cardholder } = program;
    const funds = { amount: 50_000, currency: 'usd' };
    await gateway.stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, { stripeAccount: account });
    const { id: card } = await aCard(gateway.stripe, account, { cardholder });
    const issuingTransactionId = await aPurchase(900, card);
    const evidence = {
      notReceived: {
        explanation: 'No bike came.',
        productType: 'MERCHANDISE',
        productDescription: 'Bike',
        expectedAt: '2026-10-01T00:00:00Z',
      },
    };
    const { dispute } = await ask('create', {
      issuingTransactionId,
      evidence,
      metadata: [{ key: 'case', value: '7' }],
    });
    const { dispute: shown } = await gateway.client.run<{ dispute: unknown }>(WHOLE, { id: dispute?.id });
    expect(shown).toMatchObject({
      amount: { amount: 900 },
      evidence: {
        reason: 'NOT_RECEIVED',
        notReceived: { productType: 'MERCHANDISE', productDescription: 'Bike', expectedAt: '2026-10-01T00:00:00.000Z' },
        fraudulent: null,
        other: null,
      },
      balanceTransactions: [],
      treasury: null,
      metadata: [{ key: 'case', value: '7' }],
      account: { id: account },
      issuingTransaction: { id: issuingTransactionId, amount: { amount: -900 } },
    });
  });

  it('is read with its purchase by one Stripe call', async () => {
    const id = await aDispute('Not mine.');
    const calls = await gateway.calls(() => gateway.client.run(WHOLE, { id }));
    expect(calls).toEqual([`GET /v1/issuing/disputes/${id.split('/')[1]}`]);
  });

  it('that is won brings the money back', async () => {
    const id = await aDispute('winning_evidence', 700);
    const { balance } = await gateway.stripe.treasury.financialAccounts.retrieve(
      program.financialAccount,
      undefined,
      on(),
    );
    expect(await ask('submit', { disputeId: id })).toMatchObject({
      userErrors: [],
      dispute: { status: 'WON', treasury: { debitReversalId: expect.stringContaining(`${program.account}/debrev_`) } },
      financialAccount: { balance: { cash: [{ amount: balance.cash['usd']! + 700 }] } },
    });
  });

  it('that is lost says why', async () => {
    const id = await aDispute('losing_evidence');
    expect(await ask('submit', { disputeId: id })).toMatchObject({
      userErrors: [],
      dispute: { status: 'LOST', lossReason: expect.any(String) },
    });
  });

  it('is submitted once: its state refuses a second time', async () => {
    const id = await aDispute('Not mine.');
    expect(await ask('submit', { disputeId: id })).toMatchObject({ userErrors: [], dispute: { status: 'SUBMITTED' } });
    expect(await ask('submit', { disputeId: id })).toMatchObject({
      dispute: null,
      userErrors: [{ __typename: 'InvalidState', path: ['input', 'disputeId'], state: 'submitted' }],
    });
  });

  it('is made once, however often the same write is sent', async () => {
    const input = {
      issuingTransactionId: await aPurchase(300),
      evidence: { other: { explanation: 'Odd.' } },
      idempotencyKey: 'dispute-once',
    };
    const first = await ask('create', input);
    expect((await ask('create', input)).dispute?.id).toBe(first.dispute?.id);
  });

  it('of what is disputed already, or of a refund, is refused by state', async () => {
    const issuingTransactionId = await aPurchase(600);
    const evidence = { fraudulent: { explanation: 'Not mine.' } };
    await ask('create', { issuingTransactionId, evidence });
    expect((await ask('create', { issuingTransactionId, evidence })).userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'issuingTransactionId'], state: 'unsubmitted' },
    ]);
    const bought = await aPurchase(600);
    const helpers = gateway.stripe.testHelpers.issuing.transactions;
    const { id: refund } = await helpers.refund(bought.split('/')[1]!, {}, on());
    const refused = await ask('create', { issuingTransactionId: `${program.account}/${refund}`, evidence });
    expect(refused.userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'issuingTransactionId'], state: 'refund' },
    ]);
  });

  it('of more than was taken, or of nothing, is refused at the amount', async () => {
    const issuingTransactionId = await aPurchase(600);
    const evidence = { fraudulent: { explanation: 'Not mine.' } };
    for (const amount of [601, 0, -1]) {
      const { userErrors } = await ask('create', { issuingTransactionId, evidence, amount });
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'amount'] }]);
    }
  });

  it('that does not exist is not found, whether read, made or submitted', async () => {
    const read = await gateway.client.refused(WHOLE, { id: `${program.account}/idp_missing` });
    expect(read.extensions.code).toBe('NOT_FOUND');
    const submitted = await ask('submit', { disputeId: `${program.account}/idp_missing` });
    expect(submitted.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'disputeId'] }]);
    const evidence = { fraudulent: { explanation: 'Not mine.' } };
    const made = await ask('create', { issuingTransactionId: `${program.account}/ipi_missing`, evidence });
    expect(made.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'issuingTransactionId'] }]);
  });

  it('is found by status and purchase, newest first', async () => {
    const other = await aCardProgram(gateway.stripe);
    const to = { stripeAccount: other.account };
    const helpers = gateway.stripe.testHelpers.issuing.transactions;
    const disputes: string[] = [];
    for (const amount of [100, 200]) {
      const { id, treasury } = await helpers.createForceCapture({ card: other.card, amount }, to);
      const params = { treasury: { received_debit: treasury!.received_debit! } };
      const { id: dispute } = await gateway.stripe.issuing.disputes.create(params, to);
      disputes.unshift(`${id} ${dispute}`);
    }
    const [second, first] = disputes.map((pair) => pair.split(' '));
    const LIST = `query($id: ID!, $transaction: ID!) {
      connectedAccount(id: $id) {
        open: disputes(status: UNSUBMITTED) { nodes { stripeId } }
        won: disputes(status: WON) { nodes { stripeId } }
        ofOne: disputes(issuingTransactionId: $transaction) { nodes { stripeId } }
      }
    }`;
    expect(await gateway.client.run(LIST, { id: other.account, transaction: first![0] })).toEqual({
      connectedAccount: {
        open: { nodes: [{ stripeId: second![1] }, { stripeId: first![1] }] },
        won: { nodes: [] },
        ofOne: { nodes: [{ stripeId: first![1] }] },
      },
    });
  });

  it('is neither made nor read by a viewer who may not', async () => {
    const id = await aDispute('Not mine.');
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['transactions:read'] });
    const input = { idempotencyKey: 'not-mine', disputeId: id };
    const write = await viewer.refused(OPERATIONS.submit, { input });
    expect(write.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'disputes:write' });
    const read = await viewer.refused(WHOLE, { id });
    expect(read.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'disputes:read' });
  });
});
