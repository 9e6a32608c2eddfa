import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { AccountSession } from './account-session.type.js';

@ObjectType({ description: 'Answer of `createAccountSession`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateAccountSessionPayload extends MutationPayload {
  @Field(() => AccountSession, { nullable: true, description: 'The session; null if it was refused.' })
  accountSession: AccountSession | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'Whose session it is.' })
  account: ConnectedAccount | null = null;
}
