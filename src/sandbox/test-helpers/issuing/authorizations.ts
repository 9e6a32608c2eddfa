import { authorize } from '../../issuing/authorization/authorize.js';
import { challengeAnswered } from '../../issuing/authorization/challenge.js';
import { capture, expire, finalizeAmount, reverse } from '../../issuing/authorization/clearing.js';
import { increment } from '../../issuing/authorization/increment.js';
import { whenConcluded } from '../../issuing/authorization/real-time.js';
import { renderAuthorization } from '../../issuing/authorization/view.js';
import { namedAuthorization } from '../../issuing/authorizations.js';
import { CARD_NOUN, cards } from '../../issuing/card/state.js';
import { merchantFrom, merchantParam } from '../../issuing/spending/merchant.js';
import { fleetParam, fuelParam } from '../../issuing/transaction/fuel-and-fleet.js';
import { purchaseDetailsFrom, purchaseDetailsParam } from '../../issuing/transaction/purchase-details.js';
import { endpoint, inParam, type Resource } from '../../wire/endpoint.js';
import { amount, boolean, currency, integer, oneOf, string } from '../../wire/param-kinds.js';
import { object } from '../../wire/params.js';
import { priceOf } from './price.js';
import { verificationFrom, verificationParam } from './verification.js';

const OBJECT = 'issuing.authorization';
const PATH = '/v1/test_helpers/issuing/authorizations';

const riskLevel = oneOf('elevated', 'highest', 'low', 'normal', 'not_assessed', 'unknown');
const riskParam = object({
  card_testing_risk: object({
    invalid_account_number_decline_rate_past_hour: integer({ min: 0, max: 100 }),
    invalid_credentials_decline_rate_past_hour: integer({ min: 0, max: 100 }),
    level: riskLevel.required(),
  }),
  fraud_risk: object({ level: riskLevel.required(), score: integer({ min: 0, max: 100 }) }),
  merchant_dispute_risk: object({ dispute_rate: integer({ min: 0, max: 100 }), level: riskLevel.required() }),
});

const createParams = {
  amount: amount({ min: 0 }),
  amount_details: object({ atm_fee: amount({ min: 0 }), cashback_amount: amount({ min: 0 }) }),
  authorization_method: oneOf('chip', 'contactless', 'keyed_in', 'online', 'swipe'),
  card: string().required(),
  currency: currency(),
  fleet: fleetParam,
  fraud_disputability_likelihood: oneOf('neutral', 'unknown', 'very_likely', 'very_unlikely'),
  fuel: fuelParam,
  is_amount_controllable: boolean(),
  merchant_amount: amount({ min: 0 }),
  merchant_currency: currency(),
  merchant_data: merchantParam,
  network_data: object({ acquiring_institution_id: string({ max: 5000 }) }),
  risk_assessment: riskParam,
  verification_data: verificationParam,
  wallet: oneOf('apple_pay', 'google_pay', 'samsung_pay'),
};

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  params: createParams,
  run(turn, params) {
    const card = inParam(cards.in(turn.tenant), params.card, CARD_NOUN, 'card');
    const fraud = params.risk_assessment?.fraud_risk;
    const stored = authorize(turn, {
      ...priceOf(card, params),
      amountDetails: {
        atm_fee: params.amount_details?.atm_fee ?? null,
        cashback_amount: params.amount_details?.cashback_amount ?? 0,
      },
      acquirer: params.network_data?.acquiring_institution_id ?? '123456',
      card,
      fleet: params.fleet ?? null,
      fuel: params.fuel ?? null,
      isAmountControllable: params.is_amount_controllable ?? false,
      looksFraudulent: fraud?.level === 'highest',
      merchant: merchantFrom(params.merchant_data),
      method: params.authorization_method ?? 'online',
      riskScore: fraud?.score ?? 10,
      verification: verificationFrom(params.verification_data),
      wallet: params.wallet ?? null,
    });
    return whenConcluded(turn, stored);
  },
});

const captureIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/capture`,
  answers: OBJECT,
  params: { capture_amount: amount(), close_authorization: boolean(), purchase_details: purchaseDetailsParam },
  run(turn, params, { id }) {
    const captured = capture(turn, namedAuthorization(turn, id), {
      ...(params.capture_amount === undefined ? {} : { amount: params.capture_amount }),
      closes: params.close_authorization ?? true,
      ...(params.purchase_details ? { purchaseDetails: purchaseDetailsFrom(params.purchase_details) } : {}),
    });
    return renderAuthorization(turn.tenant, captured);
  },
});

const incrementIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/increment`,
  answers: OBJECT,
  params: { increment_amount: amount().required(), is_amount_controllable: boolean() },
  run(turn, { increment_amount: by, is_amount_controllable: controllable = false }, { id }) {
    return whenConcluded(turn, increment(turn, namedAuthorization(turn, id), by, controllable));
  },
});

const reverseIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/reverse`,
  answers: OBJECT,
  params: { reverse_amount: amount() },
  run: (turn, params, { id }) =>
    renderAuthorization(turn.tenant, reverse(turn, namedAuthorization(turn, id), params.reverse_amount)),
});

const expireIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/expire`,
  answers: OBJECT,
  run: (turn, _, { id }) => renderAuthorization(turn.tenant, expire(turn, namedAuthorization(turn, id))),
});

const finalizeIt = endpoint({
  method: 'POST',
  path: `${PATH}/:id/finalize_amount`,
  answers: OBJECT,
  params: { final_amount: amount().required(), fleet: fleetParam, fuel: fuelParam },
  run: (turn, { final_amount: final, ...told }, { id }) =>
    renderAuthorization(turn.tenant, finalizeAmount(turn, namedAuthorization(turn, id), final, told)),
});

/** What the cardholder answers to the text message. */
const respond = endpoint({
  method: 'POST',
  path: `${PATH}/:id/fraud_challenges/respond`,
  answers: OBJECT,
  params: { confirmed: boolean().required() },
  run: (turn, { confirmed }, { id }) =>
    renderAuthorization(turn.tenant, challengeAnswered(turn, namedAuthorization(turn, id), confirmed)),
});

export const authorizationHelperResource: Resource = {
  routes: [create, captureIt, incrementIt, reverseIt, expireIt, finalizeIt, respond],
};
