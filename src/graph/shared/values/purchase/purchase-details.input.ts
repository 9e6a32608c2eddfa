import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { decimal } from '../../../../stripe/index.js';
import type { InputFaults } from '../../writing/input-faults.js';
import { FleetInput, checkFleet, fleetParams } from './fleet.input.js';
import { FuelInput, checkFuel, fuelParams } from './fuel.input.js';
import { DateTime, MinorUnits, unixSeconds } from '../scalars.js';

@InputType({ description: 'A leg of a flight, in a simulation.' })
export class FlightSegmentInput {
  @Field(() => String, { nullable: true, description: 'Airport of departure, IATA code.' })
  departureAirportCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Airport of arrival, IATA code.' })
  arrivalAirportCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The airline.' })
  carrier?: string | null;

  @Field(() => String, { nullable: true, description: "The airline's number of the flight." })
  flightNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Class of travel.' })
  serviceClass?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the passenger may stay at a stop.' })
  stopoverAllowed?: boolean | null;
}

@InputType({ description: 'A flight that is bought, in a simulation.' })
export class FlightPurchaseInput {
  @Field(() => DateTime, { nullable: true, description: 'When it departs.' })
  departureAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Who flies.' })
  passengerName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the ticket can be given back.' })
  refundable?: boolean | null;

  @Field(() => [FlightSegmentInput], { nullable: true, description: 'Its legs.' })
  segments?: FlightSegmentInput[] | null;

  @Field(() => String, { nullable: true, description: 'Who sells it.' })
  travelAgency?: string | null;
}

@InputType({ description: 'A stay that is bought, in a simulation.' })
export class LodgingPurchaseInput {
  @Field(() => DateTime, { nullable: true, description: 'When it begins.' })
  checkInAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many nights it lasts.' })
  nights?: number | null;
}

@InputType({ description: 'A line of a receipt, in a simulation.' })
export class ReceiptLineInput {
  @Field(() => String, { nullable: true, description: 'What is bought.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'How many, as a decimal number.' })
  quantity?: string | null;

  @Field(() => MinorUnits, { nullable: true, description: 'What one costs, in minor units.' })
  unitCost?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'What the line costs, in minor units.' })
  total?: number | null;
}

@InputType({ description: 'What the seller reports of a purchase, in a simulation.' })
export class PurchaseDetailsInput {
  @Field(() => String, { nullable: true, description: "The seller's reference of the order." })
  reference?: string | null;

  @Field(() => [ReceiptLineInput], { nullable: true, description: 'The lines of the receipt.' })
  receipt?: ReceiptLineInput[] | null;

  @Field(() => FlightPurchaseInput, { nullable: true, description: 'The flight.' })
  flight?: FlightPurchaseInput | null;

  @Field(() => LodgingPurchaseInput, { nullable: true, description: 'The stay.' })
  lodging?: LodgingPurchaseInput | null;

  @Field(() => FuelInput, { nullable: true, description: 'The fuel.' })
  fuel?: FuelInput | null;

  @Field(() => FleetInput, { nullable: true, description: 'What a fleet card reports.' })
  fleet?: FleetInput | null;
}

export function checkPurchaseDetails(
  faults: InputFaults,
  path: string,
  details: PurchaseDetailsInput | null | undefined,
): void {
  if (details == null) return;
  checkFuel(faults, `${path}.fuel`, details.fuel);
  checkFleet(faults, `${path}.fleet`, details.fleet);
  faults.count(`${path}.lodging.nights`, details.lodging?.nights);
  for (const [index, { quantity }] of (details.receipt ?? []).entries())
    faults.decimal(`${path}.receipt.${index}.quantity`, quantity);
}

type PurchaseDetailsParams = NonNullable<
  NonNullable<Parameters<Stripe['testHelpers']['issuing']['authorizations']['capture']>[1]>['purchase_details']
>;

export function purchaseDetailsParams(details: PurchaseDetailsInput | null | undefined): {
  purchase_details?: PurchaseDetailsParams;
} {
  if (details == null) return {};
  const { reference, receipt, flight, lodging } = details;
  return {
    purchase_details: {
      ...(reference ? { reference } : {}),
      ...(receipt ? { receipt: receipt.map(receiptParams) } : {}),
      ...(flight ? { flight: flightParams(flight) } : {}),
      ...(lodging ? { lodging: lodgingParams(lodging) } : {}),
      ...fuelParams(details.fuel),
      ...fleetParams(details.fleet),
    },
  };
}

function receiptParams({ description, quantity, unitCost, total }: ReceiptLineInput) {
  return {
    ...(description ? { description } : {}),
    ...(quantity ? { quantity: decimal(quantity) } : {}),
    ...(unitCost == null ? {} : { unit_cost: unitCost }),
    ...(total == null ? {} : { total }),
  };
}

function lodgingParams({ checkInAt, nights }: LodgingPurchaseInput) {
  return { ...(checkInAt ? { check_in_at: unixSeconds(checkInAt) } : {}), ...(nights == null ? {} : { nights }) };
}

function flightParams({ departureAt, passengerName, refundable, segments, travelAgency }: FlightPurchaseInput) {
  return {
    ...(departureAt ? { departure_at: unixSeconds(departureAt) } : {}),
    ...(passengerName ? { passenger_name: passengerName } : {}),
    ...(refundable == null ? {} : { refundable }),
    ...(segments ? { segments: segments.map(segmentParams) } : {}),
    ...(travelAgency ? { travel_agency: travelAgency } : {}),
  };
}

function segmentParams(segment: FlightSegmentInput) {
  const { departureAirportCode: from, arrivalAirportCode: to, carrier, flightNumber, serviceClass } = segment;
  return {
    ...(from ? { departure_airport_code: from } : {}),
    ...(to ? { arrival_airport_code: to } : {}),
    ...(carrier ? { carrier } : {}),
    ...(flightNumber ? { flight_number: flightNumber } : {}),
    ...(serviceClass ? { service_class: serviceClass } : {}),
    ...(segment.stopoverAllowed == null ? {} : { stopover_allowed: segment.stopoverAllowed }),
  };
}
