import { aFinancialAccount } from '../kit/given/accounts.js';
import { aBusyAccount } from '../kit/given/busy-account.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

interface Simulated {
  readonly done: {
    readonly authorization: {
      readonly id: string;
      readonly stripeId: string;
      readonly status: string;
      readonly approved: boolean;
      readonly declineReason: string | null;
      readonly amount: Money;
    } | null;
    readonly issuingTransaction?: { readonly id: string; readonly amount: Money } | null;
    readonly financialAccount: { readonly balance: { readonly cash: readonly Money[] } } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null; readonly state?: string }[];
  };
}

const SHOWN = `
  authorization { id stripeId status approved declineReason amount { amount currency }
    issuingTransactions { amount { amount } } requestHistory { approved reason amount { amount } } }
  card { stripeId } cardholder { name } financialAccount { stripeId balance { cash { amount } outboundPending { amount } } }
  userErrors { __typename code path message ... on InvalidState { state } }`;

const OPERATIONS = {
  authorize: `mutation($input: SimulateAuthorizationInput!) { done: simulateAuthorization(input: $input) { ${SHOWN} } }`,
  capture: `mutation($input: SimulateAuthorizationCaptureInput!) {
    done: simulateAuthorizationCapture(input: $input) { ${SHOWN} issuingTransaction { id type amount { amount currency } } }
  }`,
  increment: `mutation($input: SimulateAuthorizationIncrementInput!) {
    done: simulateAuthorizationIncrement(input: $input) { ${SHOWN} }
  }`,
  reverse: `mutation($input: SimulateAuthorizationReversalInput!) {
    done: simulateAuthorizationReversal(input: $input) { ${SHOWN} }
  }`,
  expire: `mutation($input: SimulateAuthorizationExpiryInput!) {
    done: simulateAuthorizationExpiry(input: $input) { ${SHOWN} }
  }`,
} as const;

const WHOLE = `query($id: ID!) {
  authorization(id: $id) {
    id stripeId status approved declineReason authorizationMethod cardPresence wallet tokenId createdAt livemode
    amount { amount currency formatted } merchantAmount { amount currency } amountDetails { atmFee { amount } cashback { amount } }
    merchantData { name category categoryCode networkId city state postalCode country sellerTaxId terminalId url }
    requestHistory {
      approved reason reasonMessage amount { amount } amountDetails { cashback { amount } } merchantAmount { amount }
      authorizationCode networkRiskScore requestedAt createdAt
    }
    pendingRequest { amount { amount } isAmountControllable }
    verificationData {
      addressLine1Check addressPostalCodeCheck cvcCheck expiryCheck postalCode threeDSecureResult
      authenticationExemption { claimedBy type }
    }
    verifiedByFraudChallenge fraudChallenges { status channel undeliverableReason }
    networkData { acquiringInstitutionId systemTraceAuditNumber transactionId }
    fleet { purchaseType } fuel { type }
    balanceTransactions { id amount { amount } net { amount } fee { amount } type status createdAt }
    treasury { transactionId receivedCreditIds receivedDebitIds }
    metadata { key value }
    account { id } card { stripeId last4 } cardholder { stripeId name } financialAccount { stripeId }
    issuingTransactions { stripeId type amount { amount } }
  }
}`;

describe('An authorization', () => {
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
  const authorize = (amount: number, input: Record<string, unknown> = {}) =>
    ask('authorize', { cardId: `${program.account}/${program.card}`, amount, ...input });
  const approved = async (amount: number) => {
    const { authorization } = await authorize(amount);
    if (authorization?.approved !== true) throw new Error('The authorization was expected to be approved.');
    return authorization;
  };

  it('is shown whole, with all it is linked to, by one Stripe call', async () => {
    const { id } = await anAuthorization(gateway.stripe, program.account, {
      card: program.card,
      amount: 1200,
      authorization_method: 'chip',
      amount_details: { cashback_amount: 200 },
      merchant_data: {
        name: 'Rocket Rides',
        category: 'taxicabs_limousines',
        city: 'Reno',
        state: 'NV',
        country: 'US',
      },
      verification_data: { cvc_check: 'match', three_d_secure: { result: 'authenticated' } },
      wallet: 'apple_pay',
    });
    const calls = await gateway.calls(async () => {
      expect(await gateway.client.run(WHOLE, { id: `${program.account}/${id}` })).toMatchObject({
        authorization: {
          id: `${program.account}/${id}`,
          stripeId: id,
          status: 'PENDING',
          approved: true,
          declineReason: null,
          authorizationMethod: 'CHIP',
          cardPresence: 'PRESENT',
          wallet: 'APPLE_PAY',
          tokenId: expect.stringContaining(`${program.account}/intok_`),
          livemode: false,
          amount: { amount: 1200, currency: 'USD', formatted: '$12.00' },
          merchantAmount: { amount: 1200, currency: 'USD' },
          amountDetails: { atmFee: null, cashback: { amount: 200 } },
          merchantData: { name: 'Rocket Rides', category: 'taxicabs_limousines', categoryCode: '4121', city: 'Reno' },
          requestHistory: [{ approved: true, reason: 'CARD_ACTIVE', reasonMessage: null, amount: { amount: 1200 } }],
          pendingRequest: null,
          verificationData: {
            addressLine1Check: 'NOT_PROVIDED',
            cvcCheck: 'MATCH',
            expiryCheck: 'MATCH',
            threeDSecureResult: 'AUTHENTICATED',
            authenticationExemption: null,
          },
          fraudChallenges: null,
          networkData: { transactionId: expect.any(String) },
          fleet: null,
          fuel: null,
          balanceTransactions: [],
          treasury: {
            transactionId: expect.stringContaining(`${program.account}/trxn_`),
            receivedCreditIds: [],
            receivedDebitIds: [],
          },
          metadata: [],
          account: { id: program.account },
          card: { stripeId: program.card },
          cardholder: { stripeId: program.cardholder, name: 'Riley Chen' },
          financialAccount: { stripeId: program.financialAccount },
          issuingTransactions: [],
        },
      });
    });
    expect(calls).toEqual([`GET /v1/issuing/authorizations/${id}`]);
  });

  it('of a card on the Issuing balance shows the hold there, and no financial account', async () => {
    const { account, cardholder } = program;
    const funds = { amount: 50_000, currency: 'usd' };
    await gateway.stripe.rawRequest('POST', '/v1/test_helpers/issuing/fund_balance', funds, { stripeAccount: account });
    const { id: card } = await aCard(gateway.stripe, account, { cardholder });
    const { id } = await anAuthorization(gateway.stripe, account, { card, amount: 700 });
    expect(await gateway.client.run(WHOLE, { id: `${account}/${id}` })).toMatchObject({
      authorization: {
        financialAccount: null,
        treasury: null,
        balanceTransactions: [
          {
            id: expect.stringContaining(`${account}/txn_`),
            amount: { amount: -700 },
            type: 'ISSUING_AUTHORIZATION_HOLD',
          },
        ],
      },
    });
  });

  it('holds the money, and shows at once what is left', async () => {
    const { account, financialAccount } = program;
    const before = await gateway.stripe.treasury.financialAccounts.retrieve(financialAccount, undefined, {
      stripeAccount: account,
    });
    const done = await authorize(1500, {
      merchantData: { name: 'Corner Deli', category: 'eating_places_restaurants' },
    });
    expect(done).toMatchObject({
      userErrors: [],
      authorization: { status: 'PENDING', approved: true, amount: { amount: 1500, currency: 'USD' } },
      card: { stripeId: program.card },
      cardholder: { name: 'Riley Chen' },
      financialAccount: { stripeId: financialAccount },
    });
    expect(done.financialAccount?.balance.cash).toEqual([{ amount: before.balance.cash['usd']! - 1500 }]);
  });

  it('is declined for a reason that the graph shows, and that is no error', async () => {
    const { account, cardholder, financialAccount } = program;
    const inactive = await aCard(gateway.stripe, account, {
      cardholder,
      financial_account: financialAccount,
      status: 'inactive',
    });
    expect(await authorize(100, { cardId: `${account}/${inactive.id}` })).toMatchObject({
      userErrors: [],
      authorization: { status: 'CLOSED', approved: false, declineReason: 'CARD_INACTIVE', amount: { amount: 100 } },
    });
    expect(await authorize(90_000_000)).toMatchObject({
      userErrors: [],
      authorization: { approved: false, declineReason: expect.stringMatching(/SPENDING_CONTROLS|INSUFFICIENT_FUNDS/) },
    });
  });

  it('is declined as not allowed where outbound flows of the financial account are restricted', async () => {
    const { account, cardholder } = program;
    const on = { stripeAccount: account };
    const { id: restricted } = await aFinancialAccount(gateway.stripe, account, 10_000);
    const { id: card } = await aCard(gateway.stripe, account, { cardholder, financial_account: restricted });
    const closed = { platform_restrictions: { outbound_flows: 'restricted' as const } };
    await gateway.stripe.treasury.financialAccounts.update(restricted, closed, on);
    expect(await authorize(100, { cardId: `${account}/${card}` })).toMatchObject({
      userErrors: [],
      authorization: {
        approved: false,
        declineReason: 'NOT_ALLOWED',
        requestHistory: [{ approved: false, reason: 'NOT_ALLOWED' }],
      },
    });
  });

  it('is refused before Stripe is called when its amount or its seller cannot be', async () => {
    const calls = await gateway.calls(async () => {
      const done = await authorize(-1, { currency: 'USX', merchantData: { country: 'Nevada' } });
      expect(done.authorization).toBeNull();
      expect(done.userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.amount',
        'input.currency',
        'input.merchantData.country',
      ]);
    });
    expect(calls).toEqual([]);
    const { extensions } = await gateway.client.refused(OPERATIONS.authorize, {
      input: { idempotencyKey: 'fraction', cardId: program.card, amount: 10.5 },
    });
    expect(extensions.code).toBe('BAD_USER_INPUT');
  });

  it('takes amounts beyond a GraphQL Int', async () => {
    const { authorization } = await authorize(2 ** 31);
    expect(authorization).toMatchObject({ approved: false, amount: { amount: 2 ** 31 } });
  });

  it('is refused at the category or the card that Stripe does not know', async () => {
    const category = await authorize(100, { merchantData: { category: 'time_travel' } });
    expect(category.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'merchantData', 'category'] }]);
    const card = await authorize(100, { cardId: `${program.account}/ic_missing` });
    expect(card.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'cardId'] }]);
  });

  it('is captured into a purchase that the answer shows', async () => {
    const { id } = await approved(2000);
    const done = await ask('capture', { authorizationId: id });
    expect(done).toMatchObject({
      userErrors: [],
      authorization: {
        status: 'CLOSED',
        approved: true,
        amount: { amount: 2000 },
        issuingTransactions: [{ amount: { amount: -2000 } }],
      },
      issuingTransaction: { type: 'CAPTURE', amount: { amount: -2000, currency: 'USD' } },
      financialAccount: { stripeId: program.financialAccount },
    });
  });

  it('is captured in parts, each of which the answer tells from the others', async () => {
    const { id } = await approved(3000);
    const first = await ask('capture', { authorizationId: id, captureAmount: 1000, closeAuthorization: false });
    expect(first).toMatchObject({
      authorization: { status: 'PENDING' },
      issuingTransaction: { amount: { amount: -1000 } },
    });
    const second = await ask('capture', { authorizationId: id, captureAmount: 500 });
    expect(second).toMatchObject({
      authorization: { status: 'CLOSED' },
      issuingTransaction: { amount: { amount: -500 } },
    });
    expect(second.issuingTransaction?.id).not.toBe(first.issuingTransaction?.id);
  });

  it('is captured once, however often the same write is sent', async () => {
    const { id } = await approved(400);
    const input = { authorizationId: id, idempotencyKey: 'capture-once' };
    const first = await ask('capture', input);
    const again = await ask('capture', input);
    expect(again.issuingTransaction?.id).toBe(first.issuingTransaction?.id);
    expect(again.authorization).toMatchObject({ issuingTransactions: [{ amount: { amount: -400 } }] });
  });

  it('that was declined or given up cannot be captured: its state says why', async () => {
    const { authorization: declined } = await authorize(90_000_000);
    expect((await ask('capture', { authorizationId: declined?.id })).userErrors).toMatchObject([
      { __typename: 'InvalidState', code: 'INVALID_STATE', path: ['input', 'authorizationId'], state: 'closed' },
    ]);
    const { id } = await approved(300);
    await ask('reverse', { authorizationId: id });
    expect((await ask('capture', { authorizationId: id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'authorizationId'], state: 'reversed' },
    ]);
  });

  it('grows by an increment, which is part of its history', async () => {
    const { id } = await approved(1000);
    expect(await ask('increment', { authorizationId: id, incrementAmount: 250 })).toMatchObject({
      userErrors: [],
      authorization: { amount: { amount: 1250 }, requestHistory: [{ amount: { amount: 1000 } }, { approved: true }] },
    });
    const declined = await ask('increment', { authorizationId: id, incrementAmount: 90_000_000 });
    expect(declined).toMatchObject({
      userErrors: [],
      authorization: { approved: true, amount: { amount: 1250 }, declineReason: expect.any(String) },
    });
    await ask('capture', { authorizationId: id });
    expect((await ask('increment', { authorizationId: id, incrementAmount: 1 })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', state: 'closed' },
    ]);
  });

  it('is given up in part or whole, and no more than that', async () => {
    const { id } = await approved(1000);
    expect(await ask('reverse', { authorizationId: id, reverseAmount: 400 })).toMatchObject({
      authorization: { status: 'PENDING', amount: { amount: 600 } },
    });
    expect((await ask('reverse', { authorizationId: id, reverseAmount: 601 })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'reverseAmount'] },
    ]);
    expect(await ask('reverse', { authorizationId: id })).toMatchObject({
      authorization: { status: 'REVERSED', amount: { amount: 0 } },
    });
  });

  it('lapses, and only once', async () => {
    const { id } = await approved(1000);
    expect(await ask('expire', { authorizationId: id })).toMatchObject({
      userErrors: [],
      authorization: { status: 'EXPIRED', amount: { amount: 0 } },
    });
    expect((await ask('expire', { authorizationId: id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', state: 'expired' },
    ]);
    const missing = await ask('expire', { authorizationId: `${program.account}/iauth_missing` });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'authorizationId'] }]);
  });

  it('is found by status, card and cardholder, and under both', async () => {
    const { account, cardholders, cards } = await aBusyAccount(gateway.stripe, {
      cardholders: 2,
      cardsEach: 1,
      authorizations: 4,
    });
    const open = await anAuthorization(gateway.stripe, account, { card: cards[0]!, amount: 100 });
    const LISTS = `query($id: ID!, $card: ID!, $holder: ID!, $cardNode: ID!) {
      connectedAccount(id: $id) {
        open: authorizations(status: PENDING) { nodes { stripeId } }
        ofCard: authorizations(cardId: $card) { nodes { card { stripeId } } }
        ofHolder: authorizations(cardholderId: $holder) { nodes { cardholder { stripeId } } }
      }
      card(id: $cardNode) { authorizations(status: CLOSED) { nodes { status } } }
      cardholder(id: $holder) { authorizations { nodes { cardholder { stripeId } } } }
    }`;
    const ids = {
      id: account,
      card: cards[0],
      cardNode: `${account}/${cards[0]}`,
      holder: `${account}/${cardholders[1]}`,
    };
    const holder = { cardholder: { stripeId: cardholders[1] } };
    expect(await gateway.client.run(LISTS, ids)).toEqual({
      connectedAccount: {
        open: { nodes: [{ stripeId: open.id }] },
        ofCard: { nodes: Array(3).fill({ card: { stripeId: cards[0] } }) },
        ofHolder: { nodes: [holder, holder] },
      },
      card: { authorizations: { nodes: [{ status: 'CLOSED' }, { status: 'CLOSED' }] } },
      cardholder: { authorizations: { nodes: [holder, holder] } },
    });
  });

  it('is not looked for by the id of another account, or by none', async () => {
    const LIST =
      'query($id: ID!, $card: ID!) { connectedAccount(id: $id) { authorizations(cardId: $card) { nodes { id } } } }';
    for (const card of ['acct_0000000000000001/ic_1', 'not an id']) {
      const { extensions } = await gateway.client.refused(LIST, { id: program.account, card });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'cardId' });
    }
  });

  it('is listed fifty at a time with card and cardholder by one Stripe call', async () => {
    const { account } = await aBusyAccount(gateway.stripe, { cardholders: 3, cardsEach: 2, authorizations: 50 });
    const calls = await gateway.calls(async () => {
      const { connectedAccount } = await gateway.client.run<{
        connectedAccount: { authorizations: { nodes: { card: { cardholder: { name: string } } }[] } };
      }>(
        `query($id: ID!) {
          connectedAccount(id: $id) {
            authorizations(first: 50) { nodes { status card { last4 cardholder { name } } cardholder { name } } }
          }
        }`,
        { id: account },
      );
      expect(connectedAccount.authorizations.nodes).toHaveLength(50);
    });
    expect(calls).toEqual(['GET /v1/issuing/authorizations']);
  });

  it('is simulated by nobody who may not simulate, and read by nobody who may not read', async () => {
    const viewer = await gateway.viewer({ accounts: [program.account], permissions: ['cards:read'] });
    const input = { idempotencyKey: 'not-mine', cardId: program.card, amount: 100 };
    const write = await viewer.refused(OPERATIONS.authorize, { input });
    expect(write.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'simulations:write' });
    const read = await viewer.refused('query($id: ID!) { card(id: $id) { authorizations { nodes { id } } } }', {
      id: program.card,
    });
    expect(read.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'authorizations:read' });
  });

  it('never reaches another account through its card', async () => {
    const other = await aCardProgram(gateway.stripe);
    const viewer = await gateway.viewer({ accounts: [other.account] });
    const input = { idempotencyKey: 'across', cardId: `${program.account}/${program.card}`, amount: 100 };
    const calls = await gateway.calls(async () => {
      const { done } = await viewer.run<Simulated>(OPERATIONS.authorize, { input });
      expect(done).toMatchObject({
        authorization: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'cardId'] }],
      });
    });
    expect(calls).toEqual([]);
  });
});
