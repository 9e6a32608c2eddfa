import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Known } from '../../state/known.js';
import type { SpendingControls } from '../spending/controls.js';

export type CardStatus = Known<Stripe.Issuing.Card.Status>;

export interface StoredCard {
  id: string;
  created: number;
  cancellation_reason: Known<Stripe.Issuing.Card.CancellationReason> | null;
  cardholder: string;
  currency: string;
  cvc: string;
  exp_month: number;
  exp_year: number;
  /** Null: the card spends from the account's Issuing balance. */
  financial_account: string | null;
  lifecycle_controls: Stripe.Issuing.Card.LifecycleControls | null;
  metadata: Record<string, string>;
  number: string;
  personalization_design: string | null;
  replaced_by: string | null;
  replacement_for: string | null;
  replacement_reason: Known<Stripe.Issuing.Card.ReplacementReason> | null;
  second_line: string | null;
  shipping: Stripe.Issuing.Card.Shipping | null;
  spending_controls: SpendingControls;
  status: CardStatus;
  type: Known<Stripe.Issuing.Card.Type>;
}

export const cards = defineCollection<StoredCard>('cards')({
  cardholder: (card) => card.cardholder,
  design: (card) => card.personalization_design,
  financial_account: (card) => card.financial_account,
});

export const CARD_NOUN = 'issuing card';

/** A card is good until the end of the month that is printed on it. */
export function isExpired(card: StoredCard, now: number): boolean {
  return now >= Date.UTC(card.exp_year, card.exp_month, 1) / 1000;
}
