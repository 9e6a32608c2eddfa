import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Done {
  readonly done: {
    readonly authorization: { readonly id: string; readonly approved: boolean } | null;
    readonly issuingTransaction?: { readonly id: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const SHOWN = `
  authorization {
    id status approved declineReason verifiedByFraudChallenge amount { amount } metadata { key value }
    fuel { type unit quantity unitCost industryProductCode }
    fleet { purchaseType serviceType promptData { driverId odometer vehicleNumber }
      reportedBreakdown { fuelGrossAmount nonFuelGrossAmount localTaxAmount nationalTaxAmount } }
    networkData { acquiringInstitutionId }
    verificationData { threeDSecureResult authenticationExemption { claimedBy type } }
    requestHistory { networkRiskScore }
  }
  userErrors { __typename code path message ... on InvalidState { state } }`;

const DETAILS = `
  purchaseDetails {
    reference receipt { description quantity unitCost { amount } total { amount } }
    lodging { checkInAt nights } fuel { type quantity }
    flight { departureAt passengerName refundable travelAgency
      segments { departureAirportCode arrivalAirportCode carrier flightNumber serviceClass stopoverAllowed } }
    fleet { promptData { driverId } reportedBreakdown { localTaxAmount } }
  }`;

const OPERATIONS = {
  authorize: `mutation($input: SimulateAuthorizationInput!) { done: simulateAuthorization(input: $input) { ${SHOWN} } }`,
  capture: `mutation($input: SimulateAuthorizationCaptureInput!) {
    done: simulateAuthorizationCapture(input: $input) { ${SHOWN} issuingTransaction { id ${DETAILS} } }
  }`,
  finalize: `mutation($input: SimulateAuthorizationFinalAmountInput!) {
    done: simulateAuthorizationFinalAmount(input: $input) { ${SHOWN} }
  }`,
  respond: `mutation($input: SimulateFraudChallengeResponseInput!) {
    done: simulateFraudChallengeResponse(input: $input) {
      authorization { id fraudChallenges { status channel } } userErrors { __typename code path ... on InvalidState { state } }
    }
  }`,
  update: `mutation($input: UpdateAuthorizationInput!) { done: updateAuthorization(input: $input) { ${SHOWN} } }`,
  forceCapture: `mutation($input: SimulateForceCaptureInput!) {
    done: simulateForceCapture(input: $input) { issuingTransaction { id ${DETAILS} } userErrors { code path } }
  }`,
  unlinkedRefund: `mutation($input: SimulateUnlinkedRefundInput!) {
    done: simulateUnlinkedRefund(input: $input) { issuingTransaction { id ${DETAILS} } userErrors { code path } }
  }`,
} as const;

const AT = '2026-11-01T10:00:00.000Z';
const PURCHASE = {
  reference: 'order-7',
  receipt: [{ description: 'Tube', quantity: '1.5', unitCost: 400, total: 600 }],
  lodging: { checkInAt: AT, nights: 2 },
  fuel: { type: 'DIESEL', unit: 'LITER', quantity: '40.125', unitCost: '155.9' },
  flight: {
    departureAt: AT,
    passengerName: 'Riley Chen',
    refundable: false,
    travelAgency: 'Far Away',
    segments: [
      {
        departureAirportCode: 'SFO',
        arrivalAirportCode: 'JFK',
        carrier: 'XX',
        flightNumber: '17',
        serviceClass: 'Y',
        stopoverAllowed: true,
      },
    ],
  },
  fleet: { promptData: { driverId: '9' }, reportedBreakdown: { localTaxAmount: '12.5' } },
};
const REPORTED = {
  ...PURCHASE,
  receipt: [{ description: 'Tube', quantity: 1.5, unitCost: { amount: 400 }, total: { amount: 600 } }],
  fuel: { type: 'DIESEL', quantity: '40.125' },
};

describe('A simulation', () => {
  let gateway: Gateway;
  let program: CardProgram;
  let cardId: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
    cardId = `${program.account}/${program.card}`;
  });
  afterAll(() => gateway.close());

  const ask = async (operation: keyof typeof OPERATIONS, input: Record<string, unknown>) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Done>(OPERATIONS[operation], { input: whole })).done;
  };
  const authorize = (input: Record<string, unknown> = {}) => ask('authorize', { cardId, amount: 1000, ...input });
  const authorized = async (input: Record<string, unknown> = {}) => {
    const { authorization } = await authorize(input);
    return authorization!.id;
  };

  it('of a purchase takes all that Stripe takes, and shows it again, by one call', async () => {
    const calls = await gateway.calls(async () => {
      const done = await authorize({
        acquiringInstitutionId: '654321',
        authorizationMethod: 'CHIP',
        fraudDisputability: 'VERY_LIKELY',
        fuel: {
          type: 'UNLEADED_PLUS',
          unit: 'US_GALLON',
          quantity: '10.5',
          unitCost: '399.9',
          industryProductCode: '02',
        },
        fleet: {
          purchaseType: 'FUEL_AND_NON_FUEL_PURCHASE',
          serviceType: 'SELF_SERVICE',
          promptData: { driverId: '7', odometer: 120_000, unspecifiedId: '3', userId: '4', vehicleNumber: 'V1' },
          reportedBreakdown: {
            fuelGrossAmount: '800.25',
            nonFuelGrossAmount: '199.75',
            localTaxAmount: '10',
            nationalTaxAmount: '20',
          },
        },
        riskAssessment: {
          fraudRisk: { level: 'NORMAL', score: 42 },
          cardTestingRisk: {
            level: 'LOW',
            invalidAccountNumberDeclineRatePastHour: 1,
            invalidCredentialsDeclineRatePastHour: 2,
          },
          merchantDisputeRisk: { level: 'ELEVATED', disputeRate: 3 },
        },
        verificationData: {
          threeDSecureResult: 'FAILED',
          authenticationExemption: { claimedBy: 'ACQUIRER', type: 'LOW_VALUE_TRANSACTION' },
        },
      });
      expect(done).toMatchObject({
        userErrors: [],
        authorization: {
          approved: true,
          networkData: { acquiringInstitutionId: '654321' },
          fuel: {
            type: 'UNLEADED_PLUS',
            unit: 'US_GALLON',
            quantity: '10.5',
            unitCost: '399.9',
            industryProductCode: '02',
          },
          fleet: {
            purchaseType: 'FUEL_AND_NON_FUEL_PURCHASE',
            serviceType: 'SELF_SERVICE',
            promptData: { driverId: '7', odometer: 120_000, vehicleNumber: 'V1' },
            reportedBreakdown: {
              fuelGrossAmount: '800.25',
              nonFuelGrossAmount: '199.75',
              localTaxAmount: '10',
              nationalTaxAmount: '20',
            },
          },
          requestHistory: [{ networkRiskScore: 42 }],
          verificationData: {
            threeDSecureResult: 'FAILED',
            authenticationExemption: { claimedBy: 'ACQUIRER', type: 'LOW_VALUE_TRANSACTION' },
          },
        },
      });
    });
    expect(calls).toEqual(['POST /v1/test_helpers/issuing/authorizations']);
  });

  it('of a purchase answers all that cannot be, each in its place, without a call', async () => {
    const calls = await gateway.calls(async () => {
      const { userErrors } = await authorize({
        fuel: { quantity: 'a lot', unitCost: '1.' },
        fleet: { promptData: { odometer: -1 }, reportedBreakdown: { localTaxAmount: '€5' } },
        riskAssessment: {
          fraudRisk: { level: 'LOW', score: 101 },
          merchantDisputeRisk: { level: 'LOW', disputeRate: -1 },
        },
      });
      expect(userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.fuel.quantity',
        'input.fuel.unitCost',
        'input.fleet.promptData.odometer',
        'input.fleet.reportedBreakdown.localTaxAmount',
        'input.riskAssessment.fraudRisk.score',
        'input.riskAssessment.merchantDisputeRisk.disputeRate',
      ]);
    });
    expect(calls).toEqual([]);
  });

  it.each(['capture', 'forceCapture', 'unlinkedRefund'] as const)(
    'of a %s reports what was bought, and refuses what cannot be',
    async (operation) => {
      const input = operation === 'capture' ? { authorizationId: await authorized() } : { cardId, amount: 100 };
      const refused = await ask(operation, {
        ...input,
        purchaseDetails: { lodging: { nights: -1 }, receipt: [{ total: 1 }, { quantity: 'two' }] },
      });
      expect(refused.userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.purchaseDetails.lodging.nights',
        'input.purchaseDetails.receipt.1.quantity',
      ]);
      const done = await ask(operation, { ...input, purchaseDetails: PURCHASE });
      expect(done).toMatchObject({ userErrors: [] });
      const READ = `query($id: ID!) { issuingTransaction(id: $id) { ${DETAILS} } }`;
      const shown = await gateway.client.run<{ issuingTransaction: unknown }>(READ, {
        id: done.issuingTransaction!.id,
      });
      expect(shown.issuingTransaction).toMatchObject({ purchaseDetails: REPORTED });
    },
  );

  it('of a fuel pump says what it came to, less or more than was held', async () => {
    const authorizationId = await authorized({ amount: 10_000 });
    const fuel = { type: 'DIESEL', unit: 'LITER', quantity: '20', unitCost: '200' };
    expect(await ask('finalize', { authorizationId, finalAmount: 4000, fuel })).toMatchObject({
      userErrors: [],
      authorization: { status: 'PENDING', amount: { amount: 4000 }, fuel: { type: 'DIESEL', quantity: '20' } },
    });
    expect(await ask('finalize', { authorizationId, finalAmount: 4500 })).toMatchObject({
      authorization: { amount: { amount: 4500 } },
    });
    const dear = await ask('finalize', { authorizationId, finalAmount: 90_000_000 });
    expect(dear.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'finalAmount'] }]);
    const nothing = await ask('finalize', { authorizationId, finalAmount: 0, fuel: { quantity: 'x' } });
    expect(nothing.userErrors.map(({ path }) => path?.join('.'))).toEqual(['input.finalAmount', 'input.fuel.quantity']);
    await ask('capture', { authorizationId });
    expect((await ask('finalize', { authorizationId, finalAmount: 100 })).userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'authorizationId'], state: 'closed' },
    ]);
  });

  it("of the cardholder's answer lets the same purchase pass, if it is theirs", async () => {
    const fraud = { amount: 777, riskAssessment: { fraudRisk: { level: 'HIGHEST' } } };
    const { authorization: declined } = await authorize(fraud);
    expect(declined).toMatchObject({ approved: false, declineReason: 'SUSPECTED_FRAUD' });
    const calls = await gateway.calls(async () => {
      const answer = await ask('respond', { authorizationId: declined!.id, confirmed: true });
      expect(answer).toMatchObject({
        userErrors: [],
        authorization: { fraudChallenges: [{ status: 'VERIFIED', channel: 'sms' }] },
      });
    });
    const stripeId = declined!.id.split('/')[1];
    expect(calls).toEqual([`POST /v1/test_helpers/issuing/authorizations/${stripeId}/fraud_challenges/respond`]);
    expect((await authorize(fraud)).authorization).toMatchObject({ approved: true, verifiedByFraudChallenge: true });
  });

  it('of an answer that nobody waits for is refused with the state of the question', async () => {
    const fraud = { amount: 778, riskAssessment: { fraudRisk: { level: 'HIGHEST' } } };
    const authorizationId = await authorized(fraud);
    expect(await ask('respond', { authorizationId, confirmed: false })).toMatchObject({
      userErrors: [],
      authorization: { fraudChallenges: [{ status: 'REJECTED' }] },
    });
    expect((await ask('respond', { authorizationId, confirmed: true })).userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'authorizationId'], state: 'rejected' },
    ]);
    const unasked = await ask('respond', { authorizationId: await authorized(), confirmed: true });
    expect(unasked.userErrors).toMatchObject([{ code: 'INVALID_STATE', state: 'none' }]);
    const missing = await ask('respond', { authorizationId: `${program.account}/iauth_missing`, confirmed: true });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'authorizationId'] }]);
  });

  it('leaves your own entries to be set and removed', async () => {
    const authorizationId = await authorized();
    const both = [
      { key: 'trip', value: 'Reno' },
      { key: 'cost_center', value: '7' },
    ];
    expect(await ask('update', { authorizationId, metadata: both })).toMatchObject({
      userErrors: [],
      authorization: { metadata: both },
    });
    expect(await ask('update', { authorizationId, metadata: [{ key: 'trip', value: '' }] })).toMatchObject({
      authorization: { metadata: [both[1]] },
    });
    const long = await ask('update', { authorizationId, metadata: [{ key: 'k'.repeat(41), value: '' }] });
    expect(long.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'metadata', '0', 'key'] }]);
    const missing = await ask('update', { authorizationId: `${program.account}/iauth_missing`, metadata: both });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'authorizationId'] }]);
    const reader = await gateway.viewer({ accounts: [program.account], permissions: ['authorizations:read'] });
    const input = { idempotencyKey: 'not-mine', authorizationId, metadata: both };
    expect((await reader.refused(OPERATIONS.update, { input })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'authorizations:write',
    });
  });
});
