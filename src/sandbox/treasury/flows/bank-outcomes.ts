import type Stripe from 'stripe';
import type { Known } from '../../state/known.js';

/*
 * What becomes of money on its way to or from a bank, by Stripe's test account numbers. These decide within seconds; any
 * other number lets the money arrive on the expected day.
 */

/** How soon a test number decides, and how long after that a return comes in. */
export const DECISION_SECONDS = 5;

export type ReturnCode = Known<Stripe.Treasury.OutboundPayment.ReturnedDetails.Code>;
export type FailureCode = Known<Stripe.Treasury.InboundTransfer.FailureDetails.Code>;

export type OutboundOutcome =
  | { becomes: 'posted' }
  | { becomes: 'processing' }
  | { becomes: 'delayed' }
  | { becomes: 'canceled' }
  | { becomes: 'failed' }
  | { becomes: 'returned'; code: ReturnCode };

const OUTBOUND = new Map<string, OutboundOutcome>([
  ['000123456789', { becomes: 'posted' }],
  ['000000000009', { becomes: 'processing' }],
  ['000123457890', { becomes: 'delayed' }],
  ['000000000123', { becomes: 'canceled' }],
  ['000000000234', { becomes: 'failed' }],
  ['000111111113', { becomes: 'returned', code: 'account_closed' }],
  ['000111111116', { becomes: 'returned', code: 'no_account' }],
  ['000111111119', { becomes: 'returned', code: 'invalid_account_number' }],
]);

/** Undefined for a number that is no test number. */
export function outboundOutcome(accountNumber: string): OutboundOutcome | undefined {
  return OUTBOUND.get(accountNumber);
}

export type InboundOutcome =
  | { becomes: 'succeeded' }
  | { becomes: 'processing' }
  | { becomes: 'returned' }
  | { becomes: 'failed'; code: FailureCode };

const INBOUND = new Map<string, InboundOutcome>([
  ['000123456789', { becomes: 'succeeded' }],
  ['000000000009', { becomes: 'processing' }],
  ['000555555559', { becomes: 'returned' }],
  ['000111111113', { becomes: 'failed', code: 'account_closed' }],
  ['000111111116', { becomes: 'failed', code: 'no_account' }],
  ['000111111119', { becomes: 'failed', code: 'invalid_account_number' }],
  ['000222222227', { becomes: 'failed', code: 'insufficient_funds' }],
  ['000333333335', { becomes: 'failed', code: 'debit_not_authorized' }],
  ['000444444440', { becomes: 'failed', code: 'invalid_currency' }],
]);

export function inboundOutcome(accountNumber: string): InboundOutcome | undefined {
  return INBOUND.get(accountNumber);
}
