import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { heldBy, holdMore, release, spendable, type ReleaseCause } from '../money.js';
import { bookCapture } from '../transaction/booking.js';
import type { StoredPurchaseDetails } from '../transaction/purchase-details.js';
import { changeAuthorization, merchantShare } from './change.js';
import { authorizations, type StoredAuthorization } from './state.js';

export interface Capture {
  amount?: number;
  closes: boolean;
  purchaseDetails?: StoredPurchaseDetails;
}

/**
 * The merchant takes what was authorized, or less, or more; also several times and after the authorization was closed.
 * A capture that closes gives the rest of the hold back.
 */
export function capture(turn: Turn, authorization: StoredAuthorization, asked: Capture): StoredAuthorization {
  const { captured, currency, merchant_currency, merchant_data, status } = authorization;
  if (authorization.pending?.kind === 'authorization') throw undecided(authorization);
  if (!authorization.approved) throw invalid('This authorization was declined and cannot be captured.');
  if (status !== 'pending' && status !== 'closed') throw wrongStatus(authorization, 'captured');
  const held = heldBy(turn.tenant, authorization);
  const amount = asked.amount ?? (held > 0 ? held : authorization.amount);
  if (amount === 0) throw invalid('There is nothing to capture.', { param: 'capture_amount' });
  return changeAuthorization(turn, authorization, () => {
    release(turn, authorization, asked.closes ? held : Math.min(amount, held), 'capture');
    bookCapture(turn, {
      amount,
      merchantAmount: merchantShare(authorization, amount),
      merchantCurrency: merchant_currency,
      merchant: merchant_data,
      card: {
        id: authorization.card,
        cardholder: authorization.cardholder,
        currency,
        financial_account: authorization.financial_account,
      },
      authorization,
      ...(asked.purchaseDetails ? { purchaseDetails: asked.purchaseDetails } : {}),
    });
    return { captured: captured + amount, ...(asked.closes ? { pending: null, status: 'closed' } : {}) };
  });
}

/** The merchant gives up what is still held, or part of it. */
export function reverse(turn: Turn, authorization: StoredAuthorization, asked?: number): StoredAuthorization {
  checkPending(authorization, 'reversed');
  const held = heldBy(turn.tenant, authorization);
  const amount = asked ?? held;
  if (amount > held) {
    throw invalid(`The reverse_amount must not be greater than the ${held} that the authorization still holds.`, {
      param: 'reverse_amount',
    });
  }
  if (amount === held) return ended(turn, authorization, 'reversed', 'reversal');
  return changeAuthorization(turn, authorization, () => {
    release(turn, authorization, amount, 'reversal');
    return lowered(authorization, amount);
  });
}

/** Nobody has captured it in time. */
export function expire(turn: Turn, authorization: StoredAuthorization): StoredAuthorization {
  checkPending(authorization, 'expired');
  return ended(turn, authorization, 'expired', 'expiration');
}

/** All that is held goes back. What was captured before stays captured, and then the authorization just closes. */
function ended(
  turn: Turn,
  authorization: StoredAuthorization,
  status: 'expired' | 'reversed',
  cause: ReleaseCause,
): StoredAuthorization {
  return changeAuthorization(turn, authorization, () => {
    const { captured, merchant_amount } = authorization;
    release(turn, authorization, heldBy(turn.tenant, authorization), cause);
    if (captured === 0) return { amount: 0, merchant_amount: 0, pending: null, status };
    const taken = merchantShare(authorization, captured);
    return { amount: captured, merchant_amount: Math.min(taken, merchant_amount), pending: null, status: 'closed' };
  });
}

function lowered(authorization: StoredAuthorization, by: number): Partial<StoredAuthorization> {
  return {
    amount: authorization.amount - by,
    merchant_amount: authorization.merchant_amount - merchantShare(authorization, by),
  };
}

/** A fuel pump says how much it came to, and of what; the hold follows. */
export function finalizeAmount(
  turn: Turn,
  authorization: StoredAuthorization,
  final: number,
  told: Partial<Pick<StoredAuthorization, 'fleet' | 'fuel'>>,
): StoredAuthorization {
  checkPending(authorization, 'finalized');
  if (authorization.captured > 0) throw invalid('An authorization that was captured cannot be finalized.');
  const more = final - authorization.amount;
  if (more > 0 && spendable(turn.tenant, authorization) < more) {
    throw invalid('There are not enough funds for the final_amount.', { param: 'final_amount' });
  }
  return changeAuthorization(turn, authorization, () => {
    const merchant_amount = merchantShare(authorization, final);
    if (more > 0) return { ...told, amount: final, hold: holdMore(turn, authorization, more), merchant_amount };
    release(turn, authorization, -more, 'reversal');
    return { ...told, amount: final, merchant_amount };
  });
}

export function checkPending(authorization: StoredAuthorization, verb: string): void {
  if (authorization.pending?.kind === 'authorization') throw undecided(authorization);
  if (authorization.status !== 'pending') throw wrongStatus(authorization, verb);
}

function undecided({ id }: StoredAuthorization): Error {
  return invalid(`The authorization '${id}' waits for the decision whether it is approved.`);
}

function wrongStatus({ status }: StoredAuthorization, verb: string): Error {
  return invalid(`An authorization with the status '${status}' cannot be ${verb}.`);
}

/** For the job that ends what nobody has captured. */
export function expireIfPending(turn: Turn, id: string): void {
  const authorization = authorizations.in(turn.tenant).get(id);
  if (authorization?.status === 'pending' && authorization.approved) expire(turn, authorization);
}
