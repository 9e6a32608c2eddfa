import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { Question } from '../../../decisions/index.js';
import { TellsQuestions } from '../../shared/live/asks.js';
import { fromFeeds } from '../../shared/live/hears.js';
import { AuthorizationDecisionRequestArgs } from './request.args.js';
import { AuthorizationDecisionRequest } from './request.type.js';

@Resolver(() => AuthorizationDecisionRequest)
class AuthorizationDecisionRequestSubscription {
  @Subscription(() => AuthorizationDecisionRequest, {
    description:
      "Purchases that wait for a decision, where no rule decides or one wants the partner asked, and the account has no endpoint. The first answer counts, until `respondBy`; without one the account's default decides. It listens as long as it is open.",
    subscribe: fromFeeds,
  })
  @TellsQuestions()
  authorizationDecisionRequested(
    @Root() question: Question,
    @Args(() => AuthorizationDecisionRequestArgs) _args: AuthorizationDecisionRequestArgs,
  ): AuthorizationDecisionRequest {
    return new AuthorizationDecisionRequest(question);
  }
}

export const authorizationDecisionRequestSubscriptions = [AuthorizationDecisionRequestSubscription] as const;
