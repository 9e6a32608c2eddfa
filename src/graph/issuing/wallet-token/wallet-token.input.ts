import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType()
export abstract class WalletTokenInput extends MutationInput {
  @Field(() => ID, { description: 'The token.' })
  walletTokenId!: string;
}

@InputType({ description: 'Which token.' })
export class ActivateWalletTokenInput extends WalletTokenInput {}

@InputType({ description: 'Which token.' })
export class SuspendWalletTokenInput extends WalletTokenInput {}

@InputType({ description: 'Which token.' })
export class DeleteWalletTokenInput extends WalletTokenInput {}
