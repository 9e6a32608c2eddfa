import { Field, ID, ObjectType } from 'type-graphql';
import type { Question } from '../../../decisions/index.js';
import { globalId, globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { DecidedPurchase } from '../decision/decision.type.js';

@ObjectType({
  description: 'A purchase that waits for an answer, while Stripe waits: `respondToAuthorization` gives it.',
  simpleResolvers: true,
})
@Requires('decisions:answer')
export class AuthorizationDecisionRequest {
  constructor(readonly source: Question) {}

  get accountId(): string {
    return this.source.purchase.account;
  }

  @Field(() => ID, { description: 'Global id of the decision that is to be made: `<account>/dec_…`.' })
  get id(): string {
    return globalId(this.accountId, this.source.id);
  }

  @Field(() => ID, { description: 'The authorization that is asked for.' })
  get authorizationId(): string {
    return globalId(this.accountId, this.source.purchase.authorization);
  }

  @Field(() => ID, { description: 'The card that is used.' })
  get cardId(): string {
    return globalId(this.accountId, this.source.purchase.card);
  }

  @Field(() => ID, { nullable: true, description: 'Its cardholder.' })
  get cardholderId(): string | null {
    return globalIdOf(this.accountId, this.source.purchase.cardholder);
  }

  @Field(() => DecidedPurchase, { description: 'What is asked.' })
  get purchase(): DecidedPurchase {
    return new DecidedPurchase(this.source.purchase);
  }

  @Field(() => DateTime, { description: 'When Stripe asked, by its clock.' })
  get askedAt(): Date {
    return dateTime(this.source.purchase.at);
  }

  @Field(() => DateTime, {
    description: "Until then an answer counts, by this server's clock: about 1.2 seconds after the question came.",
  })
  get respondBy(): Date {
    return this.source.respondBy;
  }
}

@ObjectType({ description: 'Answer of `respondToAuthorization`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class RespondToAuthorizationPayload extends MutationPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The decision that was made so, to be read a moment later; null if the answer does not count.',
  })
  decisionId: string | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What Stripe is answered: whether it is approved. Null if the answer does not count.',
  })
  approved: boolean | null = null;
}
