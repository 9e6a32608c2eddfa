import type { StoredCard } from '../../issuing/card/state.js';
import { invalid } from '../../wire/error-body.js';
import { missing } from '../../wire/params.js';

interface Sent {
  amount?: number;
  currency?: string;
  merchant_amount?: number;
  merchant_currency?: string;
}

export interface Price {
  amount: number;
  merchantAmount: number;
  merchantCurrency: string;
}

/** There are no exchange rates here: a price in a foreign currency is given on both sides. */
export function priceOf(card: StoredCard, sent: Sent): Price {
  checkCurrency(card, sent.currency);
  const merchantCurrency = sent.merchant_currency ?? card.currency;
  if (merchantCurrency === card.currency) {
    const amount = sent.amount ?? sent.merchant_amount ?? 0;
    return { amount, merchantAmount: amount, merchantCurrency };
  }
  if (sent.amount === undefined) throw missing('amount');
  if (sent.merchant_amount === undefined) throw missing('merchant_amount');
  return { amount: sent.amount, merchantAmount: sent.merchant_amount, merchantCurrency };
}

export function checkCurrency(card: StoredCard, sent: string | undefined): void {
  if (sent === undefined || sent === card.currency) return;
  throw invalid(`The currency must be that of the card, '${card.currency}'.`, { param: 'currency' });
}
