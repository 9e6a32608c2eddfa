import { aBusyAccount } from '../kit/given/busy-account.js';
import type { CardProgram } from '../kit/given/cards.js';
import { aCard, aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

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

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

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
          merchantData: { name: 'Rocket Rides', category: 'TAXICABS_LIMOUSINES', categoryCode: '4121', city: 'Reno' },
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
});
