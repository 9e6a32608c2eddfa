import type Stripe from 'stripe';
import { boolean, decimal, integer, string, timestamp } from '../../wire/param-kinds.js';
import { arrayOf, object, type Infer } from '../../wire/params.js';
import { fleetParam, fuelParam, purchasedFleet, purchasedFuel, type Fleet, type Fuel } from './fuel-and-fleet.js';

const text = string({ max: 5000 });

/** The merchant's account of what was bought. */
export const purchaseDetailsParam = object({
  fleet: fleetParam,
  flight: object({
    departure_at: timestamp(),
    passenger_name: text,
    refundable: boolean(),
    segments: arrayOf(
      object({
        arrival_airport_code: text,
        carrier: text,
        departure_airport_code: text,
        flight_number: text,
        service_class: text,
        stopover_allowed: boolean(),
      }),
    ),
    travel_agency: text,
  }),
  fuel: fuelParam,
  lodging: object({ check_in_at: timestamp(), nights: integer({ min: 0 }) }),
  receipt: arrayOf(object({ description: text, quantity: decimal(), total: integer(), unit_cost: integer() })),
  reference: text,
});

type PurchaseDetails = Stripe.Issuing.Transaction.PurchaseDetails;

export interface StoredPurchaseDetails extends Omit<PurchaseDetails, 'fleet' | 'fuel'> {
  fleet: Fleet | null;
  fuel: Fuel | null;
}

export function renderPurchaseDetails(stored: StoredPurchaseDetails): PurchaseDetails {
  return { ...stored, fleet: purchasedFleet(stored.fleet), fuel: purchasedFuel(stored.fuel) };
}

export function purchaseDetailsFrom(sent: Infer<typeof purchaseDetailsParam>): StoredPurchaseDetails {
  const { fleet, flight, fuel, lodging, receipt, reference } = sent;
  return {
    fleet: fleet ?? null,
    flight: flight ? flightFrom(flight) : null,
    fuel: fuel ?? null,
    lodging: lodging ? { check_in_at: lodging.check_in_at ?? null, nights: lodging.nights ?? null } : null,
    receipt:
      receipt?.map(({ description = null, quantity, total = null, unit_cost = null }) => ({
        description,
        quantity: quantity === undefined ? null : Number(quantity),
        total,
        unit_cost,
      })) ?? null,
    reference: reference ?? null,
  };
}

type SentFlight = NonNullable<Infer<typeof purchaseDetailsParam>['flight']>;

function flightFrom(sent: SentFlight): Stripe.Issuing.Transaction.PurchaseDetails.Flight {
  return {
    departure_at: sent.departure_at ?? null,
    passenger_name: sent.passenger_name ?? null,
    refundable: sent.refundable ?? null,
    segments:
      sent.segments?.map((segment) => ({
        arrival_airport_code: segment.arrival_airport_code ?? null,
        carrier: segment.carrier ?? null,
        departure_airport_code: segment.departure_airport_code ?? null,
        flight_number: segment.flight_number ?? null,
        service_class: segment.service_class ?? null,
        stopover_allowed: segment.stopover_allowed ?? null,
      })) ?? null,
    travel_agency: sent.travel_agency ?? null,
  };
}
