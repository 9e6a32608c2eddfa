import type Stripe from 'stripe';
import { businessDaysLater } from '../../state/business-days.js';
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
/** When Stripe hands the orders of the day before to its printer. */
const PRINTER_CALLS = 6 * 60 * 60;

interface Pace {
  /** Business days from the printer's order to the post, and from the post to the door. */
  printing: number;
  delivery: number;
}

const STANDARD: Pace = { printing: 2, delivery: 5 };
const PACES = new Map<string | null, Pace>([
  ['standard', STANDARD],
  ['priority', { printing: 1, delivery: 3 }],
  ['express', { printing: 1, delivery: 1 }],
]);

function ordered(now: number): number {
  return now - (now % DAY) + DAY + PRINTER_CALLS;
}

/** Where the post takes a shipment next, if nobody moves it by hand. */
export function nextStop(
  shipping: Stripe.Issuing.Card.Shipping,
  now: number,
): { to: ShippingStatus; at: number } | undefined {
  const { printing } = PACES.get(shipping.service) ?? STANDARD;
  if (shipping.status === 'pending') return { to: 'submitted', at: ordered(now) };
  if (shipping.status === 'submitted') return { to: 'shipped', at: businessDaysLater(now, printing) };
  if (shipping.status === 'shipped') return { to: 'delivered', at: Math.max(now, shipping.eta ?? now) };
  return undefined;
}

export function shippingFrom(sent: Infer<typeof shippingParam>, now: number): Stripe.Issuing.Card.Shipping {
  const { service = 'standard', address_validation: { mode } = { mode: 'normalization_only' } } = sent;
  const address = addressFrom(sent.address);
  const pace = PACES.get(service) ?? STANDARD;
  return {
    address,
    address_validation: validated(address, mode),
    business_name: sent.business_name ?? null,
    carrier: null,
    customs: sent.customs ? { eori_number: sent.customs.eori_number ?? null } : null,
    delivered_at: null,
    eta: businessDaysLater(businessDaysLater(ordered(now), pace.printing), pace.delivery),
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

type Validation = Stripe.Issuing.Card.Shipping.AddressValidation & {
  mode: Known<Stripe.Issuing.Card.Shipping.AddressValidation.Mode>;
};

/** The street by which Stripe's tests name an address that matches none. */
const NO_STREET = 'address_no_match';

function validated(address: Stripe.Address, mode: Validation['mode']): Validation {
  if (mode === 'disabled') return { mode, normalized_address: null, result: null };
  const isKnown = address.line1 !== NO_STREET;
  if (!isKnown && mode === 'validation_and_normalization') {
    throw invalid('The address is undeliverable based on given inputs. Check the address, or change the mode.', {
      param: 'shipping',
    });
  }
  const result = isKnown ? 'likely_deliverable' : 'likely_undeliverable';
  return { mode, normalized_address: capitals(address), result };
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

/** The shipment one step further on its way; `digits` invents what its tracking number consists of. */
export function shippingMoved(
  shipping: Stripe.Issuing.Card.Shipping,
  to: ShippingStatus,
  now: number,
  digits: (count: number) => string,
): Stripe.Issuing.Card.Shipping {
  if (!COMES_FROM[to]?.some((from) => from === shipping.status)) {
    throw invalid(`A card whose shipping status is '${shipping.status ?? 'unknown'}' cannot become '${to}'.`);
  }
  if (to === 'delivered') return { ...shipping, status: to, delivered_at: now };
  if (to !== 'shipped') return { ...shipping, status: to };
  const { delivery } = PACES.get(shipping.service) ?? STANDARD;
  return {
    ...shipping,
    status: to,
    ...parcel(shipping.service, digits),
    eta: businessDaysLater(now, delivery),
    shipped_at: now,
  };
}

function parcel(
  service: Stripe.Issuing.Card.Shipping['service'],
  digits: (count: number) => string,
): Pick<Stripe.Issuing.Card.Shipping, 'carrier' | 'tracking_number' | 'tracking_url'> {
  if (service === 'express') {
    const tracking_number = digits(12);
    const tracking_url = `https://www.fedex.com/fedextrack/?trknbr=${tracking_number}`;
    return { carrier: 'fedex', tracking_number, tracking_url };
  }
  const tracking_number = `9400${digits(18)}`;
  const tracking_url = `https://tools.usps.com/go/TrackConfirmAction?tLabels=${tracking_number}`;
  return { carrier: 'usps', tracking_number, tracking_url };
}
