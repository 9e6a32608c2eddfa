import type Stripe from 'stripe';
import { defineCollection, type CollectionOf } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { Turn } from '../../state/turn.js';
import type { BillingDetails } from '../flows/bank.js';
import type { ReturnCode } from '../flows/bank-outcomes.js';
import { receiptUrl } from '../flows/payment-details.js';

/** An OutboundPayment or an OutboundTransfer: they differ in who may receive, and in two fields. */
export interface StoredOutbound {
  id: string;
  created: number;
  amount: number;
  /** Of a payment: who is paid. */
  customer: string | null;
  description: string | null;
  destination_payment_method: string | null;
  destination: Destination;
  end_user_details: { ip_address: string | null; present: boolean } | null;
  expected_arrival_date: number;
  financial_account: string;
  metadata: Record<string, string>;
  returned_details: { code: ReturnCode; transaction: string } | null;
  statement_descriptor: string;
  status: Known<Stripe.Treasury.OutboundPayment.Status>;
  status_transitions: Stripe.Treasury.OutboundPayment.StatusTransitions;
  tracking_details: Stripe.Treasury.OutboundPayment.TrackingDetails | null;
  transaction: string;
}

export type Network = 'ach' | 'stripe' | 'us_domestic_wire';

export interface Destination {
  billing_details: BillingDetails;
  /** At a bank: the whole number, which is never shown. */
  account_number: string | null;
  /** It was a financial account's number, and the money is there. */
  delivered?: true;
  network: Network;
  shown: Pick<Stripe.Treasury.OutboundPayment.DestinationPaymentMethodDetails, 'financial_account' | 'us_bank_account'>;
}

export type OutboundVerb =
  | 'canceled'
  | 'created'
  | 'expected_arrival_date_updated'
  | 'failed'
  | 'posted'
  | 'returned'
  | 'tracking_details_updated';

/** What tells the two kinds apart. */
export interface OutboundKind {
  name: 'outbound_payment' | 'outbound_transfer';
  noun: string;
  prefix: 'obp' | 'obt';
  collection: CollectionOf<StoredOutbound, 'financial_account'>;
  render(stored: StoredOutbound): Stripe.Treasury.OutboundPayment | Stripe.Treasury.OutboundTransfer;
  tell(turn: Turn, verb: OutboundVerb, stored: StoredOutbound): void;
}

export const outboundPayments: OutboundKind = {
  name: 'outbound_payment',
  noun: 'outbound payment',
  prefix: 'obp',
  collection: defineCollection<StoredOutbound>('outboundPayments')({
    financial_account: (payment) => payment.financial_account,
  }),
  render: renderOutboundPayment,
  tell: (turn, verb, stored) => turn.emit(`treasury.outbound_payment.${verb}`, renderOutboundPayment(stored)),
};

export const outboundTransfers: OutboundKind = {
  name: 'outbound_transfer',
  noun: 'outbound transfer',
  prefix: 'obt',
  collection: defineCollection<StoredOutbound>('outboundTransfers')({
    financial_account: (transfer) => transfer.financial_account,
  }),
  render: renderOutboundTransfer,
  tell: (turn, verb, stored) => turn.emit(`treasury.outbound_transfer.${verb}`, renderOutboundTransfer(stored)),
};

/** Only ACH can be called back, and only until it is posted. */
export function isCancelable(stored: StoredOutbound): boolean {
  return stored.status === 'processing' && stored.destination.network === 'ach';
}

function renderOutboundPayment(stored: StoredOutbound): Stripe.Treasury.OutboundPayment {
  return {
    ...shared(stored),
    object: 'treasury.outbound_payment',
    customer: stored.customer,
    end_user_details: stored.end_user_details,
  };
}

function renderOutboundTransfer(stored: StoredOutbound): Stripe.Treasury.OutboundTransfer {
  return { ...shared(stored), object: 'treasury.outbound_transfer' };
}

function shared(stored: StoredOutbound) {
  const { destination, customer: _, end_user_details: __, ...shown } = stored;
  const type: 'financial_account' | 'us_bank_account' =
    destination.network === 'stripe' ? 'financial_account' : 'us_bank_account';
  return {
    ...shown,
    cancelable: isCancelable(stored),
    currency: 'usd',
    destination_payment_method_details: { billing_details: destination.billing_details, ...destination.shown, type },
    hosted_regulatory_receipt_url: receiptUrl(stored.id),
    livemode: false,
  };
}
