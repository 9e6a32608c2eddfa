import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { Card } from '../card/card.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { Authorization } from './authorization.type.js';

@InterfaceType('AuthorizationPayload', {
  description: 'The authorization that was simulated or changed, and what moved with it.',
  implements: MutationPayload,
})
export abstract class AuthorizationPayload extends MutationPayload {
  @Field(() => Authorization, {
    nullable: true,
    description: 'The authorization as it is now, which may be declined; null if the simulation was refused.',
  })
  authorization: Authorization | null = null;

  @Field(() => Card, { nullable: true, description: 'The card that was used.' })
  card: Card | null = null;

  @Field(() => Cardholder, { nullable: true, description: 'Whose card it is.' })
  cardholder: Cardholder | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'What the card spends from, with its balance as it is now; null for the Issuing balance.',
  })
  financialAccount: FinancialAccount | null = null;
}

const authorizationPayload = { implements: [MutationPayload, AuthorizationPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `simulateAuthorization`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationPayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `simulateAuthorizationCapture`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationCapturePayload extends AuthorizationPayload {
  @Field(() => IssuingTransaction, { nullable: true, description: 'The purchase that the capture booked.' })
  issuingTransaction: IssuingTransaction | null = null;
}

@ObjectType({ description: 'Answer of `simulateAuthorizationIncrement`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationIncrementPayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `simulateAuthorizationReversal`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationReversalPayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `simulateAuthorizationExpiry`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationExpiryPayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `simulateAuthorizationFinalAmount`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateAuthorizationFinalAmountPayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `simulateFraudChallengeResponse`.', ...authorizationPayload })
@PartOfItsOwner()
export class SimulateFraudChallengeResponsePayload extends AuthorizationPayload {}

@ObjectType({ description: 'Answer of `updateAuthorization`.', ...authorizationPayload })
@PartOfItsOwner()
export class UpdateAuthorizationPayload extends AuthorizationPayload {}
