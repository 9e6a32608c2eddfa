import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { Topup } from './topup.type.js';

@InterfaceType('TopupPayload', {
  description: 'The top-up that was written, and whose money it is.',
  implements: MutationPayload,
})
export abstract class TopupPayload extends MutationPayload {
  @Field(() => Topup, { nullable: true, description: 'The top-up as it is now; null if nothing was done.' })
  topup: Topup | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with its balance as it is now.' })
  account: ConnectedAccount | null = null;
}

const topupPayload = { implements: [MutationPayload, TopupPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createTopup`.', ...topupPayload })
@PartOfItsOwner()
export class CreateTopupPayload extends TopupPayload {}

@ObjectType({ description: 'Answer of `updateTopup`.', ...topupPayload })
@PartOfItsOwner()
export class UpdateTopupPayload extends TopupPayload {}

@ObjectType({ description: 'Answer of `cancelTopup`.', ...topupPayload })
@PartOfItsOwner()
export class CancelTopupPayload extends TopupPayload {}
