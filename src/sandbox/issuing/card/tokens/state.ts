import type Stripe from 'stripe';
import { defineCollection } from '../../../state/collection.js';
import type { Known } from '../../../state/known.js';

export type TokenStatus = Known<Stripe.Issuing.Token.Status>;

/** A card in a wallet. */
export interface StoredToken {
  id: string;
  card: string;
  created: number;
  last4: string;
  network_updated_at: number;
  status: TokenStatus;
  /** Suspended because its card or cardholder was: then it comes back with them. */
  suspended_with_card: boolean;
  wallet_provider: Known<Stripe.Issuing.Token.WalletProvider>;
}

export const tokens = defineCollection<StoredToken>('issuing_tokens')({ card: (token) => token.card });

export const TOKEN_NOUN = 'issuing token';

export function renderToken(token: StoredToken): Stripe.Issuing.Token {
  const { id, card, created, last4, network_updated_at, status, wallet_provider } = token;
  return {
    id,
    object: 'issuing.token',
    card,
    created,
    device_fingerprint: null,
    last4,
    livemode: false,
    network: 'visa',
    network_updated_at,
    status,
    wallet_provider,
  };
}
