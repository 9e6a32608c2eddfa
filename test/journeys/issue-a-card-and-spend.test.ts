import { startGateway } from '../kit/start-gateway.js';
import type { Gateway } from '../kit/start-gateway.js';
import * as operations from '../kit/operations.generated.js';
import type { OnboardConnectedAccountInput } from '../kit/operations.generated.js';

const terms = { acceptedAt: '2026-10-26T07:33:20Z', ip: '203.0.113.9' };
const address = { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' };
const born = { day: 1, month: 1, year: 1902 };

const business: Omit<OnboardConnectedAccountInput, 'idempotencyKey'> = {
  email: 'mina@bikeshop.example',
  businessType: 'INDIVIDUAL',
  businessProfile: {
    name: 'Bike Shop',
    mcc: '5940',
    url: 'https://accessible.stripe.com',
    productDescription: 'Bikes',
    estimatedWorkerCount: 8,
    annualRevenue: { amount: 12_000_000, currency: 'USD', fiscalYearEnd: '2025-12-31' },
  },
  individual: {
    firstName: 'Mina',
    lastName: 'Okafor',
    email: 'mina@bikeshop.example',
    phone: '+14155550100',
    dob: born,
    idNumber: '222222222',
    ssnLast4: '2222',
    address: { ...address, line1: 'address_full_match' },
  },
  tosAcceptance: terms,
  settings: { cardIssuingTosAcceptance: terms, treasuryTosAcceptance: terms },
};

describe('A platform, from nothing to an issued card that spends', () => {
  let gateway: Gateway;
  /** What the story has come to: ids by name. */
  const ids = {
    account: '',
    financialAccount: '',
    cardholder: '',
    card: '',
    authorization: '',
    capture: '',
    refund: '',
    dispute: '',
  };

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.close());

  it('onboards an account with its capabilities, a financial account and its features in one step', async () => {
    const input = { idempotencyKey: 'onboard', ...business };
    const { onboardConnectedAccount: answer } = await gateway.client.run(operations.OnboardAccountDocument, { input });
    expect(answer.userErrors).toEqual([]);
    expect(answer.financialAccount?.activeFeatures).toContain('CARD_ISSUING');
    expect(answer.account?.capabilities).toContainEqual({ name: 'CARD_ISSUING', status: 'ACTIVE' });
    ids.account = answer.account?.id ?? '';
    ids.financialAccount = answer.financialAccount?.id ?? '';
  });

  it('puts money into the financial account', async () => {
    const input = { idempotencyKey: 'fund', financialAccountId: ids.financialAccount, amount: 100_000 };
    const { simulateReceivedCredit: answer } = await gateway.client.run(operations.FundDocument, { input });
    expect(answer).toMatchObject({
      userErrors: [],
      financialAccount: { balance: { cash: [{ amount: 100_000, currency: 'USD' }] } },
    });
  });

  it('issues a card to a cardholder who is made with it, once however often it is asked', async () => {
    const input = {
      idempotencyKey: 'issue',
      financialAccountId: ids.financialAccount,
      currency: 'usd',
      type: 'VIRTUAL' as const,
      status: 'ACTIVE' as const,
      cardholder: {
        new: {
          name: 'Riley Chen',
          email: 'riley@bikeshop.example',
          billing: address,
          individual: {
            firstName: 'Riley',
            lastName: 'Chen',
            dateOfBirth: { day: 1, month: 11, year: 1985 },
            userTermsAcceptance: terms,
          },
        },
      },
    };
    const first = await gateway.client.run(operations.IssueDocument, { input });
    const again = await gateway.client.run(operations.IssueDocument, { input });
    expect(again).toEqual(first);
    expect(first.issueCard).toMatchObject({
      userErrors: [],
      card: { status: 'ACTIVE', type: 'VIRTUAL' },
      cardholder: { requirements: { disabledReason: null } },
    });
    ids.card = first.issueCard.card?.id ?? '';
    ids.cardholder = first.issueCard.cardholder?.id ?? '';
  });

  it('holds the money of an approved authorization', async () => {
    const input = { idempotencyKey: 'buy', cardId: ids.card, amount: 4_250 };
    const { simulateAuthorization: answer } = await gateway.client.run(operations.AuthorizeDocument, { input });
    expect(answer).toMatchObject({
      userErrors: [],
      authorization: { approved: true, status: 'PENDING', declineReason: null },
      financialAccount: { balance: { cash: [{ amount: 95_750 }], outboundPending: [{ amount: 4_250 }] } },
    });
    ids.authorization = answer.authorization?.id ?? '';
  });

  it('takes the money when it is captured', async () => {
    const input = { idempotencyKey: 'capture', authorizationId: ids.authorization };
    const { simulateAuthorizationCapture: answer } = await gateway.client.run(operations.CaptureDocument, { input });
    expect(answer).toMatchObject({
      userErrors: [],
      issuingTransaction: { amount: { amount: -4_250 } },
      financialAccount: { balance: { cash: [{ amount: 95_750 }], outboundPending: [{ amount: 0 }] } },
    });
    ids.capture = answer.issuingTransaction?.id ?? '';
  });

  it('gives back what is refunded', async () => {
    const input = { idempotencyKey: 'refund', issuingTransactionId: ids.capture, refundAmount: 1_250 };
    const { simulateTransactionRefund: answer } = await gateway.client.run(operations.RefundDocument, { input });
    expect(answer).toMatchObject({
      userErrors: [],
      issuingTransaction: { type: 'REFUND', amount: { amount: 1_250 } },
      financialAccount: { balance: { cash: [{ amount: 97_000 }] } },
    });
    ids.refund = answer.issuingTransaction?.id ?? '';
  });

  it('disputes the rest of the purchase', async () => {
    const evidence = { fraudulent: { explanation: 'The cardholder did not buy this.' } };
    const input = { idempotencyKey: 'dispute', issuingTransactionId: ids.capture, evidence };
    const { createDispute: made } = await gateway.client.run(operations.CreateDisputeDocument, { input });
    expect(made).toMatchObject({ userErrors: [], dispute: { status: 'UNSUBMITTED', amount: { amount: 3_000 } } });
    ids.dispute = made.dispute?.id ?? '';
    const submit = { idempotencyKey: 'submit', disputeId: ids.dispute };
    const { submitDispute: submitted } = await gateway.client.run(operations.SubmitDisputeDocument, { input: submit });
    expect(submitted).toMatchObject({ userErrors: [], dispute: { status: 'SUBMITTED' } });
  });

  it('declines every authorization while outbound flows are restricted, and the graph shows why', async () => {
    const restrict = (outboundFlows: 'RESTRICTED' | 'UNRESTRICTED') => {
      const input = {
        idempotencyKey: outboundFlows,
        financialAccountId: ids.financialAccount,
        platformRestrictions: { outboundFlows },
      };
      return gateway.client.run(operations.RestrictDocument, { input });
    };
    expect(await restrict('RESTRICTED')).toMatchObject({
      updateFinancialAccount: {
        userErrors: [],
        financialAccount: { platformRestrictions: { outboundFlows: 'RESTRICTED' } },
      },
    });
    const input = { idempotencyKey: 'restricted', cardId: ids.card, amount: 100 };
    expect(await gateway.client.run(operations.AuthorizeDocument, { input })).toMatchObject({
      simulateAuthorization: {
        userErrors: [],
        authorization: { approved: false, status: 'CLOSED', declineReason: 'NOT_ALLOWED' },
      },
    });
    await restrict('UNRESTRICTED');
  });

  it('sees all of it as one tree, linked in both directions', async () => {
    const { connectedAccount: tree } = await gateway.client.run(operations.ProgramDocument, { account: ids.account });
    const declined = tree?.authorizations?.nodes[0]?.id;
    const only = (...names: string[]) => ({ nodes: names.map((id) => ({ id })) });
    const both = {
      authorizations: only(declined ?? '', ids.authorization),
      issuingTransactions: only(ids.refund, ids.capture),
    };
    const [account, card, cardholder] = [{ id: ids.account }, { id: ids.card }, { id: ids.cardholder }];
    const financialAccount = { id: ids.financialAccount };
    expect(tree).toMatchObject({
      ...account,
      financialAccounts: { nodes: [{ ...financialAccount, account, cards: only(ids.card) }] },
      cardholders: { nodes: [{ ...cardholder, account, cards: only(ids.card), ...both }] },
      cards: { nodes: [{ ...card, cardholder, financialAccount, ...both }] },
      issuingTransactions: {
        nodes: [
          { id: ids.refund, type: 'REFUND', card, cardholder, financialAccount, dispute: null },
          { id: ids.capture, type: 'CAPTURE', card, cardholder, financialAccount, dispute: { id: ids.dispute } },
        ],
      },
      disputes: { nodes: [{ id: ids.dispute, account, issuingTransaction: { id: ids.capture } }] },
    });
    expect(tree?.authorizations?.nodes).toMatchObject([
      { card, cardholder, financialAccount, issuingTransactions: [] },
      {
        id: ids.authorization,
        card,
        cardholder,
        financialAccount,
        issuingTransactions: [{ id: ids.capture }, { id: ids.refund }],
      },
    ]);
  });
});
