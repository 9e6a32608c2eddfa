import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { ReceivedCredit } from './received-credit.type.js';

@ObjectType({ description: 'Answer of `simulateReceivedCredit`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class SimulateReceivedCreditPayload extends MutationPayload {
  @Field(() => ReceivedCredit, {
    nullable: true,
    description: 'The money that came, or was turned away: its `status` says so. Null if nothing was done.',
  })
  receivedCredit: ReceivedCredit | null = null;

  @Field(() => ID, { nullable: true, description: "Stripe's id of the received credit; null if nothing was done." })
  get receivedCreditId(): string | null {
    return this.receivedCredit?.stripeId ?? null;
  }

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}
