import { Field, ID, ObjectType } from 'type-graphql';
import type { SettingsDesk } from '../../../decisions/index.js';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { DateTime, Url } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';

type Endpoint = NonNullable<Awaited<ReturnType<SettingsDesk['endpoint']>>>;

const SECRET =
  'What questions are signed with, `whsec_…`, as it is now. Nothing but this answer shows it. If it is lost, rotate it.';

@ObjectType({
  description: "Where a partner decides on the account's purchases: asked where no rule decides.",
  simpleResolvers: true,
})
@Requires('decisions:read')
export class DecisionEndpoint {
  constructor(private readonly source: Endpoint) {}

  @Field(() => ID, { description: 'Global id: `<account>/dep_…`.' })
  get id(): string {
    return globalId(this.source.account, this.source.id);
  }

  @Field(() => Url, { description: 'What is asked, by POST.' })
  get url(): string {
    return this.source.url;
  }

  @Field(() => DateTime, { nullable: true, description: 'Until then the secret before the last one signs, too.' })
  get previousSecretUntil(): Date | null {
    return this.source.previousUntil;
  }

  @Field(() => DateTime, { description: 'When it was set.' })
  get createdAt(): Date {
    return this.source.createdAt;
  }
}

@ObjectType({ description: 'Answer of `setDecisionEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class SetDecisionEndpointPayload extends MutationPayload {
  @Field(() => DecisionEndpoint, { nullable: true, description: 'The endpoint; null if it was refused.' })
  endpoint: DecisionEndpoint | null = null;

  @Field(() => String, { nullable: true, description: `${SECRET} Null, too, where the URL was set before.` })
  secret: string | null = null;
}

@ObjectType({
  description: 'Answer of `rotateDecisionEndpointSecret`.',
  implements: MutationPayload,
  simpleResolvers: true,
})
@PartOfItsOwner()
export class RotateDecisionEndpointSecretPayload extends MutationPayload {
  @Field(() => DecisionEndpoint, { nullable: true, description: 'The endpoint; null if it was refused.' })
  endpoint: DecisionEndpoint | null = null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret: string | null = null;
}

@ObjectType({ description: 'Answer of `removeDecisionEndpoint`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RemoveDecisionEndpointPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The account that has no endpoint now; null if it was refused.' })
  accountId: string | null = null;
}
