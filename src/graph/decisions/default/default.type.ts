import { Field, ID, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';

export const DefaultDecisionKind = inputEnum<'approve' | 'decline'>(
  'DefaultDecisionKind',
  'What is decided where no rule and no partner decides.',
  { approve: 'It is approved.', decline: 'It is declined.' },
);

@ObjectType({
  description:
    "What is decided where no rule and no partner decides. The card's counts before the cardholder's, that before the account's, that before this server's.",
  simpleResolvers: true,
})
@Requires('decisions:read')
export class DefaultDecision {
  constructor(
    private readonly source: { readonly account: string; readonly object: string; readonly approves: boolean },
  ) {}

  @Field(() => ID, { description: 'The card, the cardholder or the account that it is for.' })
  get objectId(): string {
    return globalId(this.source.account, this.source.object);
  }

  @Field(() => DefaultDecisionKind, { description: 'What is decided.' })
  get decision(): string {
    return this.source.approves ? 'approve' : 'decline';
  }
}

@ObjectType({ description: 'Answer of `setDefaultDecision`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class SetDefaultDecisionPayload extends MutationPayload {
  @Field(() => [DefaultDecision], { description: 'All defaults of the account; empty if it was refused.' })
  defaults: DefaultDecision[] = [];
}
