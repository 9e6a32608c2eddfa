import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { Merchant } from '../spending/merchant.js';
import type { CardPresence } from '../spending/controls.js';

export type DecisionReason = Known<Stripe.Issuing.Authorization.RequestHistory.Reason>;
export type RequestRecord = Stripe.Issuing.Authorization.RequestHistory & { reason: DecisionReason };

export interface StoredAuthorization {
  id: string;
  created: number;
  /** What is authorized: falls with reversals, not with captures. */
  amount: number;
  amount_details: Stripe.Issuing.Authorization.AmountDetails;
  approved: boolean;
  authorization_method: Known<Stripe.Issuing.Authorization.AuthorizationMethod>;
  /** The sum of its captures. */
  captured: number;
  card: string;
  card_presence: CardPresence;
  cardholder: string;
  currency: string;
  /** From where the card spent when it was used. */
  financial_account: string | null;
  /** The treasury transaction that holds the money of a financial account. */
  hold: string | null;
  merchant_amount: number;
  merchant_currency: string;
  merchant_data: Merchant;
  metadata: Record<string, string>;
  network_data: Stripe.Issuing.Authorization.NetworkData;
  request_history: readonly RequestRecord[];
  status: Known<Stripe.Issuing.Authorization.Status>;
  verification_data: Stripe.Issuing.Authorization.VerificationData;
  wallet: Known<Stripe.Issuing.Transaction.Wallet> | null;
}

export const authorizations = defineCollection<StoredAuthorization>('authorizations')({
  card: (authorization) => authorization.card,
  cardholder: (authorization) => authorization.cardholder,
});

export const AUTHORIZATION_NOUN = 'issuing authorization';
