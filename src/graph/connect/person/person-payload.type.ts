import { Field, ID, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ConnectedAccount } from '../account/account.type.js';
import { Person } from './person.type.js';

@ObjectType({ description: 'Answer of `createPerson`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreatePersonPayload extends MutationPayload {
  @Field(() => Person, { nullable: true, description: 'The person; null if they were refused.' })
  person: Person | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `updatePerson`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class UpdatePersonPayload extends MutationPayload {
  @Field(() => Person, { nullable: true, description: 'The person; null if the change was refused.' })
  person: Person | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}

@ObjectType({ description: 'Answer of `deletePerson`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class DeletePersonPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'Global id of the person who is no longer there; null if refused.' })
  deletedPersonId: string | null = null;

  @Field(() => ConnectedAccount, { nullable: true, description: 'The account, with what Stripe still needs to know.' })
  account: ConnectedAccount | null = null;
}
