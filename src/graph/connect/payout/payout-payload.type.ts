import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { Payout } from './payout.type.js';

@InterfaceType('PayoutPayload', {
  description: 'The payout that was written, and whose money it is.',
  implements: MutationPayload,
})
export abstract class PayoutPayload extends MutationPayload {
  @Field(() => Payout, { nullable: true, description: 'The payout as it is now; null if nothing was done.' })
  payout: Payout | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with its balance as it is now.' })
  account: ConnectedAccount | null = null;
}

const payoutPayload = { implements: [MutationPayload, PayoutPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createPayout`.', ...payoutPayload })
@PartOfItsOwner()
export class CreatePayoutPayload extends PayoutPayload {}

@ObjectType({ description: 'Answer of `updatePayout`.', ...payoutPayload })
@PartOfItsOwner()
export class UpdatePayoutPayload extends PayoutPayload {}

@ObjectType({ description: 'Answer of `cancelPayout`.', ...payoutPayload })
@PartOfItsOwner()
export class CancelPayoutPayload extends PayoutPayload {}

@ObjectType({ description: 'Answer of `reversePayout`.', ...payoutPayload })
@PartOfItsOwner()
export class ReversePayoutPayload extends PayoutPayload {}
