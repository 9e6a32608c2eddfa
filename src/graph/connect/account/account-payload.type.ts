import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { ConnectedAccount } from './account.type.js';

@InterfaceType('ConnectedAccountPayload', {
  description: 'The connected account that was written.',
  implements: MutationPayload,
})
export abstract class ConnectedAccountPayload extends MutationPayload {
  @Field(() => ConnectedAccount, {
    nullable: true,
    description:
      'The account as it is now. It stands beside user errors when it was made and a later step was refused.',
  })
  account: ConnectedAccount | null = null;
}

const connectedAccountPayload = { implements: [MutationPayload, ConnectedAccountPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createConnectedAccount`.', ...connectedAccountPayload })
@PartOfItsOwner()
export class CreateConnectedAccountPayload extends ConnectedAccountPayload {}

@ObjectType({ description: 'Answer of `updateConnectedAccount`.', ...connectedAccountPayload })
@PartOfItsOwner()
export class UpdateConnectedAccountPayload extends ConnectedAccountPayload {}

@ObjectType({ description: 'Answer of `requestCapabilities`.', ...connectedAccountPayload })
@PartOfItsOwner()
export class RequestCapabilitiesPayload extends ConnectedAccountPayload {}

@ObjectType({ description: 'Answer of `onboardConnectedAccount`.', ...connectedAccountPayload })
@PartOfItsOwner()
export class OnboardConnectedAccountPayload extends ConnectedAccountPayload {
  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account; null while a capability that it needs is not active.',
  })
  financialAccount: FinancialAccount | null = null;
}
