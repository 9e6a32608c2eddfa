import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { ApiKey } from './api-key.type.js';

const SECRET =
  'What the client sends as `Authorization: Bearer cg_…`. Shown once: null when the same idempotency key is sent again. If it is lost, rotate the key.';

@ObjectType({ description: 'Answer of `createApiKey`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key; null if it was refused.' })
  apiKey: ApiKey | null = null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret: string | null = null;
}

@ObjectType({ description: 'Answer of `rotateApiKey`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RotateApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The new key; null if it was refused.' })
  apiKey: ApiKey | null = null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret: string | null = null;

  @Field(() => ApiKey, { nullable: true, description: 'The old key, with the time at which it stops.' })
  replaced: ApiKey | null = null;
}

@ObjectType({ description: 'Answer of `revokeApiKey`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RevokeApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key; null if it was refused.' })
  apiKey: ApiKey | null = null;
}
