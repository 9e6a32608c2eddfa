import type Stripe from 'stripe';
import type { Known } from '../../state/known.js';
import { schedule } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { cancellation, changeCard } from '../card/change.js';
import { cards, type StoredCard } from '../card/state.js';
import type { Merchant } from '../spending/merchant.js';
import { holdMore } from '../money.js';
import type { CardPresence } from '../spending/controls.js';
import { issuingTransactions } from '../transaction/state.js';
import { decide, type Decision } from './decision.js';
import { authorizations, type RequestRecord, type StoredAuthorization } from './state.js';
import { renderAuthorization } from './view.js';

export interface AuthorizationRequest {
  amount: number;
  amountDetails: Stripe.Issuing.Authorization.AmountDetails;
  card: StoredCard;
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

export const EXPIRY_JOB = 'issuing_authorization.expire';

/** A merchant asks for money: decided, held if approved, recorded in either case. */
export function authorize(turn: Turn, request: AuthorizationRequest): StoredAuthorization {
  const { amount, card, looksFraudulent, merchant } = request;
  const presence = presenceOf(request.method);
  const decision = decide(turn, card, { amount, total: amount, merchant, presence, at: turn.now, looksFraudulent });
  const asked = record(turn, decision, request, amount, request.merchantAmount);
  const collection = authorizations.in(turn.tenant);
  const stored = collection.put({ ...fresh(turn, request, presence), ...outcome(decision), request_history: [asked] });
  const held = decision.approved ? collection.update(stored.id, { hold: holdMore(turn, stored, amount) }) : stored;
  turn.emit('issuing_authorization.created', renderAuthorization(turn.tenant, held));
  if (decision.approved) {
    schedule(turn, EXPIRY_JOB, turn.now + lifetime(merchant), { authorization: held.id });
    cardUsed(turn, card);
  }
  return held;
}

function outcome({ approved }: Decision): Pick<StoredAuthorization, 'approved' | 'status'> {
  return approved ? { approved, status: 'pending' } : { approved, status: 'closed' };
}

function fresh(
  turn: Turn,
  request: AuthorizationRequest,
  presence: CardPresence,
): Omit<StoredAuthorization, 'approved' | 'request_history' | 'status'> {
  const { card } = request;
  return {
    id: turn.newId('iauth'),
    created: turn.now,
    amount: request.amount,
    amount_details: request.amountDetails,
    authorization_method: request.method,
    captured: 0,
    card: card.id,
    card_presence: presence,
    cardholder: card.cardholder,
    currency: card.currency,
    financial_account: card.financial_account,
    hold: null,
    merchant_amount: request.merchantAmount,
    merchant_currency: request.merchantCurrency,
    merchant_data: request.merchant,
    metadata: {},
    network_data: {
      acquiring_institution_id: request.acquirer,
      system_trace_audit_number: '1234567890',
      transaction_id: `test_${turn.world.ids.digits(15)}`,
    },
    verification_data: request.verification,
    wallet: request.wallet,
  };
}

export function record(
  turn: Turn,
  { approved, reason }: Decision,
  of: { card: StoredCard; merchantCurrency: string; riskScore: number },
  amount: number,
  merchantAmount: number,
): RequestRecord {
  return {
    amount,
    amount_details: { atm_fee: null, cashback_amount: null },
    approved,
    authorization_code: approved ? `S${turn.world.ids.digits(5)}` : null,
    created: turn.now,
    currency: of.card.currency,
    merchant_amount: merchantAmount,
    merchant_currency: of.merchantCurrency,
    network_risk_score: of.riskScore,
    reason,
    reason_message: null,
    requested_at: turn.now,
  };
}

export function presenceOf(method: AuthorizationRequest['method']): CardPresence {
  return method === 'online' || method === 'keyed_in' ? 'not_present' : 'present';
}

const DAY = 24 * 60 * 60;
const TRAVEL = new Set(['3000', '4411', '4511', '7011', '7012', '7512', '7513', '7519']);

/** Hotels, airlines and car rentals may take a month, all others a week. */
function lifetime({ category_code: code }: Merchant): number {
  return (TRAVEL.has(code) ? 31 : 7) * DAY;
}

/** A card that was made for so many payments ends with the last of them. */
export function cardUsed(turn: Turn, { id }: Pick<StoredCard, 'id'>): void {
  const card = cards.in(turn.tenant).get(id);
  const most = card?.lifecycle_controls?.cancel_after.payment_count;
  if (!card || most === undefined || card.status === 'canceled') return;
  const approved = authorizations
    .in(turn.tenant)
    .all('card', id)
    .filter((entry) => entry.approved && entry.amount > 0);
  const forced = issuingTransactions
    .in(turn.tenant)
    .all('card', id)
    .filter((entry) => entry.type === 'capture' && entry.authorization === null);
  if (approved.length + forced.length >= most) changeCard(turn, card, cancellation(card));
}
