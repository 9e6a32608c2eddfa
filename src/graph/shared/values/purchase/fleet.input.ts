import type Stripe from 'stripe';
import { Field, InputType, Int } from 'type-graphql';
import { decimal } from '../../../../stripe/index.js';
import type { InputFaults } from '../../writing/input-faults.js';
import { FleetPurchaseType, FleetServiceType } from './fleet.js';

@InputType({ description: 'What the driver types at the terminal, in a simulation.' })
export class FleetPromptDataInput {
  @Field(() => String, { nullable: true, description: "The driver's id." })
  driverId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Reading of the odometer.' })
  odometer?: number | null;

  @Field(() => String, { nullable: true, description: 'An id of no stated kind.' })
  unspecifiedId?: string | null;

  @Field(() => String, { nullable: true, description: "The user's id." })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: "The vehicle's number." })
  vehicleNumber?: string | null;
}

@InputType({ description: 'How the amount divides, in minor units as decimal numbers, in a simulation.' })
export class FleetBreakdownInput {
  @Field(() => String, { nullable: true, description: 'Fuel, with tax. Stripe: `fuel.gross_amount_decimal`.' })
  fuelGrossAmount?: string | null;

  @Field(() => String, { nullable: true, description: 'The rest, with tax. Stripe: `non_fuel.gross_amount_decimal`.' })
  nonFuelGrossAmount?: string | null;

  @Field(() => String, { nullable: true, description: 'State or provincial tax. Stripe: `tax.local_amount_decimal`.' })
  localTaxAmount?: string | null;

  @Field(() => String, { nullable: true, description: 'National tax. Stripe: `tax.national_amount_decimal`.' })
  nationalTaxAmount?: string | null;
}

@InputType({ description: 'What a fleet card reports, in a simulation.' })
export class FleetInput {
  @Field(() => FleetPromptDataInput, { nullable: true, description: 'What the driver types at the terminal.' })
  promptData?: FleetPromptDataInput | null;

  @Field(() => FleetPurchaseType, { nullable: true, description: 'What is bought.' })
  purchaseType?: string | null;

  @Field(() => FleetBreakdownInput, { nullable: true, description: 'How the amount divides.' })
  reportedBreakdown?: FleetBreakdownInput | null;

  @Field(() => FleetServiceType, { nullable: true, description: 'Who fills the tank.' })
  serviceType?: string | null;
}

export function checkFleet(faults: InputFaults, path: string, fleet: FleetInput | null | undefined): void {
  faults.count(`${path}.promptData.odometer`, fleet?.promptData?.odometer);
  const { reportedBreakdown } = fleet ?? {};
  for (const part of ['fuelGrossAmount', 'nonFuelGrossAmount', 'localTaxAmount', 'nationalTaxAmount'] as const)
    faults.decimal(`${path}.reportedBreakdown.${part}`, reportedBreakdown?.[part]);
}

type FleetParams = NonNullable<Parameters<Stripe['testHelpers']['issuing']['authorizations']['create']>[0]['fleet']>;

export function fleetParams(fleet: FleetInput | null | undefined): { fleet?: FleetParams } {
  if (fleet == null) return {};
  const { promptData: prompt, purchaseType, reportedBreakdown: breakdown, serviceType } = fleet;
  return {
    fleet: {
      ...(prompt ? { cardholder_prompt_data: promptParams(prompt) } : {}),
      ...(purchaseType ? { purchase_type: purchaseType } : {}),
      ...(breakdown ? { reported_breakdown: breakdownParams(breakdown) } : {}),
      ...(serviceType ? { service_type: serviceType } : {}),
    },
  };
}

function promptParams({ driverId, odometer, unspecifiedId, userId, vehicleNumber }: FleetPromptDataInput) {
  return {
    ...(driverId ? { driver_id: driverId } : {}),
    ...(odometer == null ? {} : { odometer }),
    ...(unspecifiedId ? { unspecified_id: unspecifiedId } : {}),
    ...(userId ? { user_id: userId } : {}),
    ...(vehicleNumber ? { vehicle_number: vehicleNumber } : {}),
  };
}

function breakdownParams(breakdown: FleetBreakdownInput): NonNullable<FleetParams['reported_breakdown']> {
  const { fuelGrossAmount: fuel, nonFuelGrossAmount: rest, localTaxAmount: local } = breakdown;
  const { nationalTaxAmount: national } = breakdown;
  const tax = {
    ...(local ? { local_amount_decimal: decimal(local) } : {}),
    ...(national ? { national_amount_decimal: decimal(national) } : {}),
  };
  return {
    ...(fuel ? { fuel: { gross_amount_decimal: decimal(fuel) } } : {}),
    ...(rest ? { non_fuel: { gross_amount_decimal: decimal(rest) } } : {}),
    ...(local || national ? { tax } : {}),
  };
}
