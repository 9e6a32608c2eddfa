import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { OutboundPayment } from './outbound-payment.type.js';

@InterfaceType('OutboundPaymentPayload', {
  description: 'The payment that was written, and whose money it is.',
  implements: MutationPayload,
})
export abstract class OutboundPaymentPayload extends MutationPayload {
  @Field(() => OutboundPayment, { nullable: true, description: 'The payment as it is now; null if nothing was done.' })
  outboundPayment: OutboundPayment | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}

const outboundPaymentPayload = { implements: [MutationPayload, OutboundPaymentPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createOutboundPayment`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class CreateOutboundPaymentPayload extends OutboundPaymentPayload {}

@ObjectType({ description: 'Answer of `cancelOutboundPayment`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class CancelOutboundPaymentPayload extends OutboundPaymentPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundPaymentPost`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class SimulateOutboundPaymentPostPayload extends OutboundPaymentPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundPaymentFailure`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class SimulateOutboundPaymentFailurePayload extends OutboundPaymentPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundPaymentReturn`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class SimulateOutboundPaymentReturnPayload extends OutboundPaymentPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundPaymentTracking`.', ...outboundPaymentPayload })
@PartOfItsOwner()
export class SimulateOutboundPaymentTrackingPayload extends OutboundPaymentPayload {}
