import type Stripe from 'stripe';
import type { Known } from '../../state/known.js';
import { invalid } from '../../wire/error-body.js';
import { boolean, oneOf, string } from '../../wire/param-kinds.js';
import { object, type Infer } from '../../wire/params.js';
import { addressFrom, fullAddress, phoneNumber } from '../address.js';

export type ShippingStatus = Known<Stripe.Issuing.Card.Shipping.Status>;

export const shippingParam = object({
  address: fullAddress.required(),
  address_validation: object({
    mode: oneOf('disabled', 'normalization_only', 'validation_and_normalization').required(),
  }),
  business_name: string({ max: 100 }),
  customs: object({ eori_number: string({ max: 100 }) }),
  name: string({ max: 100 }).required(),
  phone_number: phoneNumber(),
  require_signature: boolean(),
  service: oneOf('express', 'priority', 'standard'),
  type: oneOf('bulk', 'individual'),
});

const DAY = 24 * 60 * 60;
const DAYS_ON_THE_WAY = { standard: 7, priority: 5, express: 2 } as const;

export function shippingFrom(sent: Infer<typeof shippingParam>, now: number): Stripe.Issuing.Card.Shipping {
  const { service = 'standard', address_validation: { mode } = { mode: 'normalization_only' } } = sent;
  const address = addressFrom(sent.address);
  return {
    address,
    address_validation: {
      mode,
      normalized_address: mode === 'disabled' ? null : capitals(address),
      result: mode === 'disabled' ? null : 'likely_deliverable',
    },
    business_name: sent.business_name ?? null,
    carrier: null,
    customs: sent.customs ? { eori_number: sent.customs.eori_number ?? null } : null,
    delivered_at: null,
    eta: now + DAYS_ON_THE_WAY[service] * DAY,
    name: sent.name,
    phone_number: sent.phone_number ?? null,
    require_signature: sent.require_signature ?? null,
    service,
    shipped_at: null,
    status: 'pending',
    tracking_number: null,
    tracking_url: null,
    type: sent.type ?? 'individual',
  };
}

function capitals(address: Stripe.Address): Stripe.Address {
  const upper = (text: string | null) => text?.toUpperCase() ?? null;
  const { city, country, line1, line2, postal_code, state } = address;
  return {
    city: upper(city),
    country,
    line1: upper(line1),
    line2: upper(line2),
    postal_code: upper(postal_code),
    state: upper(state),
  };
}

const COMES_FROM: Readonly<Partial<Record<ShippingStatus, readonly ShippingStatus[]>>> = {
  submitted: ['pending'],
  shipped: ['pending', 'submitted'],
  delivered: ['shipped'],
  returned: ['shipped', 'delivered'],
  failure: ['pending', 'submitted', 'shipped'],
};

/** The shipment one step further on its way. */
export function shippingMoved(
  shipping: Stripe.Issuing.Card.Shipping,
  to: ShippingStatus,
  now: number,
  trackingNumber: () => string,
): Stripe.Issuing.Card.Shipping {
  if (!COMES_FROM[to]?.some((from) => from === shipping.status)) {
    throw invalid(`A card whose shipping status is '${shipping.status ?? 'unknown'}' cannot become '${to}'.`);
  }
  if (to === 'delivered') return { ...shipping, status: to, delivered_at: now };
  if (to !== 'shipped') return { ...shipping, status: to };
  const tracking_number = trackingNumber();
  return {
    ...shipping,
    status: to,
    carrier: 'usps',
    shipped_at: now,
    tracking_number,
    tracking_url: `https://tools.usps.com/go/TrackConfirmAction?tLabels=${tracking_number}`,
  };
}
