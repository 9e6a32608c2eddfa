import type { Turn } from '../../state/turn.js';
import type { Tenant } from '../../state/tenant.js';
import { invalid } from '../../wire/error-body.js';
import type { StoredAuthorization } from '../authorization/state.js';
import { bookRefund } from './booking.js';
import { issuingTransactions, type StoredIssuingTransaction } from './state.js';

/** What of a capture has not been given back. */
export function unrefunded(tenant: Tenant, captured: StoredIssuingTransaction): number {
  const refunds = issuingTransactions.in(tenant).all('refund_of', captured.id);
  return refunds.reduce((left, { amount }) => left - amount, -captured.amount);
}

/** The merchant gives a capture back, in part or as far as that has not happened yet. */
export function refund(
  turn: Turn,
  captured: StoredIssuingTransaction,
  asked?: number,
  authorization?: StoredAuthorization,
): StoredIssuingTransaction {
  if (captured.type !== 'capture') throw invalid('Only captures can be refunded.');
  const left = unrefunded(turn.tenant, captured);
  const amount = asked ?? left;
  if (left === 0) throw invalid('This transaction has been refunded completely.');
  if (amount > left) {
    throw invalid(`The refund_amount must not be greater than the ${left} that have not been refunded.`, {
      param: 'refund_amount',
    });
  }
  return bookRefund(turn, {
    amount,
    merchantAmount: merchantPart(captured, amount),
    merchantCurrency: captured.merchant_currency,
    merchant: captured.merchant_data,
    card: {
      id: captured.card,
      cardholder: captured.cardholder,
      currency: captured.currency,
      financial_account: captured.financial_account,
    },
    ...(authorization ? { authorization } : {}),
    refundOf: captured.id,
  });
}

function merchantPart({ amount: whole, merchant_amount: theirs }: StoredIssuingTransaction, amount: number): number {
  if (whole === theirs) return amount;
  const [part, total] = [BigInt(amount) * BigInt(-theirs), BigInt(-whole)];
  return Number((part * 2n + total) / (total * 2n));
}
