import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Authorization } from '../authorization/authorization.type.js';
import { DeclineExplanation, explanationOf } from './decline-explanation.type.js';

@Resolver(() => Authorization)
class ExplanationOfAuthorization {
  @FieldResolver(() => DeclineExplanation, {
    nullable: true,
    description:
      'Why the latest request was declined, which control or state is in the way, and how to mend it; null if it was approved or is still open. Part of the authorization: no Stripe call.',
  })
  explainDecline(@Root() { accountId, source }: Authorization): DeclineExplanation | null {
    return explanationOf(accountId, source);
  }
}

export const declineResolvers = [ExplanationOfAuthorization] as const;
