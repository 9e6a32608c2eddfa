import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { FinancialAccount } from '../financial-account/financial-account.type.js';
import { InboundTransfer } from './inbound-transfer.type.js';

@InterfaceType('InboundTransferPayload', {
  description: 'The transfer that was written, and whose money it is.',
  implements: MutationPayload,
})
export abstract class InboundTransferPayload extends MutationPayload {
  @Field(() => InboundTransfer, { nullable: true, description: 'The transfer as it is now; null if nothing was done.' })
  inboundTransfer: InboundTransfer | null = null;

  @Field(() => FinancialAccount, {
    nullable: true,
    description: 'The financial account, with its balance as it is now. A Stripe call of its own.',
  })
  financialAccount: FinancialAccount | null = null;
}

const inboundTransferPayload = { implements: [MutationPayload, InboundTransferPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createInboundTransfer`.', ...inboundTransferPayload })
@PartOfItsOwner()
export class CreateInboundTransferPayload extends InboundTransferPayload {}

@ObjectType({ description: 'Answer of `cancelInboundTransfer`.', ...inboundTransferPayload })
@PartOfItsOwner()
export class CancelInboundTransferPayload extends InboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateInboundTransferSuccess`.', ...inboundTransferPayload })
@PartOfItsOwner()
export class SimulateInboundTransferSuccessPayload extends InboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateInboundTransferFailure`.', ...inboundTransferPayload })
@PartOfItsOwner()
export class SimulateInboundTransferFailurePayload extends InboundTransferPayload {}

@ObjectType({ description: 'Answer of `simulateInboundTransferReturn`.', ...inboundTransferPayload })
@PartOfItsOwner()
export class SimulateInboundTransferReturnPayload extends InboundTransferPayload {}
