import { Field, InputType } from 'type-graphql';
import type Stripe from 'stripe';
import { decimal } from '../../../../stripe/index.js';
import type { InputFaults } from '../../writing/input-faults.js';
import { FuelType, FuelUnit } from './fuel.js';

@InputType({ description: 'What is bought at a fuel pump or charging station, in a simulation.' })
export class FuelInput {
  @Field(() => FuelType, { nullable: true, description: 'What is filled.' })
  type?: string | null;

  @Field(() => FuelUnit, { nullable: true, description: 'What it is measured in.' })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'How many units, as a decimal number.' })
  quantity?: string | null;

  @Field(() => String, { nullable: true, description: 'What a unit costs, in minor units, as a decimal number.' })
  unitCost?: string | null;

  @Field(() => String, { nullable: true, description: 'The Conexxus product code of the fuel.' })
  industryProductCode?: string | null;
}

export function checkFuel(faults: InputFaults, path: string, fuel: FuelInput | null | undefined): void {
  faults.decimal(`${path}.quantity`, fuel?.quantity);
  faults.decimal(`${path}.unitCost`, fuel?.unitCost);
}

type FuelParams = NonNullable<Parameters<Stripe['testHelpers']['issuing']['authorizations']['create']>[0]['fuel']>;

export function fuelParams(fuel: FuelInput | null | undefined): { fuel?: FuelParams } {
  if (fuel == null) return {};
  const { type, unit, quantity, unitCost, industryProductCode: code } = fuel;
  return {
    fuel: {
      ...(type ? { type } : {}),
      ...(unit ? { unit } : {}),
      ...(quantity ? { quantity_decimal: decimal(quantity) } : {}),
      ...(unitCost ? { unit_cost_decimal: decimal(unitCost) } : {}),
      ...(code ? { industry_product_code: code } : {}),
    },
  };
}
