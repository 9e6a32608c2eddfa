import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { CreditReversal } from './credit-reversal.type.js';

@ObjectType({
  description: 'Answer of `createCreditReversal`.',
  implements: MutationPayload,
  simpleResolvers: true,
})
@PartOfItsOwner()
export class CreateCreditReversalPayload extends MutationPayload {
  @Field(() => CreditReversal, { nullable: true, description: 'The reversal; null if nothing was done.' })
  creditReversal: CreditReversal | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}
