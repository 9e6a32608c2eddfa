import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { IssuingTransaction } from '../transaction/transaction.type.js';
import { Dispute } from './dispute.type.js';

@InterfaceType('DisputePayload', {
  description: 'The dispute that was written, and what moved with it.',
  implements: MutationPayload,
})
export abstract class DisputePayload extends MutationPayload {
  @Field(() => Dispute, { nullable: true, description: 'The dispute as it is now; null if it was refused.' })
  dispute: Dispute | null = null;

  @Field(() => IssuingTransaction, { nullable: true, description: 'The purchase that is disputed.' })
  issuingTransaction: IssuingTransaction | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'What the money comes back to, with its balance as it is now; null for the Issuing balance.',
  })
  financialAccount: FinancialAccount | null = null;
}

const disputePayload = { implements: [MutationPayload, DisputePayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createDispute`.', ...disputePayload })
@PartOfItsOwner()
export class CreateDisputePayload extends DisputePayload {}

@ObjectType({ description: 'Answer of `updateDispute`.', ...disputePayload })
@PartOfItsOwner()
export class UpdateDisputePayload extends DisputePayload {}

@ObjectType({ description: 'Answer of `submitDispute`.', ...disputePayload })
@PartOfItsOwner()
export class SubmitDisputePayload extends DisputePayload {}
