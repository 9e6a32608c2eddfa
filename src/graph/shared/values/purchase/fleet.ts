import type Stripe from 'stripe';
import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../permission.js';
import { decimalText } from './fuel.js';
import { known, stripeEnum } from '../stripe-enum.js';

type OfAuthorization = Stripe.Issuing.Authorization.Fleet;
type OfTransaction = Stripe.Issuing.Transaction.PurchaseDetails.Fleet;

export const FleetPurchaseType = stripeEnum<Stripe.Issuing.Authorization.Fleet.PurchaseType>(
  'FleetPurchaseType',
  'What was bought with a fleet card.',
  {
    fuel_purchase: 'Fuel.',
    non_fuel_purchase: 'Anything but fuel.',
    fuel_and_non_fuel_purchase: 'Fuel and something else.',
  },
);

export const FleetServiceType = stripeEnum<Stripe.Issuing.Authorization.Fleet.ServiceType>(
  'FleetServiceType',
  'Who filled the tank.',
  {
    full_service: 'The station.',
    self_service: 'The driver.',
    non_fuel_transaction: 'Nobody: no fuel was bought.',
  },
);

@ObjectType({ description: 'What the driver typed at the terminal.', simpleResolvers: true })
@PartOfItsOwner()
export class FleetPromptData {
  constructor(
    private readonly source: NonNullable<
      OfAuthorization['cardholder_prompt_data'] | OfTransaction['cardholder_prompt_data']
    >,
  ) {}

  @Field(() => String, { nullable: true, description: 'Id of letters and digits; authorizations only.' })
  get alphanumericId(): string | null {
    return 'alphanumeric_id' in this.source ? this.source.alphanumeric_id : null;
  }

  @Field(() => String, { nullable: true, description: "The driver's id." })
  get driverId(): string | null {
    return this.source.driver_id;
  }

  @Field(() => Int, { nullable: true, description: 'Reading of the odometer.' })
  get odometer(): number | null {
    return this.source.odometer;
  }

  @Field(() => String, { nullable: true, description: 'An id of no stated kind.' })
  get unspecifiedId(): string | null {
    return this.source.unspecified_id;
  }

  @Field(() => String, { nullable: true, description: "The user's id." })
  get userId(): string | null {
    return this.source.user_id;
  }

  @Field(() => String, { nullable: true, description: "The vehicle's number." })
  get vehicleNumber(): string | null {
    return this.source.vehicle_number;
  }
}

@ObjectType({
  description: 'How the amount divides, in minor units as decimal numbers. Not checked by Stripe.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class FleetBreakdown {
  constructor(
    private readonly source: NonNullable<OfAuthorization['reported_breakdown'] | OfTransaction['reported_breakdown']>,
  ) {}

  @Field(() => String, { nullable: true, description: 'Fuel, with tax. Stripe: `fuel.gross_amount_decimal`.' })
  get fuelGrossAmount(): string | null {
    return decimalText(this.source.fuel?.gross_amount_decimal);
  }

  @Field(() => String, { nullable: true, description: 'The rest, with tax. Stripe: `non_fuel.gross_amount_decimal`.' })
  get nonFuelGrossAmount(): string | null {
    return decimalText(this.source.non_fuel?.gross_amount_decimal);
  }

  @Field(() => String, { nullable: true, description: 'State or provincial tax. Stripe: `tax.local_amount_decimal`.' })
  get localTaxAmount(): string | null {
    return decimalText(this.source.tax?.local_amount_decimal);
  }

  @Field(() => String, { nullable: true, description: 'National tax. Stripe: `tax.national_amount_decimal`.' })
  get nationalTaxAmount(): string | null {
    return decimalText(this.source.tax?.national_amount_decimal);
  }
}

@ObjectType({ description: 'What a fleet card reports of a purchase.', simpleResolvers: true })
@PartOfItsOwner()
export class Fleet {
  constructor(private readonly source: OfAuthorization | OfTransaction) {}

  @Field(() => FleetPromptData, {
    nullable: true,
    description: 'What the driver typed. Stripe: `cardholder_prompt_data`.',
  })
  get promptData(): FleetPromptData | null {
    return this.source.cardholder_prompt_data && new FleetPromptData(this.source.cardholder_prompt_data);
  }

  @Field(() => FleetPurchaseType, { nullable: true, description: 'What was bought.' })
  get purchaseType(): string | null {
    return known(FleetPurchaseType, this.source.purchase_type);
  }

  @Field(() => FleetBreakdown, { nullable: true, description: 'How the amount divides.' })
  get reportedBreakdown(): FleetBreakdown | null {
    return this.source.reported_breakdown && new FleetBreakdown(this.source.reported_breakdown);
  }

  @Field(() => FleetServiceType, { nullable: true, description: 'Who filled the tank.' })
  get serviceType(): string | null {
    return known(FleetServiceType, this.source.service_type);
  }
}
