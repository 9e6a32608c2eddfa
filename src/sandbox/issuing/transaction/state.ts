import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { Merchant } from '../spending/merchant.js';
import { sharesOf } from '../spending/windows.js';
import type { StoredPurchaseDetails } from './purchase-details.js';

export interface StoredIssuingTransaction {
  id: string;
  created: number;
  /** Captures are negative, refunds positive; `merchant_amount` has the same sign. */
  amount: number;
  amount_details: Stripe.Issuing.Transaction.AmountDetails | null;
  authorization: string | null;
  balance_transaction: string | null;
  card: string;
  cardholder: string;
  currency: string;
  dispute: string | null;
  financial_account: string | null;
  merchant_amount: number;
  merchant_currency: string;
  merchant_data: Merchant;
  metadata: Record<string, string>;
  network_data: Stripe.Issuing.Transaction.NetworkData;
  purchase_details: StoredPurchaseDetails | null;
  received_credit: string | null;
  received_debit: string | null;
  /** The capture that a refund gives back. */
  refund_of: string | null;
  token: string | null;
  type: Known<Stripe.Issuing.Transaction.Type>;
  wallet: Known<Stripe.Issuing.Transaction.Wallet> | null;
}

export const issuingTransactions = defineCollection<StoredIssuingTransaction>('issuingTransactions')(
  {
    authorization: (transaction) => transaction.authorization,
    card: (transaction) => transaction.card,
    cardholder: (transaction) => transaction.cardholder,
    received_debit: (transaction) => transaction.received_debit,
    refund_of: (transaction) => transaction.refund_of,
  },
  (transaction) => sharesOf(transaction, unannounced(transaction)),
);

/** What an authorization has announced counts there. */
function unannounced({ amount, authorization, type }: StoredIssuingTransaction): number {
  return type === 'capture' && authorization === null ? -amount : 0;
}

export const TRANSACTION_NOUN = 'issuing transaction';
