import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { Fleet, Fuel } from '../transaction/fuel-and-fleet.js';
import type { Merchant } from '../spending/merchant.js';
import type { CardPresence } from '../spending/controls.js';
import { sharesOf } from '../spending/windows.js';

export type DecisionReason = Known<Stripe.Issuing.Authorization.RequestHistory.Reason>;
export type RequestRecord = Stripe.Issuing.Authorization.RequestHistory & { reason: DecisionReason };

export type FraudChallenge = Stripe.Issuing.Authorization.FraudChallenge & {
  status: Known<Stripe.Issuing.Authorization.FraudChallenge.Status>;
};

/** A question that is not decided yet: the first one, or one for more. */
export interface Pending {
  kind: 'authorization' | 'increment';
  looksFraudulent: boolean;
  /** As `pending_request` shows it. */
  request: Stripe.Issuing.Authorization.PendingRequest;
  since: number;
}

export interface StoredAuthorization {
  id: string;
  created: number;
  /** What is authorized: falls with reversals, not with captures. */
  amount: number;
  amount_details: Stripe.Issuing.Authorization.AmountDetails;
  approved: boolean;
  authorization_method: Known<Stripe.Issuing.Authorization.AuthorizationMethod>;
  /** Its verified fraud challenge has let another purchase pass already. */
  challenge_used: boolean;
  /** The sum of its captures. */
  captured: number;
  card: string;
  card_presence: CardPresence;
  cardholder: string;
  currency: string;
  /** From where the card spent when it was used. */
  financial_account: string | null;
  fleet: Fleet | null;
  fraud_challenges: readonly FraudChallenge[] | null;
  fuel: Fuel | null;
  /** The treasury transaction that holds the money of a financial account. */
  hold: string | null;
  merchant_amount: number;
  merchant_currency: string;
  merchant_data: Merchant;
  metadata: Record<string, string>;
  network_data: Stripe.Issuing.Authorization.NetworkData;
  pending: Pending | null;
  request_history: readonly RequestRecord[];
  status: Known<Stripe.Issuing.Authorization.Status>;
  token: string | null;
  verification_data: Stripe.Issuing.Authorization.VerificationData;
  verified_by_fraud_challenge: boolean;
  wallet: Known<Stripe.Issuing.Transaction.Wallet> | null;
}

export const authorizations = defineCollection<StoredAuthorization>('authorizations')(
  {
    card: (authorization) => authorization.card,
    cardholder: (authorization) => authorization.cardholder,
    /** Purchases that the cardholder has confirmed and that may be tried again. */
    confirmed: ({ card, challenge_used, fraud_challenges }) =>
      !challenge_used && fraud_challenges?.some(({ status }) => status === 'verified') ? card : null,
  },
  (authorization) => sharesOf(authorization, spentBy(authorization)),
);

/** While it is open what may still be captured counts, afterwards what was captured. */
function spentBy({ amount, approved, captured, status }: StoredAuthorization): number {
  if (!approved) return 0;
  return status === 'pending' ? Math.max(amount, captured) : captured;
}

export const AUTHORIZATION_NOUN = 'issuing authorization';
