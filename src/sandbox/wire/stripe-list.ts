import type Stripe from 'stripe';

/** A page, as stripe-node types it. */
export type ApiList<T> = Stripe.ApiList<T>;
