import { Field, ID, InputType } from 'type-graphql';
import { FleetInput } from '../../shared/values/purchase/fleet.input.js';
import { FuelInput } from '../../shared/values/purchase/fuel.input.js';
import { MetadataInput } from '../../shared/values/metadata.js';
import { PurchaseDetailsInput } from '../../shared/values/purchase/purchase-details.input.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType()
export abstract class AuthorizationInput extends MutationInput {
  @Field(() => ID, { description: 'The authorization.' })
  authorizationId!: string;
}

@InputType({ description: 'What a seller takes of an authorization.' })
export class SimulateAuthorizationCaptureInput extends AuthorizationInput {
  @Field(() => MinorUnits, {
    nullable: true,
    description: 'Minor units, more than was approved if need be; all of it if nothing is said.',
  })
  captureAmount?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what is not captured is released; true if nothing is said.',
  })
  closeAuthorization?: boolean | null;

  @Field(() => PurchaseDetailsInput, { nullable: true, description: 'What the seller reports of the purchase.' })
  purchaseDetails?: PurchaseDetailsInput | null;
}

@InputType({ description: 'What a seller asks for beyond what was approved.' })
export class SimulateAuthorizationIncrementInput extends AuthorizationInput {
  @Field(() => MinorUnits, { description: 'What is added, in minor units.' })
  incrementAmount!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether less than the amount may be approved.' })
  isAmountControllable?: boolean | null;
}

@InputType({ description: 'What a seller gives up.' })
export class SimulateAuthorizationReversalInput extends AuthorizationInput {
  @Field(() => MinorUnits, { nullable: true, description: 'Minor units; all of it if nothing is said.' })
  reverseAmount?: number | null;
}

@InputType({ description: 'Which authorization lapses.' })
export class SimulateAuthorizationExpiryInput extends AuthorizationInput {}

@InputType({ description: 'What a fuel pump came to.' })
export class SimulateAuthorizationFinalAmountInput extends AuthorizationInput {
  @Field(() => MinorUnits, { description: 'What is to be held from now on, in minor units.' })
  finalAmount!: number;

  @Field(() => FuelInput, { nullable: true, description: 'What was filled.' })
  fuel?: FuelInput | null;

  @Field(() => FleetInput, { nullable: true, description: 'What the fleet card reports.' })
  fleet?: FleetInput | null;
}

@InputType({ description: 'What the cardholder answers to the question whether a purchase is theirs.' })
export class SimulateFraudChallengeResponseInput extends AuthorizationInput {
  @Field(() => Boolean, { description: 'Whether the purchase is theirs.' })
  confirmed!: boolean;
}

@InputType({ description: 'Your own entries of an authorization.' })
export class UpdateAuthorizationInput extends AuthorizationInput {
  @Field(() => [MetadataInput], { description: 'The entries to set or remove.' })
  metadata!: MetadataInput[];
}
