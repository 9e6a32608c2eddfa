import Stripe from 'stripe';

/** Stripe's decimal numbers, which have more digits than a float keeps. @throws Error if the text is none */
export const decimal = (text: string) => Stripe.Decimal.from(text);
