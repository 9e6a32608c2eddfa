import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { ReceivedDebit } from './received-debit.type.js';

@ObjectType({ description: 'Answer of `simulateReceivedDebit`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class SimulateReceivedDebitPayload extends MutationPayload {
  @Field(() => ReceivedDebit, {
    nullable: true,
    description: 'The money that was taken, or was not: its `status` says so. Null if nothing was done.',
  })
  receivedDebit: ReceivedDebit | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}
