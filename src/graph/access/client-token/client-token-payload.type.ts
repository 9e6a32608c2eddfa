import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ClientToken } from './client-token.type.js';

@ObjectType({ description: 'Answer of `createClientToken`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateClientTokenPayload extends MutationPayload {
  @Field(() => ClientToken, { nullable: true, description: 'The token; null if it was refused.' })
  clientToken: ClientToken | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'What the client sends as `Authorization: Bearer eyJ…`. Nothing in it is secret but the whole.',
  })
  token: string | null = null;
}

@ObjectType({ description: 'Answer of `revokeClientToken`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RevokeClientTokenPayload extends MutationPayload {
  @Field(() => ClientToken, { nullable: true, description: 'The token; null if it was refused.' })
  clientToken: ClientToken | null = null;
}
