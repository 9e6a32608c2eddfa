import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../../treasury/financial-account/financial-account.type.js';
import { Authorization } from '../authorization/authorization.type.js';
import { Card } from '../card/card.type.js';
import { Cardholder } from '../cardholder/cardholder.type.js';
import { IssuingTransaction } from './transaction.type.js';

@InterfaceType('IssuingTransactionPayload', {
  description: 'The transaction that was simulated or changed, and what moved with it.',
  implements: MutationPayload,
})
export abstract class IssuingTransactionPayload extends MutationPayload {
  @Field(() => IssuingTransaction, {
    nullable: true,
    description: 'The transaction as it is now; null if it was refused.',
  })
  issuingTransaction: IssuingTransaction | null = null;

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

const transactionPayload = { implements: [MutationPayload, IssuingTransactionPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `simulateTransactionRefund`.', ...transactionPayload })
@PartOfItsOwner()
export class SimulateTransactionRefundPayload extends IssuingTransactionPayload {
  @Field(() => Authorization, {
    nullable: true,
    description: 'The authorization of the purchase; null if there was none.',
  })
  authorization: Authorization | null = null;
}

@ObjectType({ description: 'Answer of `simulateForceCapture`.', ...transactionPayload })
@PartOfItsOwner()
export class SimulateForceCapturePayload extends IssuingTransactionPayload {}

@ObjectType({ description: 'Answer of `simulateUnlinkedRefund`.', ...transactionPayload })
@PartOfItsOwner()
export class SimulateUnlinkedRefundPayload extends IssuingTransactionPayload {}

@ObjectType({ description: 'Answer of `updateIssuingTransaction`.', ...transactionPayload })
@PartOfItsOwner()
export class UpdateIssuingTransactionPayload extends IssuingTransactionPayload {}
