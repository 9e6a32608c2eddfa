import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { ExternalAccount } from './external-account.type.js';

@ObjectType({ description: 'Answer of `createExternalAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateExternalAccountPayload extends MutationPayload {
  @Field(() => ExternalAccount, { nullable: true, description: 'The external account; null if it was refused.' })
  externalAccount: ExternalAccount | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `updateExternalAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class UpdateExternalAccountPayload extends MutationPayload {
  @Field(() => ExternalAccount, {
    nullable: true,
    description: 'The external account; null if the change was refused.',
  })
  externalAccount: ExternalAccount | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `deleteExternalAccount`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class DeleteExternalAccountPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is no longer there; null if refused.' })
  deletedExternalAccountId: string | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}
