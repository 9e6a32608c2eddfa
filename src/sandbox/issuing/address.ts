import type Stripe from 'stripe';
import { invalid } from '../wire/error-body.js';
import { string } from '../wire/param-kinds.js';
import { object, type Infer } from '../wire/params.js';
import { country } from '../wire/value-kinds.js';

/** An address to which something can be sent: street, city, postal code and country are needed. */
export const fullAddress = object({
  city: string({ max: 5000 }).required(),
  country: country().required(),
  line1: string({ max: 5000 }).required(),
  line2: string({ max: 5000 }).emptyable(),
  postal_code: string({ max: 5000 }).required(),
  state: string({ max: 5000 }).emptyable(),
});

export function addressFrom(sent: Infer<typeof fullAddress>): Stripe.Address {
  const { city, country: land, line1, line2 = null, postal_code, state = null } = sent;
  return { city, country: land, line1, line2, postal_code, state };
}

export function phoneNumber() {
  return string({ max: 50 }).refine((value, name) =>
    /^\+?[0-9][0-9 ().-]{3,30}$/.test(value)
      ? undefined
      : invalid(`Invalid phone number: ${value}`, { code: 'phone_number_invalid', param: name }),
  );
}
