import { aBusyAccount } from '../kit/given/busy-account.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Simulated {
  readonly done: {
    readonly issuingTransaction: { readonly id: string; readonly stripeId: string } | null;
    readonly financialAccount: { readonly balance: { readonly cash: readonly { readonly amount: number }[] } } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const SHOWN = `
  issuingTransaction { id stripeId type amount { amount } merchantData { name } authorization { id } }
  card { stripeId } cardholder { name } financialAccount { stripeId balance { cash { amount } } }
  userErrors { __typename code path ... on InvalidState { state } }`;

const OPERATIONS = {
  refund: `mutation($input: SimulateTransactionRefundInput!) {
    done: simulateTransactionRefund(input: $input) {
      ${SHOWN} authorization { stripeId issuingTransactions { type amount { amount } } }
    }
  }`,
  forceCapture: `mutation($input: SimulateForceCaptureInput!) { done: simulateForceCapture(input: $input) { ${SHOWN} } }`,
  unlinkedRefund: `mutation($input: SimulateUnlinkedRefundInput!) {
    done: simulateUnlinkedRefund(input: $input) { ${SHOWN} }
  }`,
} as const;

const WHOLE = `query($id: ID!) {
  issuingTransaction(id: $id) {
    id stripeId type wallet tokenId balanceTransaction { id } createdAt livemode
    amount { amount currency formatted } merchantAmount { amount currency } amountDetails { atmFee { amount } cashback { amount } }
    merchantData { name category categoryCode }
    networkData { authorizationCode processingDate transactionId }
    purchaseDetails {
      reference receipt { description quantity unitCost { amount } total { amount } } lodging { checkInAt nights }
      flight { passengerName segments { carrier } } fuel { type unit quantity unitCost } fleet { purchaseType }
    }
    treasury { receivedCreditId receivedDebitId } metadata { key value }
    account { id } card { stripeId } cardholder { name } authorization { stripeId status } dispute { id } financialAccount { stripeId }
  }
}`;

describe('A card transaction', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const ask = async (operation: keyof typeof OPERATIONS, input: Record<string, unknown>) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Simulated>(OPERATIONS[operation], { input: whole })).done;
  };
  const on = () => ({ stripeAccount: program.account });
  const purchase = async (
    amount: number,
    details: NonNullable<Parameters<Gateway['stripe']['testHelpers']['issuing']['authorizations']['capture']>[1]> = {},
  ) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount });
    const { transactions } = await gateway.stripe.testHelpers.issuing.authorizations.capture(id, details, on());
    return { authorization: id, id: `${program.account}/${transactions[0]!.id}`, stripeId: transactions[0]!.id };
  };

  it('is shown whole, with all it is linked to and what was bought, by one Stripe call', async () => {
    const { authorization, id, stripeId } = await purchase(1200, {
      purchase_details: {
        reference: 'order-7',
        receipt: [{ description: 'Tube', total: 1200, unit_cost: 600 }],
        lodging: { check_in_at: 1_793_000_000, nights: 2 },
      },
    });
    const calls = await gateway.calls(async () => {
      expect(await gateway.client.run(WHOLE, { id })).toMatchObject({
        issuingTransaction: {
          id,
          type: 'CAPTURE',
          amount: { amount: -1200, currency: 'USD', formatted: '-$12.00' },
          merchantAmount: { amount: -1200, currency: 'USD' },
          wallet: null,
          balanceTransaction: null,
          livemode: false,
          networkData: { transactionId: expect.any(String) },
          purchaseDetails: {
            reference: 'order-7',
            receipt: [{ description: 'Tube', unitCost: { amount: 600 }, total: { amount: 1200 } }],
            lodging: { nights: 2 },
            flight: null,
            fuel: null,
            fleet: null,
          },
          treasury: { receivedCreditId: null, receivedDebitId: expect.stringContaining(`${program.account}/rd_`) },
          account: { id: program.account },
          card: { stripeId: program.card },
          cardholder: { name: 'Riley Chen' },
          authorization: { stripeId: authorization, status: 'CLOSED' },
          dispute: null,
          financialAccount: { stripeId: program.financialAccount },
        },
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/transactions/${stripeId}`]);
  });

  it('that does not exist, or is of another type, is not found', async () => {
    for (const id of ['ipi_missing', program.card]) {
      const { extensions } = await gateway.client.refused(WHOLE, { id: `${program.account}/${id}` });
      expect(extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is refunded in part, then for the rest, and then no more', async () => {
    const { id, authorization } = await purchase(1000);
    expect(await ask('refund', { issuingTransactionId: id, refundAmount: 300 })).toMatchObject({
      userErrors: [],
      issuingTransaction: {
        type: 'REFUND',
        amount: { amount: 300 },
        authorization: { id: `${program.account}/${authorization}` },
      },
      authorization: {
        stripeId: authorization,
        issuingTransactions: [{ amount: { amount: -1000 } }, { amount: { amount: 300 } }],
      },
      card: { stripeId: program.card },
      cardholder: { name: 'Riley Chen' },
      financialAccount: { stripeId: program.financialAccount },
    });
    const tooMuch = await ask('refund', { issuingTransactionId: id, refundAmount: 701 });
    expect(tooMuch.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'refundAmount'] }]);
    expect(await ask('refund', { issuingTransactionId: id })).toMatchObject({
      issuingTransaction: { amount: { amount: 700 } },
    });
    expect(await ask('refund', { issuingTransactionId: id })).toMatchObject({
      issuingTransaction: null,
      userErrors: [{ code: 'REFUSED' }],
    });
  });

  it('that is a refund cannot be refunded, nor one that does not exist', async () => {
    const { id } = await purchase(500);
    const { issuingTransaction } = await ask('refund', { issuingTransactionId: id });
    const refund = await ask('refund', { issuingTransactionId: issuingTransaction?.id });
    expect(refund.userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'issuingTransactionId'], state: 'refund' },
    ]);
    const missing = await ask('refund', { issuingTransactionId: `${program.account}/ipi_missing` });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'issuingTransactionId'] }]);
    const negative = await ask('refund', { issuingTransactionId: id, refundAmount: -5 });
    expect(negative.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'refundAmount'] }]);
  });

  it('that nobody was asked for moves the money all the same, in both directions', async () => {
    const before = await gateway.stripe.treasury.financialAccounts.retrieve(program.financialAccount, undefined, on());
    const cash = before.balance.cash['usd']!;
    const cardId = `${program.account}/${program.card}`;
    const taken = await ask('forceCapture', { cardId, amount: 250, merchantData: { name: 'Toll Road' } });
    expect(taken).toMatchObject({
      userErrors: [],
      issuingTransaction: {
        type: 'CAPTURE',
        amount: { amount: -250 },
        merchantData: { name: 'Toll Road' },
        authorization: null,
      },
      card: { stripeId: program.card },
      financialAccount: { balance: { cash: [{ amount: cash - 250 }] } },
    });
    expect(await ask('unlinkedRefund', { cardId, amount: 150, currency: 'USD' })).toMatchObject({
      userErrors: [],
      issuingTransaction: { type: 'REFUND', amount: { amount: 150 }, authorization: null },
      financialAccount: { balance: { cash: [{ amount: cash - 100 }] } },
    });
  });

  it('that nobody was asked for is refused for an amount of nothing, or a card that is not there', async () => {
    const nothing = await ask('forceCapture', { cardId: `${program.account}/${program.card}`, amount: 0 });
    expect(nothing.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'amount'] }]);
    const nowhere = await ask('unlinkedRefund', { cardId: `${program.account}/ic_missing`, amount: 5 });
    expect(nowhere.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardId'] }]);
  });

  it('is booked once, however often the same write is sent', async () => {
    const input = { cardId: `${program.account}/${program.card}`, amount: 10, idempotencyKey: 'book-once' };
    const first = await ask('forceCapture', input);
    const again = await ask('forceCapture', input);
    expect(again.issuingTransaction?.id).toBe(first.issuingTransaction?.id);
  });

  it('is found by type, card and cardholder', async () => {
    const { account, card, cardholder } = await aCardProgram(gateway.stripe);
    const helpers = gateway.stripe.testHelpers.issuing.transactions;
    const to = { stripeAccount: account };
    const taken = await helpers.createForceCapture({ card, amount: 20 }, to);
    const given = await helpers.createUnlinkedRefund({ card, amount: 10 }, to);
    const LISTS = `query($id: ID!, $card: ID!, $holder: ID!) {
      connectedAccount(id: $id) {
        refunds: issuingTransactions(type: REFUND) { nodes { stripeId } }
        ofCard: issuingTransactions(cardId: $card, type: CAPTURE) { nodes { stripeId } }
        ofHolder: issuingTransactions(cardholderId: $holder) { nodes { stripeId } }
        none: issuingTransactions(created: { lt: "2020-01-01T00:00:00Z" }) { nodes { stripeId } }
      }
      card(id: $card) { issuingTransactions { nodes { stripeId } } }
      cardholder(id: $holder) { issuingTransactions(type: REFUND) { nodes { stripeId } } }
    }`;
    const ids = { id: account, card: `${account}/${card}`, holder: `${account}/${cardholder}` };
    const both = [{ stripeId: given.id }, { stripeId: taken.id }];
    expect(await gateway.client.run(LISTS, ids)).toEqual({
      connectedAccount: {
        refunds: { nodes: [{ stripeId: given.id }] },
        ofCard: { nodes: [{ stripeId: taken.id }] },
        ofHolder: { nodes: both },
        none: { nodes: [] },
      },
      card: { issuingTransactions: { nodes: both } },
      cardholder: { issuingTransactions: { nodes: [{ stripeId: given.id }] } },
    });
  });

  it('is listed fifty at a time with card, cardholder, authorization and dispute by one Stripe call', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 2, cardsEach: 2, authorizations: 50 });
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { issuingTransactions: { nodes: { authorization: { status: string } }[] } };
      }>(
        `query($id: ID!) {
          connectedAccount(id: $id) {
            issuingTransactions(first: 50) {
              nodes { amount { amount } card { last4 cardholder { email } } cardholder { name } authorization { status } dispute { status } }
            }
          }
        }`,
        { id: account },
      );
      const { nodes } = connectedAccount.issuingTransactions;
      expect(nodes.map(({ authorization }) => authorization.status)).toEqual(Array(50).fill('CLOSED'));
    });
    expect(calls).toEqual(['GET /v1/issuing/transactions']);
  });

  it('tells what its card spends from without a call per transaction', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 1, cardsEach: 2, authorizations: 6 });
    const calls = await gateway.calls(() =>
      gateway.client.run(
        `query($id: ID!) {
          connectedAccount(id: $id) { issuingTransactions { nodes { financialAccount { balance { cash { amount } } } } } }
        }`,
        { id: account },
      ),
    );
    expect(calls).toEqual(['GET /v1/issuing/transactions', 'GET /v1/treasury/financial_accounts']);
  });

  it('is simulated by nobody who may not simulate, and hidden from who may read cards only', async () => {
    const viewer = await gateway.viewer({
      accounts: [program.account],
      permissions: ['cards:read', 'authorizations:read'],
    });
    const input = { idempotencyKey: 'not-mine', cardId: program.card, amount: 100 };
    const write = await viewer.refused(OPERATIONS.forceCapture, { input });
    expect(write.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'simulations:write' });
    const { authorization } = await purchase(40);
    const read = await viewer.ask('query($id: ID!) { authorization(id: $id) { status issuingTransactions { id } } }', {
      id: authorization,
    });
    expect(read).toMatchObject({
      data: { authorization: { status: 'CLOSED', issuingTransactions: null } },
      errors: [{ extensions: { code: 'FORBIDDEN', permission: 'transactions:read' } }],
    });
  });
});
