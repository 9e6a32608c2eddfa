import type Stripe from 'stripe';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Fleet } from '../../shared/values/purchase/fleet.js';
import { Fuel } from '../../shared/values/purchase/fuel.js';
import { Money } from '../../shared/values/money.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';

type Details = Stripe.Issuing.Transaction.PurchaseDetails;

@ObjectType({ description: 'A leg of a flight.', simpleResolvers: true })
@PartOfItsOwner()
export class FlightSegment {
  constructor(private readonly source: Stripe.Issuing.Transaction.PurchaseDetails.Flight.Segment) {}

  @Field(() => String, { nullable: true, description: 'Airport of departure, IATA code.' })
  get departureAirportCode(): string | null {
    return this.source.departure_airport_code;
  }

  @Field(() => String, { nullable: true, description: 'Airport of arrival, IATA code.' })
  get arrivalAirportCode(): string | null {
    return this.source.arrival_airport_code;
  }

  @Field(() => String, { nullable: true, description: 'The airline.' })
  get carrier(): string | null {
    return this.source.carrier;
  }

  @Field(() => String, { nullable: true, description: "The airline's number of the flight." })
  get flightNumber(): string | null {
    return this.source.flight_number;
  }

  @Field(() => String, { nullable: true, description: 'Class of travel.' })
  get serviceClass(): string | null {
    return this.source.service_class;
  }

  @Field(() => Boolean, { nullable: true, description: 'Whether the passenger may stay at a stop.' })
  get stopoverAllowed(): boolean | null {
    return this.source.stopover_allowed;
  }
}

@ObjectType({ description: 'A flight that was bought.', simpleResolvers: true })
@PartOfItsOwner()
export class FlightPurchase {
  constructor(private readonly source: Stripe.Issuing.Transaction.PurchaseDetails.Flight) {}

  @Field(() => DateTime, { nullable: true, description: 'When it departs.' })
  get departureAt(): Date | null {
    return dateTime(this.source.departure_at);
  }

  @Field(() => String, { nullable: true, description: 'Who flies.' })
  get passengerName(): string | null {
    return this.source.passenger_name;
  }

  @Field(() => Boolean, { nullable: true, description: 'Whether the ticket can be given back.' })
  get refundable(): boolean | null {
    return this.source.refundable;
  }

  @Field(() => [FlightSegment], { description: 'Its legs.' })
  get segments(): FlightSegment[] {
    return (this.source.segments ?? []).map((segment) => new FlightSegment(segment));
  }

  @Field(() => String, { nullable: true, description: 'Who sold it.' })
  get travelAgency(): string | null {
    return this.source.travel_agency;
  }
}

@ObjectType({ description: 'A stay that was bought.', simpleResolvers: true })
@PartOfItsOwner()
export class LodgingPurchase {
  constructor(private readonly source: Stripe.Issuing.Transaction.PurchaseDetails.Lodging) {}

  @Field(() => DateTime, { nullable: true, description: 'When it begins.' })
  get checkInAt(): Date | null {
    return dateTime(this.source.check_in_at);
  }

  @Field(() => Int, { nullable: true, description: 'How many nights it lasts.' })
  get nights(): number | null {
    return this.source.nights;
  }
}

@ObjectType({ description: 'A line of a receipt.', simpleResolvers: true })
@PartOfItsOwner()
export class ReceiptLine {
  constructor(
    private readonly source: Stripe.Issuing.Transaction.PurchaseDetails.Receipt,
    private readonly currency: string,
  ) {}

  @Field(() => String, { nullable: true, description: 'What was bought.' })
  get description(): string | null {
    return this.source.description;
  }

  @Field(() => Float, { nullable: true, description: 'How many.' })
  get quantity(): number | null {
    return this.source.quantity;
  }

  @Field(() => Money, { nullable: true, description: 'What one costs.' })
  get unitCost(): Money | null {
    return this.source.unit_cost === null ? null : new Money(this.source.unit_cost, this.currency);
  }

  @Field(() => Money, { nullable: true, description: 'What the line costs.' })
  get total(): Money | null {
    return this.source.total === null ? null : new Money(this.source.total, this.currency);
  }
}

@ObjectType({ description: 'What was bought, as far as the seller reports it.', simpleResolvers: true })
@PartOfItsOwner()
export class PurchaseDetails {
  constructor(
    private readonly source: Details,
    private readonly currency: string,
  ) {}

  @Field(() => String, { nullable: true, description: "The seller's reference of the order." })
  get reference(): string | null {
    return this.source.reference;
  }

  @Field(() => [ReceiptLine], { description: 'The lines of the receipt; empty if it was not reported.' })
  get receipt(): ReceiptLine[] {
    return (this.source.receipt ?? []).map((line) => new ReceiptLine(line, this.currency));
  }

  @Field(() => FlightPurchase, { nullable: true, description: 'The flight; null for anything else.' })
  get flight(): FlightPurchase | null {
    return this.source.flight && new FlightPurchase(this.source.flight);
  }

  @Field(() => LodgingPurchase, { nullable: true, description: 'The stay; null for anything else.' })
  get lodging(): LodgingPurchase | null {
    return this.source.lodging && new LodgingPurchase(this.source.lodging);
  }

  @Field(() => Fuel, { nullable: true, description: 'The fuel; null for anything else.' })
  get fuel(): Fuel | null {
    return this.source.fuel && new Fuel(this.source.fuel);
  }

  @Field(() => Fleet, { nullable: true, description: 'What a fleet card reports; null for any other.' })
  get fleet(): Fleet | null {
    return this.source.fleet && new Fleet(this.source.fleet);
  }
}
