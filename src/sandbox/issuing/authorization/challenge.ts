import { schedule } from '../../state/jobs.js';
import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { cardholders } from '../cardholder/state.js';
import type { StoredCard } from '../card/state.js';
import type { Merchant } from '../spending/merchant.js';
import { authorizations, type FraudChallenge, type StoredAuthorization } from './state.js';

export const CHALLENGE_EXPIRY_JOB = 'issuing_fraud_challenge.expire';
const DAY = 24 * 60 * 60;

/** The cardholder is asked by text message whether the purchase was theirs. */
export function challengeSent(turn: Turn, { id, cardholder }: StoredAuthorization): FraudChallenge {
  const phone = cardholders.in(turn.tenant).get(cardholder)?.phone_number ?? null;
  const unreachable = phone === null ? 'no_phone_number' : /^\+(1|44)/.test(phone) ? null : 'unsupported_phone_number';
  if (unreachable !== null) return { channel: 'sms', status: 'undeliverable', undeliverable_reason: unreachable };
  schedule(turn, CHALLENGE_EXPIRY_JOB, turn.now + DAY, { authorization: id });
  return { channel: 'sms', status: 'pending', undeliverable_reason: null };
}

export function challengeAnswered(
  turn: Turn,
  authorization: StoredAuthorization,
  confirmed: boolean,
): StoredAuthorization {
  if (!isOpen(authorization)) throw invalid('This authorization has no fraud challenge that waits for an answer.');
  return ended(turn, authorization, confirmed ? 'verified' : 'rejected');
}

/** For the job: nobody has answered within a day. */
export function challengeExpired(turn: Turn, id: string): void {
  const authorization = authorizations.in(turn.tenant).get(id);
  if (authorization && isOpen(authorization)) ended(turn, authorization, 'expired');
}

function isOpen({ fraud_challenges: challenges }: StoredAuthorization): boolean {
  return challenges?.some(({ status }) => status === 'pending') ?? false;
}

function ended(turn: Turn, { id, fraud_challenges: old }: StoredAuthorization, status: FraudChallenge['status']) {
  const fraud_challenges = (old ?? []).map((one) => (one.status === 'pending' ? { ...one, status } : one));
  return authorizations.in(turn.tenant).update(id, { fraud_challenges });
}

/** The same purchase, declined before, which the cardholder has confirmed since. It counts once. */
export function confirmedBefore(
  turn: Turn,
  card: StoredCard,
  merchant: Merchant,
  amount: number,
): StoredAuthorization | undefined {
  return authorizations
    .in(turn.tenant)
    .all('confirmed', card.id)
    .find((other) => other.amount === amount && other.merchant_data.network_id === merchant.network_id);
}

export function challengeUsed(turn: Turn, { id }: StoredAuthorization): void {
  authorizations.in(turn.tenant).update(id, { challenge_used: true });
}
