import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { DebitReversal } from './debit-reversal.type.js';

@ObjectType({
  description: 'Answer of `createDebitReversal`.',
  implements: MutationPayload,
  simpleResolvers: true,
})
@PartOfItsOwner()
export class CreateDebitReversalPayload extends MutationPayload {
  @Field(() => DebitReversal, { nullable: true, description: 'The reversal; null if nothing was done.' })
  debitReversal: DebitReversal | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}
