import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from './financial-account.type.js';

@InterfaceType('FinancialAccountPayload', {
  description: 'The financial account that was written.',
  implements: MutationPayload,
})
export abstract class FinancialAccountPayload extends MutationPayload {
  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account as it is now; null if nothing was done.',
  })
  financialAccount: FinancialAccount | null = null;
}

const financialAccountPayload = { implements: [MutationPayload, FinancialAccountPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `openFinancialAccount`.', ...financialAccountPayload })
@PartOfItsOwner()
export class OpenFinancialAccountPayload extends FinancialAccountPayload {
  @Field(() => ConnectedAccount, { nullable: true, description: 'Whose it is.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `updateFinancialAccount`.', ...financialAccountPayload })
@PartOfItsOwner()
export class UpdateFinancialAccountPayload extends FinancialAccountPayload {}

@ObjectType({ description: 'Answer of `requestFinancialAccountFeatures`.', ...financialAccountPayload })
@PartOfItsOwner()
export class RequestFinancialAccountFeaturesPayload extends FinancialAccountPayload {}

@ObjectType({ description: 'Answer of `closeFinancialAccount`.', ...financialAccountPayload })
@PartOfItsOwner()
export class CloseFinancialAccountPayload extends FinancialAccountPayload {}
