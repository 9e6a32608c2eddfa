import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { OutboundTransfer } from './outbound-transfer.type.js';

@InterfaceType('OutboundTransferPayload', {
  description: 'The transfer that was written, and whose money it is.',
  implements: MutationPayload,
})
export abstract class OutboundTransferPayload extends MutationPayload {
  @Field(() => OutboundTransfer, {
    nullable: true,
    description: 'The transfer as it is now; null if nothing was done.',
  })
  outboundTransfer: OutboundTransfer | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}

const outboundTransferPayload = { implements: [MutationPayload, OutboundTransferPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createOutboundTransfer`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class CreateOutboundTransferPayload extends OutboundTransferPayload {}

@ObjectType({ description: 'Answer of `cancelOutboundTransfer`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class CancelOutboundTransferPayload extends OutboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundTransferPost`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class SimulateOutboundTransferPostPayload extends OutboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundTransferFailure`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class SimulateOutboundTransferFailurePayload extends OutboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundTransferReturn`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class SimulateOutboundTransferReturnPayload extends OutboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateOutboundTransferTracking`.', ...outboundTransferPayload })
@PartOfItsOwner()
export class SimulateOutboundTransferTrackingPayload extends OutboundTransferPayload {}
