import type Stripe from 'stripe';
import { stripeEnum } from './stripe-enum.js';

export const DigitalWallet = stripeEnum<Stripe.Issuing.Transaction.Wallet>(
  'DigitalWallet',
  'The wallet on a phone or watch that a card is used from.',
  { apple_pay: 'Apple Pay.', google_pay: 'Google Pay.', samsung_pay: 'Samsung Pay.' },
);
