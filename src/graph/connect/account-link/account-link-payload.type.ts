import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { AccountLink } from './account-link.type.js';

@ObjectType({ description: 'Answer of `createAccountLink`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateAccountLinkPayload extends MutationPayload {
  @Field(() => AccountLink, { nullable: true, description: 'The page; null if it was refused.' })
  accountLink: AccountLink | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'Whose information it asks for.' })
  account: ConnectedAccount | null = null;
}
