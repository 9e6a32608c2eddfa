import { ADDRESS, BUSINESS, OWNER, TERMS } from './people.js';
import type { Known, StoryStep } from './tell-story.js';

const key = ({ run }: Known, step: string) => ({ idempotencyKey: `${run}-${step}` });

const BALANCE = 'financialAccount { balance { cash { formatted } outboundPending { formatted } } }';

/** From a new connected account to a disputed purchase. Each step is an operation that a platform would send itself. */
export const story: readonly StoryStep[] = [
  {
    title: 'Who is asking',
    document: 'query WhoAmI { viewer { name } }',
    shows: ['viewer.name'],
  },
  {
    title: 'Onboard a business: account, capabilities, financial account, features',
    document: `mutation Onboard($input: OnboardConnectedAccountInput!) {
  onboardConnectedAccount(input: $input) {
    account { id businessProfile { name } capabilities { name status } }
    financialAccount { id status activeFeatures }
    userErrors { code message path }
  }
}`,
    variables: (known) => ({ input: { ...key(known, 'onboard'), ...BUSINESS } }),
    learns: {
      account: 'onboardConnectedAccount.account.id',
      financialAccount: 'onboardConnectedAccount.financialAccount.id',
    },
    shows: ['onboardConnectedAccount.account', 'onboardConnectedAccount.financialAccount'],
  },
  {
    title: 'Receive 1,000 dollars',
    document: `mutation Fund($input: SimulateReceivedCreditInput!) {
  simulateReceivedCredit(input: $input) { receivedCreditId ${BALANCE} userErrors { code message path } }
}`,
    variables: (known) => ({
      input: { ...key(known, 'credit'), financialAccountId: known['financialAccount'], amount: 100_000 },
    }),
    learns: { credit: 'simulateReceivedCredit.receivedCreditId' },
    shows: ['simulateReceivedCredit.financialAccount.balance'],
  },
  {
    title: 'Make a cardholder',
    document: `mutation Hire($input: CreateCardholderInput!) {
  createCardholder(input: $input) { cardholder { id name status } userErrors { code message path } }
}`,
    variables: (known) => ({
      input: {
        ...key(known, 'cardholder'),
        accountId: known['account'],
        name: 'Jenny Rosen',
        email: 'jenny.rosen@example.com',
        phoneNumber: '+14155550101',
        billing: ADDRESS,
        individual: { ...OWNER, userTermsAcceptance: TERMS },
      },
    }),
    learns: { cardholder: 'createCardholder.cardholder.id' },
    shows: ['createCardholder.cardholder'],
  },
  {
    title: 'Issue a virtual card that may spend 200 dollars at once',
    document: `mutation Issue($input: CreateCardInput!) {
  createCard(input: $input) { card { id brand last4 expMonth expYear status } userErrors { code message path } }
}`,
    variables: (known) => ({
      input: {
        ...key(known, 'card'),
        cardholderId: known['cardholder'],
        financialAccountId: known['financialAccount'],
        currency: 'USD',
        type: 'VIRTUAL',
        status: 'ACTIVE',
        spendingControls: { spendingLimits: [{ amount: 20_000, interval: 'PER_AUTHORIZATION' }] },
      },
    }),
    learns: { card: 'createCard.card.id' },
    shows: ['createCard.card'],
  },
  {
    title: 'Buy books for 42.50: approved, the money is held',
    document: `mutation Buy($input: SimulateAuthorizationInput!) {
  simulateAuthorization(input: $input) {
    authorization { id approved status amount { formatted } merchantData { name } }
    ${BALANCE}
    userErrors { code message path }
  }
}`,
    variables: (known) => ({ input: { ...key(known, 'books'), ...purchase(known, 4250, 'Rocket Books') } }),
    hears: {
      document: `subscription Purchases($card: ID) {
  authorizationChanged(cardId: $card) {
    eventType
    authorization { approved amount { formatted } card { last4 } }
  }
}`,
      shows: 'authorizationChanged',
    },
    learns: { books: 'simulateAuthorization.authorization.id' },
    expects: { 'simulateAuthorization.authorization.approved': true },
    shows: ['simulateAuthorization.authorization', 'simulateAuthorization.financialAccount.balance'],
  },
  {
    title: 'Try to buy a bicycle for 850 dollars: declined by the limit',
    document: `mutation BuyTooMuch($input: SimulateAuthorizationInput!) {
  simulateAuthorization(input: $input) {
    authorization { approved declineReason requestHistory { reason } }
    userErrors { code message path }
  }
}`,
    variables: (known) => ({ input: { ...key(known, 'bicycle'), ...purchase(known, 85_000, 'Rocket Bicycles') } }),
    expects: { 'simulateAuthorization.authorization.approved': false },
    shows: ['simulateAuthorization.authorization'],
  },
  {
    title: 'A rule of its own: nothing from casinos',
    document: `mutation Forbid($input: CreateDecisionRuleInput!) {
  createDecisionRule(input: $input) { rule { id state inWords } userErrors { code message path } }
}`,
    variables: (known) => ({
      input: {
        ...key(known, 'rule'),
        accountId: known['account'],
        name: 'No casinos',
        condition: { categories: { anyOf: ['BETTING_CASINO_GAMBLING'] } },
        outcome: { action: 'DECLINE', reason: 'Not with this card.' },
      },
    }),
    learns: { rule: 'createDecisionRule.rule.id' },
    shows: ['createDecisionRule.rule'],
  },
  {
    title: 'Put it to work',
    document: `mutation Promote($input: PromoteDecisionRuleInput!) {
  promoteDecisionRule(input: $input) { rule { state } userErrors { code message path } }
}`,
    variables: (known) => ({ input: { ...key(known, 'promote'), ruleId: known['rule'], to: 'ACTIVE' } }),
    shows: ['promoteDecisionRule.rule'],
  },
  {
    title: 'Try a casino for 50 dollars: declined by the rule, while Stripe waits',
    document: `mutation Gamble($input: SimulateAuthorizationInput!) {
  simulateAuthorization(input: $input) {
    authorization { id approved declineReason }
    userErrors { code message path }
  }
}`,
    variables: (known) => {
      const { merchantData, ...rest } = purchase(known, 5000, 'Lucky Casino');
      const category = 'BETTING_CASINO_GAMBLING';
      return { input: { ...key(known, 'casino'), ...rest, merchantData: { ...merchantData, category } } };
    },
    learns: { casino: 'simulateAuthorization.authorization.id' },
    expects: { 'simulateAuthorization.authorization.declineReason': 'WEBHOOK_DECLINED' },
    shows: ['simulateAuthorization.authorization'],
  },
  {
    title: 'Who decided, and why',
    document: `query Why($id: ID!) {
  authorization(id: $id) { decision { approved decidedBy reason rulesHit { name } } }
}`,
    variables: ({ casino }) => ({ id: casino }),
    shows: ['authorization.decision'],
  },
  {
    title: 'The bookshop captures: the money is gone',
    document: captureDocument('Capture'),
    variables: (known) => ({ input: { ...key(known, 'books-capture'), authorizationId: known['books'] } }),
    learns: { booksTransaction: 'simulateAuthorizationCapture.issuingTransaction.id' },
    shows: [
      'simulateAuthorizationCapture.issuingTransaction.amount.formatted',
      'simulateAuthorizationCapture.financialAccount.balance',
    ],
  },
  {
    title: 'One book goes back: 12.50 is refunded',
    document: `mutation Refund($input: SimulateTransactionRefundInput!) {
  simulateTransactionRefund(input: $input) {
    issuingTransaction { id type amount { formatted } }
    ${BALANCE}
    userErrors { code message path }
  }
}`,
    variables: (known) => ({
      input: { ...key(known, 'refund'), issuingTransactionId: known['booksTransaction'], refundAmount: 1250 },
    }),
    shows: ['simulateTransactionRefund.issuingTransaction', 'simulateTransactionRefund.financialAccount.balance'],
  },
  {
    title: 'Order a lamp for 60 dollars, which never arrives',
    document: `mutation Order($input: SimulateAuthorizationInput!) {
  simulateAuthorization(input: $input) { authorization { id approved } userErrors { code message path } }
}`,
    variables: (known) => ({ input: { ...key(known, 'lamp'), ...purchase(known, 6000, 'Lamps Online') } }),
    learns: { lamp: 'simulateAuthorization.authorization.id' },
    expects: { 'simulateAuthorization.authorization.approved': true },
    shows: ['simulateAuthorization.authorization'],
  },
  {
    title: 'The lamp shop captures all the same',
    document: captureDocument('CaptureLamp'),
    variables: (known) => ({ input: { ...key(known, 'lamp-capture'), authorizationId: known['lamp'] } }),
    learns: { lampTransaction: 'simulateAuthorizationCapture.issuingTransaction.id' },
    shows: ['simulateAuthorizationCapture.issuingTransaction.amount.formatted'],
  },
  {
    title: 'Dispute it',
    document: `mutation Dispute($input: CreateDisputeInput!) {
  createDispute(input: $input) {
    dispute { id status amount { formatted } }
    userErrors { code message path }
  }
}`,
    variables: (known) => ({
      input: {
        ...key(known, 'dispute'),
        issuingTransactionId: known['lampTransaction'],
        evidence: {
          notReceived: {
            expectedAt: '2026-10-01T00:00:00Z',
            explanation: 'The lamp was ordered and paid, and never arrived.',
            productDescription: 'A desk lamp',
            productType: 'MERCHANDISE',
          },
        },
      },
    }),
    learns: { dispute: 'createDispute.dispute.id' },
    shows: ['createDispute.dispute'],
  },
  {
    title: 'Submit the dispute to the network',
    document: `mutation Submit($input: SubmitDisputeInput!) {
  submitDispute(input: $input) { dispute { status } ${BALANCE} userErrors { code message path } }
}`,
    variables: (known) => ({ input: { ...key(known, 'submit'), disputeId: known['dispute'] } }),
    shows: ['submitDispute.dispute.status'],
  },
  {
    title: 'All of it, in one query',
    document: `query Everything($account: ID!) {
  connectedAccount(id: $account) {
    businessProfile { name }
    financialAccounts { nodes { balance { cash { formatted } outboundPending { formatted } } } }
    cardholders {
      nodes {
        name
        cards {
          nodes {
            last4
            status
            authorizations {
              nodes { approved status amount { formatted } merchantData { name } }
            }
            issuingTransactions {
              nodes { type amount { formatted } authorization { id } dispute { status amount { formatted } } }
            }
          }
        }
      }
    }
    disputes { nodes { status issuingTransaction { merchantData { name } card { last4 } } } }
  }
}`,
    variables: ({ account }) => ({ account }),
  },
];

function purchase(known: Known, amount: number, name: string) {
  const merchantData = { name, city: 'San Francisco', state: 'CA', country: 'US', postalCode: '94104' };
  return { cardId: known['card'], amount, merchantData };
}

function captureDocument(name: string): string {
  return `mutation ${name}($input: SimulateAuthorizationCaptureInput!) {
  simulateAuthorizationCapture(input: $input) {
    authorization { status }
    issuingTransaction { id amount { formatted } }
    ${BALANCE}
    userErrors { code message path }
  }
}`;
}
