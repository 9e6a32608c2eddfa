import type Stripe from 'stripe';
import type { Known } from '../../state/known.js';
import type { Turn } from '../../state/turn.js';
import type { StoredCard } from '../card/state.js';
import { tokenProvisioned } from '../card/tokens/provision.js';
import type { CardPresence } from '../spending/controls.js';
import type { Merchant } from '../spending/merchant.js';
import { challengeUsed, confirmedBefore } from './challenge.js';
import { conclude } from './conclude.js';
import { refusal } from './decision.js';
import { putToPlatform } from './real-time.js';
import { authorizations, type Pending, type StoredAuthorization } from './state.js';
import { declined } from './verdict.js';

export interface AuthorizationRequest {
  amount: number;
  amountDetails: Stripe.Issuing.Authorization.AmountDetails;
  card: StoredCard;
  fleet: StoredAuthorization['fleet'];
  fuel: StoredAuthorization['fuel'];
  isAmountControllable: boolean;
  looksFraudulent: boolean;
  merchant: Merchant;
  merchantAmount: number;
  merchantCurrency: string;
  acquirer: string;
  method: Known<Stripe.Issuing.Authorization.AuthorizationMethod>;
  riskScore: number;
  verification: Stripe.Issuing.Authorization.VerificationData;
  wallet: StoredAuthorization['wallet'];
}

/**
 * A merchant asks for money. Stripe's own checks come first, then the platform is asked if it has an endpoint for that;
 * until it has answered the authorization is pending.
 */
export function authorize(turn: Turn, request: AuthorizationRequest): StoredAuthorization {
  const { amount, card, merchant } = request;
  const presence = presenceOf(request.method);
  const confirmed = confirmedBefore(turn, card, merchant, amount);
  const looksFraudulent = request.looksFraudulent && !confirmed;
  const purchase = { amount, total: amount, merchant, presence, at: turn.now, looksFraudulent };
  const refused = refusal(turn, card, purchase);
  const stored = authorizations.in(turn.tenant).put({
    ...fresh(turn, request, presence),
    token: request.wallet === null ? null : tokenProvisioned(turn, card, request.wallet),
    verified_by_fraud_challenge: confirmed !== undefined && refused === undefined,
  });
  if (refused !== undefined) return conclude(turn, stored, declined(refused));
  if (confirmed) challengeUsed(turn, confirmed);
  return putToPlatform(turn, stored);
}

function fresh(
  turn: Turn,
  request: AuthorizationRequest,
  presence: CardPresence,
): Omit<StoredAuthorization, 'token' | 'verified_by_fraud_challenge'> {
  const { card } = request;
  return {
    id: turn.newId('iauth'),
    created: turn.now,
    amount: 0,
    amount_details: request.amountDetails,
    approved: false,
    authorization_method: request.method,
    captured: 0,
    card: card.id,
    card_presence: presence,
    cardholder: card.cardholder,
    challenge_used: false,
    currency: card.currency,
    financial_account: card.financial_account,
    fleet: request.fleet,
    fraud_challenges: null,
    fuel: request.fuel,
    hold: null,
    merchant_amount: 0,
    merchant_currency: request.merchantCurrency,
    merchant_data: request.merchant,
    metadata: {},
    network_data: {
      acquiring_institution_id: request.acquirer,
      system_trace_audit_number: '1234567890',
      transaction_id: `test_${turn.world.ids.digits(15)}`,
    },
    pending: pendingOf(turn, request),
    request_history: [],
    status: 'pending',
    verification_data: request.verification,
    wallet: request.wallet,
  };
}

function pendingOf(turn: Turn, request: AuthorizationRequest): Pending {
  return {
    kind: 'authorization',
    looksFraudulent: request.looksFraudulent,
    request: {
      amount: request.amount,
      amount_details: request.amountDetails,
      currency: request.card.currency,
      is_amount_controllable: request.isAmountControllable,
      merchant_amount: request.merchantAmount,
      merchant_currency: request.merchantCurrency,
      network_risk_score: request.riskScore,
    },
    since: turn.now,
  };
}

export function presenceOf(method: AuthorizationRequest['method']): CardPresence {
  return method === 'online' || method === 'keyed_in' ? 'not_present' : 'present';
}
