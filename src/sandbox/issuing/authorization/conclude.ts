import { schedule } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { mergeMetadata } from '../../wire/metadata.js';
import { cards, type StoredCard } from '../card/state.js';
import { cardUsed } from '../card/use.js';
import { holdMore } from '../money.js';
import type { Merchant } from '../spending/merchant.js';
import { challengeSent } from './challenge.js';
import { changeAuthorization, merchantShare } from './change.js';
import { refusal } from './decision.js';
import { authorizations, type Pending, type RequestRecord, type StoredAuthorization } from './state.js';
import { declined, type Verdict } from './verdict.js';
import { renderAuthorization } from './view.js';

export const EXPIRY_JOB = 'issuing_authorization.expire';

/** A decision that came later: what Stripe checks may have changed since the question was asked. */
export function concludeLater(turn: Turn, authorization: StoredAuthorization, verdict: Verdict): StoredAuthorization {
  const { pending } = authorization;
  if (!pending || !verdict.approved) return conclude(turn, authorization, verdict);
  const amount = verdict.amount ?? pending.request.amount;
  const refused = refusal(turn, cardOf(turn, authorization), {
    amount,
    total: authorization.amount + amount,
    merchant: authorization.merchant_data,
    presence: authorization.card_presence,
    at: turn.now,
    looksFraudulent: pending.looksFraudulent && !authorization.verified_by_fraud_challenge,
  });
  return conclude(turn, authorization, refused === undefined ? verdict : declined(refused));
}

/** Ends what is pending: money is held if it was approved, and the decision is recorded in either case. */
export function conclude(turn: Turn, authorization: StoredAuthorization, verdict: Verdict): StoredAuthorization {
  const { pending } = authorization;
  if (!pending) return authorization;
  return pending.kind === 'authorization'
    ? concludeFirst(turn, authorization, pending, verdict)
    : concludeMore(turn, authorization, pending, verdict);
}

function concludeFirst(turn: Turn, old: StoredAuthorization, pending: Pending, verdict: Verdict): StoredAuthorization {
  const { amount: asked, merchant_amount } = pending.request;
  const { approved } = verdict;
  const amount = (approved ? verdict.amount : undefined) ?? asked;
  const collection = authorizations.in(turn.tenant);
  const decided = collection.update(old.id, {
    amount,
    approved,
    merchant_amount: merchantShare({ ...old, amount: asked, merchant_amount }, amount),
    metadata: mergeMetadata(old.metadata, verdict.metadata),
    pending: null,
    request_history: [record(turn, pending, verdict)],
    status: approved ? 'pending' : 'closed',
    ...(verdict.challenge ? { fraud_challenges: [challengeSent(turn, old)] } : {}),
  });
  const held = approved ? collection.update(old.id, { hold: holdMore(turn, decided, amount) }) : decided;
  turn.emit('issuing_authorization.created', renderAuthorization(turn.tenant, held));
  if (approved) {
    schedule(turn, EXPIRY_JOB, turn.now + lifetime(held.merchant_data), { authorization: held.id });
    cardUsed(turn, { id: held.card });
  }
  return held;
}

/** A declined increment leaves the authorization as it was. */
function concludeMore(turn: Turn, old: StoredAuthorization, pending: Pending, verdict: Verdict): StoredAuthorization {
  const { request } = pending;
  return changeAuthorization(turn, old, () => {
    const patch = {
      metadata: mergeMetadata(old.metadata, verdict.metadata),
      pending: null,
      request_history: [...old.request_history, record(turn, pending, verdict)],
    };
    if (!verdict.approved) return patch;
    const by = verdict.amount ?? request.amount;
    const theirs = merchantShare({ ...old, amount: request.amount, merchant_amount: request.merchant_amount }, by);
    const hold = holdMore(turn, old, by);
    return { ...patch, amount: old.amount + by, hold, merchant_amount: old.merchant_amount + theirs };
  });
}

function record(turn: Turn, { request, since }: Pending, { approved, message, reason }: Verdict): RequestRecord {
  return {
    amount: request.amount,
    amount_details: { atm_fee: null, cashback_amount: null },
    approved,
    authorization_code: approved ? `S${turn.world.ids.digits(5)}` : null,
    created: turn.now,
    currency: request.currency,
    merchant_amount: request.merchant_amount,
    merchant_currency: request.merchant_currency,
    network_risk_score: request.network_risk_score,
    reason,
    reason_message: message,
    requested_at: since,
  };
}

/** An authorization spends from where it was made, also when the card has moved since. */
export function cardOf(turn: Turn, { card: id, financial_account }: StoredAuthorization): StoredCard {
  const card = cards.in(turn.tenant).get(id);
  if (!card) throw new Error(`There is no card ${id}`);
  return { ...card, financial_account };
}

const DAY = 24 * 60 * 60;
const TRAVEL = new Set(['3000', '4411', '4511', '7011', '7012', '7512', '7513', '7519']);

/** Hotels, airlines and car rentals may take a month, all others a week. */
function lifetime({ category_code: code }: Merchant): number {
  return (TRAVEL.has(code) ? 31 : 7) * DAY;
}
