import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { WalletToken } from './wallet-token.type.js';

@InterfaceType('WalletTokenPayload', { description: 'The token that was written.', implements: MutationPayload })
export abstract class WalletTokenPayload extends MutationPayload {
  @Field(() => WalletToken, { nullable: true, description: 'The token as it is now; null if it was refused.' })
  walletToken: WalletToken | null = null;
}

const walletTokenPayload = { implements: [MutationPayload, WalletTokenPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `activateWalletToken`.', ...walletTokenPayload })
@PartOfItsOwner()
export class ActivateWalletTokenPayload extends WalletTokenPayload {}

@ObjectType({ description: 'Answer of `suspendWalletToken`.', ...walletTokenPayload })
@PartOfItsOwner()
export class SuspendWalletTokenPayload extends WalletTokenPayload {}

@ObjectType({ description: 'Answer of `deleteWalletToken`.', ...walletTokenPayload })
@PartOfItsOwner()
export class DeleteWalletTokenPayload extends WalletTokenPayload {}
