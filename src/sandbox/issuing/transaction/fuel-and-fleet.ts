// A value class of the package, no client: what the package types as a Decimal can be made in no other way.
import Stripe from 'stripe';
import { decimal, integer, oneOf, string } from '../../wire/param-kinds.js';
import { object, type Infer } from '../../wire/params.js';

/*
 * What a fuel pump and a fleet card say of a purchase, on authorizations and in purchase details. It is kept as it was
 * sent, with decimals as text; the views make stripe-node's Decimal of them, which is text again in JSON.
 */

const text = string({ max: 5000 });

export const fuelParam = object({
  industry_product_code: text,
  quantity_decimal: decimal(),
  type: oneOf('diesel', 'other', 'unleaded_plus', 'unleaded_regular', 'unleaded_super'),
  unit: oneOf(
    'charging_minute',
    'imperial_gallon',
    'kilogram',
    'kilowatt_hour',
    'liter',
    'other',
    'pound',
    'us_gallon',
  ),
  unit_cost_decimal: decimal(),
});

export const fleetParam = object({
  cardholder_prompt_data: object({
    driver_id: text,
    odometer: integer({ min: 0 }),
    unspecified_id: text,
    user_id: text,
    vehicle_number: text,
  }),
  purchase_type: oneOf('fuel_and_non_fuel_purchase', 'fuel_purchase', 'non_fuel_purchase'),
  reported_breakdown: object({
    fuel: object({ gross_amount_decimal: decimal() }),
    non_fuel: object({ gross_amount_decimal: decimal() }),
    tax: object({ local_amount_decimal: decimal(), national_amount_decimal: decimal() }),
  }),
  service_type: oneOf('full_service', 'non_fuel_transaction', 'self_service'),
});

export type Fuel = Infer<typeof fuelParam>;
export type Fleet = Infer<typeof fleetParam>;

export function authorizedFuel(fuel: Fuel | null): Stripe.Issuing.Authorization.Fuel | null {
  if (!fuel) return null;
  return {
    industry_product_code: fuel.industry_product_code ?? null,
    quantity_decimal: decimalOf(fuel.quantity_decimal),
    type: fuel.type ?? null,
    unit: fuel.unit ?? null,
    unit_cost_decimal: decimalOf(fuel.unit_cost_decimal),
  };
}

/** In purchase details these three are never null. */
export function purchasedFuel(fuel: Fuel | null): Stripe.Issuing.Transaction.PurchaseDetails.Fuel | null {
  if (!fuel) return null;
  return {
    industry_product_code: fuel.industry_product_code ?? null,
    quantity_decimal: decimalOf(fuel.quantity_decimal),
    type: fuel.type ?? 'other',
    unit: fuel.unit ?? 'other',
    unit_cost_decimal: decimalOf(fuel.unit_cost_decimal) ?? Stripe.Decimal.zero,
  };
}

export function authorizedFleet(fleet: Fleet | null): Stripe.Issuing.Authorization.Fleet | null {
  if (!fleet) return null;
  const prompt = promptOf(fleet);
  return {
    cardholder_prompt_data: prompt && { alphanumeric_id: null, ...prompt },
    purchase_type: fleet.purchase_type ?? null,
    reported_breakdown: breakdownOf(fleet),
    service_type: fleet.service_type ?? null,
  };
}

export function purchasedFleet(fleet: Fleet | null): Stripe.Issuing.Transaction.PurchaseDetails.Fleet | null {
  if (!fleet) return null;
  return {
    cardholder_prompt_data: promptOf(fleet),
    purchase_type: fleet.purchase_type ?? null,
    reported_breakdown: breakdownOf(fleet),
    service_type: fleet.service_type ?? null,
  };
}

function promptOf({ cardholder_prompt_data: prompt }: Fleet) {
  if (!prompt) return null;
  const { driver_id = null, odometer = null, unspecified_id = null, user_id = null, vehicle_number = null } = prompt;
  return { driver_id, odometer, unspecified_id, user_id, vehicle_number };
}

function breakdownOf({ reported_breakdown: reported }: Fleet) {
  if (!reported) return null;
  const { fuel, non_fuel, tax } = reported;
  return {
    fuel: fuel ? { gross_amount_decimal: decimalOf(fuel.gross_amount_decimal) } : null,
    non_fuel: non_fuel ? { gross_amount_decimal: decimalOf(non_fuel.gross_amount_decimal) } : null,
    tax: tax
      ? {
          local_amount_decimal: decimalOf(tax.local_amount_decimal),
          national_amount_decimal: decimalOf(tax.national_amount_decimal),
        }
      : null,
  };
}

function decimalOf(sent: string | undefined): Stripe.Decimal | null {
  return sent === undefined ? null : Stripe.Decimal.from(sent);
}
