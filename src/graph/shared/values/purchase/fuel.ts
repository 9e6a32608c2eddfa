import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../permission.js';
import { known, stripeEnum } from '../stripe-enum.js';

type Decimal = NonNullable<Stripe.Issuing.Authorization.Fuel['quantity_decimal']>;

interface StripeFuel {
  readonly industry_product_code: string | null;
  readonly quantity_decimal: Decimal | null;
  readonly type: string | null;
  readonly unit: string | null;
  readonly unit_cost_decimal: Decimal | null;
}

export const FuelType = stripeEnum<Stripe.Issuing.Authorization.Fuel.Type>('FuelType', 'What was filled.', {
  diesel: 'Diesel.',
  unleaded_regular: 'Regular unleaded.',
  unleaded_plus: 'Unleaded plus.',
  unleaded_super: 'Super unleaded.',
  other: 'Any other fuel.',
});

export const FuelUnit = stripeEnum<Stripe.Issuing.Authorization.Fuel.Unit>('FuelUnit', 'What fuel is measured in.', {
  liter: 'Liters.',
  us_gallon: 'US gallons.',
  imperial_gallon: 'Imperial gallons.',
  kilogram: 'Kilograms.',
  pound: 'Pounds.',
  kilowatt_hour: 'Kilowatt-hours.',
  charging_minute: 'Minutes of charging.',
  other: 'Anything else.',
});

@ObjectType({ description: 'What was bought at a fuel pump or charging station.', simpleResolvers: true })
@PartOfItsOwner()
export class Fuel {
  constructor(private readonly source: StripeFuel) {}

  @Field(() => FuelType, { nullable: true, description: 'What was filled.' })
  get type(): string | null {
    return known(FuelType, this.source.type);
  }

  @Field(() => FuelUnit, { nullable: true, description: 'What it is measured in.' })
  get unit(): string | null {
    return known(FuelUnit, this.source.unit);
  }

  @Field(() => String, { nullable: true, description: 'How many units, as a decimal number.' })
  get quantity(): string | null {
    return decimalText(this.source.quantity_decimal);
  }

  @Field(() => String, { nullable: true, description: 'What a unit costs, in minor units, as a decimal number.' })
  get unitCost(): string | null {
    return decimalText(this.source.unit_cost_decimal);
  }

  @Field(() => String, {
    nullable: true,
    description: "The Conexxus product code of the fuel, as Visa's networks use.",
  })
  get industryProductCode(): string | null {
    return this.source.industry_product_code;
  }
}

/** Stripe's decimals have more digits than a float keeps. */
export const decimalText = (value: Decimal | null | undefined): string | null => (value == null ? null : String(value));
