import type { Tenant } from '../../state/tenant.js';
import { invalid } from '../../wire/error-body.js';
import { authorizations } from '../authorization/state.js';
import { unrefunded } from '../transaction/refund.js';
import { issuingTransactions, type StoredIssuingTransaction } from '../transaction/state.js';
import type { Evidence } from './evidence.js';

/** How much can be disputed: what was not refunded, and for want of an authorization only what had none. */
export function disputable(tenant: Tenant, transaction: StoredIssuingTransaction, { reason }: Evidence): number {
  const left = unrefunded(tenant, transaction);
  if (left === 0) throw invalid('This transaction has been refunded completely.', { param: 'transaction' });
  if (reason !== 'no_valid_authorization') return left;
  const most = Math.min(left, unauthorized(tenant, transaction));
  if (most > 0) return most;
  throw invalid('All of this transaction was authorized, so it cannot be disputed as no_valid_authorization.', {
    param: 'evidence[reason]',
  });
}

/** The part of a capture that goes beyond its authorization; earlier captures come first. */
function unauthorized(tenant: Tenant, { id, amount, authorization }: StoredIssuingTransaction): number {
  const authorized = authorization === null ? undefined : authorizations.in(tenant).get(authorization);
  if (!authorized) return -amount;
  const captures = issuingTransactions
    .in(tenant)
    .all('authorization', authorized.id)
    .filter(({ type }) => type === 'capture');
  const through = captures.slice(0, captures.findIndex((capture) => capture.id === id) + 1);
  const taken = through.reduce((sum, capture) => sum - capture.amount, 0);
  return Math.max(0, Math.min(-amount, taken - authorized.amount));
}

export function amountWithin(most: number, asked: number): number {
  if (asked <= most) return asked;
  throw invalid(`The amount must not be greater than the ${most} of the transaction that can be disputed.`, {
    param: 'amount',
  });
}
