import type { Reply } from '../../webhooks/real-time.js';
import type { DecisionReason, StoredAuthorization } from './state.js';

/** How a request for money is decided, and why. */
export interface Verdict {
  approved: boolean;
  reason: DecisionReason;
  message: string | null;
  /** Less than was asked for. */
  amount?: number;
  metadata?: Record<string, string>;
  /** The cardholder is to be asked whether this was fraud. */
  challenge?: boolean;
}

/** A platform that has no endpoint for the question leaves the approval to Stripe. */
export const BY_STRIPE: Verdict = { approved: true, reason: 'card_active', message: null };

export function declined(reason: DecisionReason): Verdict {
  return { approved: false, reason, message: null, challenge: reason === 'suspected_fraud' };
}

/** What follows from the endpoint's reply; without a good one the account's default decides. */
export function verdictOf(authorization: StoredAuthorization, reply: Reply, otherwise: 'approve' | 'decline'): Verdict {
  const approved = otherwise === 'approve';
  if (reply.kind === 'timeout') return { approved, reason: 'webhook_timeout', message: null };
  const fault = reply.kind === 'error' ? reply.message : faultOf(authorization, reply.amount, reply.metadata);
  if (reply.kind === 'error' || fault !== undefined) {
    return { approved, reason: 'webhook_error', message: fault ?? null };
  }
  const { amount, metadata, challenge } = reply;
  const reason = reply.approved ? 'webhook_approved' : 'webhook_declined';
  return {
    approved: reply.approved,
    reason,
    message: null,
    ...(amount === undefined ? {} : { amount }),
    metadata,
    challenge,
  };
}

/** Why an amount cannot be approved for the pending request, or metadata not be kept. */
export function faultOf(
  { metadata: old, pending }: StoredAuthorization,
  amount: number | undefined,
  metadata: Readonly<Record<string, string>>,
): string | undefined {
  if (Object.keys({ ...old, ...metadata }).length > 50) return 'metadata would have more than 50 keys.';
  if (amount === undefined || !pending) return undefined;
  const { request } = pending;
  if (!request.is_amount_controllable) return 'amount was given, but the amount of this request is not controllable.';
  const least = request.amount_details?.cashback_amount ?? 0;
  if (amount > request.amount || amount < least)
    return `amount must be from ${Math.max(1, least)} to ${request.amount}.`;
  return undefined;
}
